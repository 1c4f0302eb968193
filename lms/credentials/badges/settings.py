"""Where this installation keeps the keys of its badges."""

from flask import current_app

from lms.config import key_passphrase
from lms.credentials.badges.keys import BadgeKeys


def keys() -> BadgeKeys:
    """The keys of badges, as the settings say."""
    settings = current_app.config["SETTINGS"]
    return BadgeKeys(settings.keys, key_passphrase(settings).encode())


def public_keys() -> BadgeKeys:
    """The same without what opens them: for whoever only publishes or checks."""
    return BadgeKeys(current_app.config["SETTINGS"].keys, b"")
