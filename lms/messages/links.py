"""Addresses that need no sign-in: what they allow is signed in 32 signs, short enough for an SMS."""

import hashlib
import hmac
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode

from flask import current_app

from lms.messages.models import CHANNELS

SEAL = 16
HIDDEN = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}
"""Headers of pages such an address opens: no search engine keeps it, and it is told to nobody."""


def seal(purpose: str, first: int, second: int = 0) -> str:
    """A token that says `first` and `second`, and that only we can write."""
    said = struct.pack(">II", first, second)
    return urlsafe_b64encode(said + _seal(purpose, said)).decode()


def opened(purpose: str, token: str) -> tuple[int, int] | None:
    """What a token made for this purpose says; None when we did not write it."""
    said, found = (whole := urlsafe_b64decode(token))[:-SEAL], whole[-SEAL:]
    if not hmac.compare_digest(found, _seal(purpose, said)):
        return None
    first, second = struct.unpack(">II", said)
    return first, second


def outside(path: str) -> str:
    """An address as others reach it."""
    return str(current_app.config["SETTINGS"].public_url).rstrip("/") + path


def address_of(endpoint: str, **values: object) -> str:
    """The address of a page of ours as others reach it; no request is needed."""
    return outside(current_app.url_map.bind("here").build(endpoint, values))


def stop_address(person_id: int, channel: str) -> str:
    """Where a person ends the messages of a channel."""
    return address_of("messages.stop", token=seal("stop", person_id, CHANNELS.index(channel)))


def _seal(purpose: str, said: bytes) -> bytes:
    key = f"link:{purpose}:".encode() + str(current_app.secret_key).encode()
    return hmac.digest(key, said, hashlib.sha256)[:SEAL]
