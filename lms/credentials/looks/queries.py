"""Reading the look of a site, and logos."""

from lms.core.db import db
from lms.credentials.looks.models import Logo, SiteLook
from lms.credentials.looks.values import USUAL, Look


def look_of(site_id: int) -> Look:
    """The look of a site's documents; ours where it chose nothing."""
    chosen = db.session.get(SiteLook, site_id)
    if chosen is None:
        return USUAL
    kept = db.session.get(Logo, chosen.logo) if chosen.logo else None
    return Look(
        ink=chosen.ink,
        accent=chosen.accent,
        logo=f"{kept.digest}.{kept.kind}" if kept else "",
        signatory=chosen.signatory,
        signatory_title=chosen.signatory_title,
        provider=chosen.provider,
        registration=chosen.registration,
        nature=chosen.nature,
    )


def logo_named(name: str) -> bytes:
    """The bytes of the logo a document names ("digest.kind"); nothing when there is none."""
    kept = db.session.get(Logo, name.partition(".")[0]) if name else None
    return kept.content if kept else b""


def known_logo(digest: str) -> str:
    """The name of the logo of that digest, or nothing."""
    kept = db.session.get(Logo, digest) if digest else None
    return f"{kept.digest}.{kept.kind}" if kept else ""
