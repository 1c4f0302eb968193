"""What can happen to the look of a site: a logo kept, the look changed. Nothing issued changes with it."""

import hashlib
from dataclasses import asdict, replace
from datetime import timedelta

from lms.accounts import audit
from lms.accounts.models import Site
from lms.accounts.values import SignedIn
from lms.core import limits
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.credentials.looks import logo, queries, rules
from lms.credentials.looks.models import Logo, SiteLook
from lms.credentials.looks.values import Look
from lms.i18n import _
from lms.i18n.formats import number

PREVIEWS, WINDOW = 60, timedelta(minutes=10)
"""Each costs a second of a processor."""


def keep_logo(content: bytes) -> str:
    """Clean a logo and keep it; the digest under which it is found. The same logo is kept once."""
    kind, cleaned = logo.clean(content)
    digest = hashlib.sha256(cleaned).hexdigest()
    if db.session.get(Logo, digest) is None:
        save(Logo(digest=digest, kind=kind, content=cleaned, kept_at=now()))
    return digest


def checked(look: Look) -> Look:
    """`look` with its colours in small letters. Refused when they cannot be read on white."""
    look = replace(look, ink=look.ink.lower(), accent=look.accent.lower())
    for name in ("ink", "accent"):
        colour = getattr(look, name)
        if not rules.is_colour(colour):
            raise Refused(_("Write a colour as # and 6 signs. For example: #1c2340."), name)
        if not rules.is_readable(colour):
            contrast = number(int(rules.contrast_on_white(colour) * 10) / 10, 1)
            raise Refused(
                _(
                    "This colour is too pale to be read on paper: its contrast is %(contrast)s, "
                    "and 4.5 is needed. Choose a darker one.",
                    contrast=contrast,
                ),
                name,
            )
    return look


def change_look(actor: SignedIn, site: Site, look: Look) -> None:
    """Give the documents of a site another look, from the next one on. The trail says what changed."""
    look, before = checked(look), queries.look_of(site.id)
    changed = [name for name, value in asdict(look).items() if value != getattr(before, name)]
    row = db.session.get(SiteLook, site.id) or SiteLook(site_id=site.id)
    for name, value in asdict(look).items():
        setattr(row, name, value)
    row.logo = look.logo.partition(".")[0] or None
    row.changed_by_id, row.changed_at = actor.id, now()
    save(row)
    colours = {"ink": row.ink, "accent": row.accent}
    audit.note(actor.id, "change-look", "site", site.id, fields=changed, logo=row.logo, **colours)


def wait_to_preview(actor: SignedIn) -> timedelta:
    """How long before another preview."""
    return limits.wait("preview-look", str(actor.id), PREVIEWS, WINDOW)


def count_preview(actor: SignedIn) -> None:
    """Note that a preview was asked for."""
    limits.count("preview-look", str(actor.id))
