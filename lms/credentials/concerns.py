"""What the keys that sign want from a person: a word for monitors, a sentence for administrators."""

from collections.abc import Mapping
from datetime import datetime

from flask import current_app

from lms.config import Settings
from lms.core.clock import now
from lms.credentials import signing
from lms.credentials.badges import settings as badges
from lms.credentials.badges.keys import BadgeKeys
from lms.credentials.keys import Ring
from lms.i18n import lazy

SENTENCES: Mapping[str, str] = {
    "lost": lazy("The key that signs certificates is missing: no certificate can be signed."),
    "expired": lazy("The key that signs certificates is out of date: no certificate can be signed."),
    "badge-key-lost": lazy(
        "A key that signs badges is missing: certificates wait, and nobody is told which badges are revoked."
    ),
    "renewal-due": lazy(
        "The key that signs certificates must soon be renewed, and the root key is off-line. Bring it back "
        "for a moment: the operating guide says how."
    ),
}
"""The most pressing first."""


def concerns(settings: Settings, ring: Ring, badge_keys: BadgeKeys, at: datetime) -> list[str]:
    """In words, the most pressing first. If others sign for us, the keys of badges are ours still."""
    found = {
        "" if settings.signing_service else ring.concern(at),
        "badge-key-lost" if badge_keys.lost() else "",
    }
    return [word for word in SENTENCES if word in found]


def key_concern() -> str:
    """The most pressing, in one word; nothing when all is well."""
    settings: Settings = current_app.config["SETTINGS"]
    found = concerns(settings, signing.public_ring_of(settings), badges.public_keys(), now())
    return found[0] if found else ""


def key_sentence() -> str:
    """The same for administrators."""
    concern = key_concern()
    return str(SENTENCES[concern]) if concern else ""
