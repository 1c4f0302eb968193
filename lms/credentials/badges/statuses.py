"""The list that tells which badges still stand (W3C Bitstring Status List 1.0): one bit each, all mixed."""

import gzip
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from lms.credentials.badges.canonical import CREDENTIALS
from lms.credentials.badges.published import base64url

ENTRIES = 131_072
"""Bits in a list: so many that asking for it tells nobody which badge is looked at."""
FULL = ENTRIES // 2
"""A list half full is followed by another: a free place is then found at once."""
LASTS = timedelta(days=30)
"""How long a list may be trusted; it is made anew each week."""


def bits(positions: Iterable[int]) -> bytes:
    """The bitstring in which these positions are set; position 0 is the leftmost bit."""
    made = bytearray(ENTRIES // 8)
    for position in positions:
        made[position // 8] |= 0x80 >> position % 8
    return bytes(made)


def status_list(address: str, issuer: str, positions: Iterable[int], at: datetime) -> dict[str, Any]:
    """The credential that tells which badges are revoked, not signed yet."""
    return {
        "@context": [CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": _written(at),
        "validUntil": _written(at + LASTS),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": "u" + base64url(gzip.compress(bits(positions), 9, mtime=0)),
        },
    }


def _written(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
