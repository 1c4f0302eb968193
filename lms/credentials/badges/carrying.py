"""What a certificate's file carries besides its page: the badge, the facts as kept, the signed square."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lms.core.clock import now
from lms.credentials import rules
from lms.credentials.badges import operations, queries, square
from lms.credentials.badges.keys import SQUARES, Named
from lms.credentials.badges.settings import keys
from lms.credentials.designs import NOTHING, Carried
from lms.credentials.models import Certificate

BADGE, FACTS = "open-badge.json", "facts.json"
"""The names of the files inside the PDF."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A badge signed but not kept yet, and what the file carries of it."""

    carried: Carried = NOTHING
    badge_id: int = 0
    forms: Mapping[str, str] = field(default_factory=dict)

    def keep(self) -> None:
        """Keep what was signed, if anything was."""
        if self.forms:
            operations.keep(self.badge_id, dict(self.forms))


def badge_for(certificate: Certificate, public_url: str) -> Prepared:
    """The badge of a certificate, as it was signed or signed now. KeyLost when it cannot be.

    Other documents have none; they carry their facts and their square alike.
    """
    badge = queries.badge_of(certificate.id)
    key = keys().in_use(SQUARES, now())
    if badge is None:
        return Prepared(carried_by(certificate.facts, key, version=certificate.version))
    forms = queries.signed_forms(badge.id) or operations.forms_of(certificate, badge, keys(), public_url)
    return Prepared(carried_by(certificate.facts, key, forms["json"], certificate.version), badge.id, forms)


def carried_by(facts: Mapping[str, Any], key: Named, badge: str = "", version: int = 1) -> Carried:
    """What a file of this version carries: its badge if any, the facts, its square signed with `key`."""
    files = {FACTS: rules.canonical(facts)}
    return Carried(square.address(facts, key, version), {BADGE: badge.encode(), **files} if badge else files)
