"""The look of a site's documents as a plain value."""

from collections.abc import Mapping
from dataclasses import dataclass

from lms.credentials.looks.rules import ACCENT, INK


@dataclass(frozen=True, slots=True)
class Look:
    """What a site's documents bear: the name of its logo ("digest.kind", or nothing), colours, words."""

    ink: str = INK
    accent: str = ACCENT
    logo: str = ""
    signatory: str = ""
    signatory_title: str = ""
    provider: str = ""
    registration: str = ""
    nature: str = ""

    def printed(self, issuer: str, signatory: str, site: str) -> Mapping[str, str]:
        """The facts it gives a document; what it leaves out comes from `issuer`, `signatory` and `site`."""
        return {
            "ink": self.ink,
            "accent": self.accent,
            "logo": self.logo,
            "signatory": self.signatory or signatory,
            "signatory_title": self.signatory_title or site,
            "provider": self.provider or issuer,
            "registration": self.registration,
        }


USUAL = Look()
"""The look of a site that chose nothing."""
