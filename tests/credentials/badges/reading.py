"""Reads a badge as somebody else would: from what is published, with none of our own code."""

import base64
import gzip
import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA256


def unpadded(text: str) -> bytes:
    """What is written in base 64 for addresses."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def parts_of(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The header and the claims of a token."""
    header, claims, _signature = token.split(".")
    return json.loads(unpadded(header)), json.loads(unpadded(claims))


def verify(token: str, jwk: dict[str, str]) -> None:
    """InvalidSignature unless the owner of `jwk` signed `token` with RS256."""
    e, n = (int.from_bytes(unpadded(jwk[name])) for name in ("e", "n"))
    signed, _dot, signature = token.rpartition(".")
    RSAPublicNumbers(e, n).public_key().verify(unpadded(signature), signed.encode(), PKCS1v15(), SHA256())


def bits_of(status_list: dict[str, Any]) -> list[int]:
    """The positions that are set in a status list; fails unless it is large enough to hide in."""
    encoded = status_list["credentialSubject"]["encodedList"]
    assert encoded[0] == "u"
    bits = gzip.decompress(unpadded(encoded[1:]))
    assert len(bits) * 8 == 131_072
    return [n for n in range(len(bits) * 8) if bits[n // 8] >> (7 - n % 8) & 1]
