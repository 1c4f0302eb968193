"""The square on the paper: where to check it, and behind the # its facts, signed, to be read off-line.

What stands behind the # never reaches a server. `static/js/square.js` reads it in the browser.
"""

import base64
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from lms.credentials import rules
from lms.credentials.badges.keys import Named
from lms.credentials.models import COMPLETION

FORMAT = "passerelle 1"
LONGEST = {"holder": 60, "course_title": 60, "level": 24}
"""Bytes kept of each text: the square must stay coarse enough for a cheap phone."""
CUT = "…"
NAME = 6
"""Letters that tell our keys apart."""


def address(facts: Mapping[str, Any], key: Named, version: int = 1) -> tuple[str, str]:
    """The address of the check up to its #, and the signed facts of that version behind it."""
    lines = lines_of(facts, version, name_of(key.private.public_key()))
    signed = signature(key, message(facts["code"], lines))
    return f"{facts['verify_address']}#", base64.b32encode(signed + lines).decode().rstrip("=")


def lines_of(facts: Mapping[str, Any], version: int, key_name: str) -> bytes:
    """The facts in the square, one a line. The last three came later: squares already printed lack them.

    What kind of document it is stands in those that are no certificate.
    """
    texts = [clipped(" ".join(str(facts[name]).split()), most) for name, most in LONGEST.items()]
    said = [*texts, _hours(facts["hours"]), facts["issued_on"], facts.get("expires_on") or ""]
    kind = facts.get("design", COMPLETION)
    return "\n".join([*said, str(version), key_name, *([kind] if kind != COMPLETION else [])]).encode()


def name_of(public: Any) -> str:
    """What a square calls the key that signed it: a few letters of the digest of its public half."""
    digest = Hash(SHA256())
    digest.update(public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint))
    return base64.b32encode(digest.finalize()).decode()[:NAME]


def _hours(kept: object) -> str:
    """Hours with two decimals, which tell the minute; whole ones, and those rounded before, as they are."""
    minutes = rules.minutes_in(kept)
    if rules.is_in_tenths(kept):
        return str(kept)
    return f"{minutes / 60:.2f}" if minutes % 60 else str(minutes // 60)


def message(code: str, lines: bytes) -> bytes:
    """What is signed: the facts, for this code alone."""
    return f"{FORMAT}\n{code}\n".encode() + lines


def signature(key: Named, signed: bytes) -> bytes:
    """ECDSA on P-256 as browsers know it: r and s, 32 bytes each; the same for the same words (RFC 6979)."""
    made = key.private.sign(signed, ec.ECDSA(SHA256(), deterministic_signing=True))
    return b"".join(number.to_bytes(32, "big") for number in decode_dss_signature(made))


def clipped(text: str, most: int) -> str:
    """`text` in at most so many bytes, cut between letters."""
    if len(text.encode()) <= most:
        return text
    return text.encode()[: most - len(CUT.encode())].decode("utf-8", "ignore").rstrip() + CUT
