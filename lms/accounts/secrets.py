"""PINs and passwords as argon2 keeps them."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

DEAR = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""OWASP's minimum for argon2id (19 MiB, 2 passes): tries are limited, and a class signs in at once."""

HASHER = DEAR

NOBODY = HASHER.hash(secrets.token_hex(8))
"""Checked when the identifier is unknown, so that the answer takes as long."""


def hashed(secret: str) -> str:
    """`secret` as it is stored."""
    return HASHER.hash(secret)


def matches(stored: str, secret: str) -> bool:
    """Whether `secret` is the one stored; takes as long when nothing is stored."""
    try:
        HASHER.verify(stored or NOBODY, secret)
    except (VerificationError, InvalidHashError):
        return False
    return bool(stored)


def new_sign_in_key() -> str:
    """A key whose renewal ends every sign-in of a person."""
    return secrets.token_hex(16)
