"""The keys of badges: RSA for JSON Web Tokens, Ed25519 for Data Integrity, P-256 for the square on the paper.

They lie beside the keys that sign the PDF, under the same passphrase, and are renewed each year. Public keys
stay for ever: what they signed must still be checked. A revoked one is published no more: most readers of
badges know no other way to refuse it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
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

from lms.credentials.keys import RENEWED_AFTER, KeyLost, can_open, write_alone

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
class Known:
    """What anybody may know of a key; `state` is in-use, earlier or revoked (then since `revoked_at`)."""

    name: str
    since: datetime
    state: str
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class BadgeKeys:
    """The folder of keys, and the passphrase that opens them."""

    folder: Path
    passphrase: bytes

    def in_use(self, kind: str, at: datetime) -> Named:
        """The key of a kind to sign with at `at`; made, or renewed, when it is time."""
        newest = self.newest(kind)
        if newest is None or at - made_at(newest) >= RENEWED_AFTER:
            return self.renew(kind, at)
        return Named(newest, _opened(self.folder / f"{newest}.key", self.passphrase))

    def newest(self, kind: str) -> str | None:
        """The name of the latest key of a kind that stands; None when the next use makes one."""
        return max(self.names(kind) - self.revoked().keys(), default=None)

    def public(self, kind: str) -> dict[str, Any]:
        """Every public key of a kind that was not revoked, by name, the oldest first."""
        standing = sorted(self.names(kind) - self.revoked().keys())
        return {name: _read(self.folder / f"{name}.pub") for name in standing}

    def names(self, kind: str) -> set[str]:
        """Every key of a kind there ever was."""
        return {path.stem for path in self.folder.glob(f"{kind}-*.pub")}

    def known(self) -> list[Known]:
        """Every key there ever was, kind by kind, the latest first."""
        revoked = self.revoked()
        found = []
        for kind in KINDS:
            newest = self.newest(kind)
            for name in sorted(self.names(kind), reverse=True):
                state = "revoked" if name in revoked else "in-use" if name == newest else "earlier"
                found.append(Known(name, made_at(name), state, revoked.get(name)))
        return found

    def revoked(self) -> dict[str, datetime]:
        """The revoked keys, and since when."""
        return {path.stem: datetime.fromisoformat(path.read_text()) for path in self.folder.glob("*.revoked")}

    def lost(self) -> list[str]:
        """The keys in use that are not here, or (for who knows the passphrase) do not open."""
        in_use = [name for kind in KINDS if (name := self.newest(kind))]
        return [name for name in in_use if not can_open(self.folder / f"{name}.key", self.passphrase)]

    def renew(self, kind: str, at: datetime) -> Named:
        """A new key of a kind, in use from now on. Those before it go on being checked."""
        latest = max(self.names(kind), default=None)
        # the name tells the order, whatever the clock says
        return self._made(kind, max(at, made_at(latest) + timedelta(seconds=1)) if latest else at)

    def revoke(self, name: str, at: datetime) -> None:
        """Take nothing that this key signed for genuine any more. KeyLost when there is no such key."""
        if not any(name in self.names(kind) for kind in KINDS):
            raise KeyLost(name)
        if name not in self.revoked():
            write_alone(self.folder / f"{name}.revoked", at.isoformat().encode())

    def _made(self, kind: str, at: datetime) -> Named:
        private, name = _NEW[kind](), f"{kind}-{at.astimezone(UTC):{STAMP}}"
        lock = BestAvailableEncryption(self.passphrase)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        locked = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)
        write_alone(self.folder / f"{name}.key", locked)
        public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        write_alone(self.folder / f"{name}.pub", public)
        return Named(name, private)


def made_at(name: str) -> datetime:
    """When the key of that name was made."""
    return datetime.strptime(name.rpartition("-")[2], STAMP).replace(tzinfo=UTC)


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
