"""What the keys that sign want from a person: a word for monitors, a sentence for administrators."""

from collections.abc import Mapping

from flask import current_app

from lms.config import Settings
from lms.core.clock import now
from lms.credentials import signing
from lms.i18n import lazy

SENTENCES: Mapping[str, str] = {
    "lost": lazy("The key that signs certificates is missing: no certificate can be signed."),
    "expired": lazy("The key that signs certificates is out of date: no certificate can be signed."),
    "renewal-due": lazy(
        "The key that signs certificates must soon be renewed, and the root key is off-line. Bring it back "
        "for a moment: the operating guide says how."
    ),
}


def key_concern() -> str:
    """In one word; nothing when all is well, or when somebody else signs for us."""
    settings: Settings = current_app.config["SETTINGS"]
    return "" if settings.signing_service else signing.public_ring_of(settings).concern(now())


def key_sentence() -> str:
    """The same for administrators."""
    concern = key_concern()
    return str(SENTENCES[concern]) if concern else ""
