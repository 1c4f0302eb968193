"""The keys of badges: RSA for JSON Web Tokens, Ed25519 for Data Integrity, P-256 for the square on the paper.

They lie beside the keys that sign the PDF, under the same passphrase, and are renewed each year. Public keys
stay for ever: what they signed must still be checked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from lms.credentials.keys import RENEWED_AFTER, KeyLost, write_alone

TOKENS, DOCUMENTS, SQUARES = "rs256", "ed25519", "p256"
KINDS = (TOKENS, DOCUMENTS, SQUARES)
RSA_BITS = 2048
STAMP = "%Y%m%d%H%M%S"

_NEW: dict[str, Callable[[], Any]] = {
    TOKENS: lambda: rsa.generate_private_key(65537, RSA_BITS),
    DOCUMENTS: ed25519.Ed25519PrivateKey.generate,
    SQUARES: lambda: ec.generate_private_key(ec.SECP256R1()),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A private key and its name, by which its public half is published."""

    name: str
    private: Any


@dataclass(frozen=True, slots=True)
class BadgeKeys:
    """The folder of keys, and the passphrase that opens them."""

    folder: Path
    passphrase: bytes

    def in_use(self, kind: str, at: datetime) -> Named:
        """The key of a kind to sign with at `at`; made, or renewed, when it is time."""
        newest = max(self._published(kind), default=None)
        if newest is None or at - _made_at(newest) >= RENEWED_AFTER:
            return self._made(kind, at)
        return Named(newest.stem, _opened(newest.with_suffix(".key"), self.passphrase))

    def public(self, kind: str) -> dict[str, Any]:
        """Every public key of a kind there ever was, by name, the oldest first."""
        return {path.stem: _read(path) for path in sorted(self._published(kind))}

    def _published(self, kind: str) -> list[Path]:
        return list(self.folder.glob(f"{kind}-*.pub"))

    def _made(self, kind: str, at: datetime) -> Named:
        private, name = _NEW[kind](), f"{kind}-{at.astimezone(UTC):{STAMP}}"
        lock = BestAvailableEncryption(self.passphrase)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        locked = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)
        write_alone(self.folder / f"{name}.key", locked)
        public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        write_alone(self.folder / f"{name}.pub", public)
        return Named(name, private)


def _made_at(path: Path) -> datetime:
    return datetime.strptime(path.stem.rpartition("-")[2], STAMP).replace(tzinfo=UTC)


@cache
def _opened(path: Path, passphrase: bytes) -> Any:
    """A private key, unlocked once a process."""
    try:
        return load_pem_private_key(path.read_bytes(), passphrase)
    except (OSError, ValueError, TypeError) as error:
        raise KeyLost(path.stem) from error


@cache
def _read(path: Path) -> Any:
    return load_pem_public_key(path.read_bytes())
