"""The ring of keys we sign with: a root to take off-line, and a signing key renewed each year.

Made at the first use in the instance folder, readable by us alone, locked with a passphrase. Certificates of
keys no longer in use stay for ever: what they signed must still be checked.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from fcntl import LOCK_EX, flock
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from lms.credentials import certifying
from lms.credentials.certifying import Addresses, Key

RENEWED_AFTER = timedelta(days=365)
"""A signing key is used for a year, and its certificate holds for two: they overlap."""
LIST_RENEWED_AFTER = timedelta(days=90)
WARNED_BEFORE = timedelta(days=30)
"""How long before a renewal is due the absence of the root is said."""

ROOT, SIGNING, SERVICE, CHAIN = "root", "signing", "service", "chain"
LIST = "revoked.crl"
LOST = ".lost"
"""How the files of private keys end that nobody can open any more."""


class KeyLost(Exception):
    """A key that should be there cannot be used: not there, otherwise locked, or out of date."""


@dataclass(frozen=True)
class Ring:
    """The folder of keys, the passphrase that opens them, whose they are, and where they are published."""

    folder: Path
    passphrase: bytes
    association: str
    public_url: str

    def signing_name(self, at: datetime) -> str:
        """The name of the key to sign with at `at`: made, or renewed, in its time if the root is here."""
        newest = self.newest()
        if newest is None or (self.is_renewal_due(at) and self.has_root()):
            with self._alone():
                if self.newest() == newest:
                    self._new_signing_key(at)
            newest = self.newest()
        if newest is None or not self.certificate(newest).not_valid_after_utc > at:
            raise KeyLost(SIGNING)
        return newest

    def read(self, name: str) -> Key:
        """A key of the ring. KeyLost when it cannot be read."""
        try:
            locked = (self.folder / f"{name}.key").read_bytes()
            private = load_pem_private_key(locked, self.passphrase)
        except (OSError, ValueError, TypeError) as error:
            raise KeyLost(name) from error
        if not isinstance(private, ec.EllipticCurvePrivateKey):
            raise KeyLost(name)
        return Key(private, self.certificate(name))

    def certificate(self, name: str) -> x509.Certificate:
        """The certificate of a key. KeyLost when it cannot be read."""
        try:
            return x509.load_pem_x509_certificate((self.folder / f"{name}.crt").read_bytes())
        except (OSError, ValueError) as error:
            raise KeyLost(name) from error

    def newest(self) -> str | None:
        """The name of the latest signing key; None before the first."""
        return max((path.stem for path in self.folder.glob(f"{SIGNING}-*.crt")), default=None)

    def certificates(self) -> dict[str, x509.Certificate]:
        """Every certificate there ever was, by name, the root first."""
        names = [path.stem for path in self.folder.glob("*.crt")]
        return {name: self.certificate(name) for name in sorted(names, key=lambda name: (name != ROOT, name))}

    def has_root(self) -> bool:
        """Whether the root is here: it had better be off-line."""
        return (self.folder / f"{ROOT}.key").exists()

    def concern(self, at: datetime) -> str:
        """What a person must mend, in one word: lost, expired, renewal-due, or nothing."""
        newest = self.newest()
        if newest is None:
            return "lost" if (self.folder / f"{ROOT}.crt").exists() else ""
        if not can_open(self.folder / f"{newest}.key", self.passphrase):
            return "lost"
        if self.certificate(newest).not_valid_after_utc <= at:
            return "expired"
        return "renewal-due" if self.is_renewal_due(at + WARNED_BEFORE) and not self.has_root() else ""

    def keep_fresh(self, at: datetime) -> None:
        """Renew what is due, if the root is here. KeyLost when the root cannot be read."""
        if self.newest() is not None and self.has_root():
            self.signing_name(at)
            if self.is_list_old(at):
                self.publish_revocations(at)

    def is_renewal_due(self, at: datetime) -> bool:
        """Whether the signing key has served its year."""
        newest = self.newest()
        return newest is None or at - self.certificate(newest).not_valid_before_utc >= RENEWED_AFTER

    def revocation_list(self) -> bytes:
        """The list of revoked signing keys (DER), as it was last made; empty before the first key."""
        path = self.folder / LIST
        return path.read_bytes() if path.exists() else b""

    def revoked(self) -> dict[int, datetime]:
        """Revoked signing keys: their serial numbers, and since when."""
        published = self.revocation_list()
        rows = x509.load_der_x509_crl(published) if published else ()
        return {row.serial_number: row.revocation_date_utc for row in rows}

    def is_list_old(self, at: datetime) -> bool:
        """Whether the list of revoked keys wants to be made anew."""
        published = self.revocation_list()
        return bool(published) and (
            at - x509.load_der_x509_crl(published).last_update_utc >= LIST_RENEWED_AFTER
        )

    def renew(self, at: datetime) -> str:
        """A new signing key, now. KeyLost when the root is off-line."""
        with self._alone():
            return self._new_signing_key(at)

    def start_anew(self, at: datetime) -> str:
        """A new root and signing key, when every private key is lost; what is public stays."""
        with self._alone():
            former = self.certificate(ROOT)
            self._write(f"{CHAIN}-{former.serial_number:x}.crt", former.public_bytes(Encoding.PEM))
            for path in self.folder.glob("*.key"):
                path.replace(path.with_suffix(LOST))
            self._keep(ROOT, certifying.new_root(self.association, at))
            return self._new_signing_key(at)

    def publish_revocations(self, at: datetime, *revoked: str) -> None:
        """Sign the list of revoked signing keys anew, with these added. KeyLost when the root is off-line."""
        known = self.revoked()
        for name in revoked:
            known.setdefault(self.certificate(name).serial_number, at)
        self._write(LIST, certifying.revocation_list(self.read(ROOT), known, at))

    def take_root_away(self, to: Path) -> None:
        """Move the root's private key, still locked, into a new file elsewhere."""
        content = (self.folder / f"{ROOT}.key").read_bytes()
        write_alone(to, content)
        (self.folder / f"{ROOT}.key").unlink()

    def bring_root_back(self, content: bytes) -> None:
        """Take the root in again for a while. KeyLost, and nothing kept, when it is not ours."""
        try:
            private = load_pem_private_key(content, self.passphrase)
        except (ValueError, TypeError) as error:
            raise KeyLost(ROOT) from error
        if private.public_key() != self.certificate(ROOT).public_key():
            raise KeyLost(ROOT)
        self._write(f"{ROOT}.key", content)

    def said_by(self, name: str) -> bytes:
        """What the signatures of a key say, kept beside it; empty when it was not asked yet."""
        path = self.folder / f"{name}.said"
        return path.read_bytes() if path.exists() else b""

    def keep_said(self, name: str, said: bytes) -> None:
        """Keep what the signatures of a key say."""
        self._write(f"{name}.said", said)

    def note_service(self, certificate: bytes, *chain: bytes) -> None:
        """Keep for ever the certificate (DER) of a key that signs for us elsewhere, and those above it."""
        for kind, content in [(SERVICE, certificate), *((CHAIN, one) for one in chain)]:
            found = x509.load_der_x509_certificate(content)
            name = f"{kind}-{found.serial_number:x}.crt"
            if not (self.folder / name).exists():
                self._write(name, found.public_bytes(Encoding.PEM))

    def _new_signing_key(self, at: datetime) -> str:
        if not self.has_root() and self.newest() is None and not (self.folder / f"{ROOT}.crt").exists():
            self._keep(ROOT, certifying.new_root(self.association, at))
        root = self.read(ROOT)
        base = self.public_url.rstrip("/") + "/keys"
        addresses = Addresses(root=f"{base}/{ROOT}.cer", revoked=f"{base}/{LIST}")
        name = f"{SIGNING}-{at:%Y%m%d%H%M%S%f}"
        self._keep(name, certifying.new_signing_key(root, self.association, addresses, at))
        self.publish_revocations(at)
        return name

    def _keep(self, name: str, key: Key) -> None:
        lock = BestAvailableEncryption(self.passphrase)
        self._write(f"{name}.key", key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock))
        self._write(f"{name}.crt", key.certificate.public_bytes(Encoding.PEM))

    def _write(self, name: str, content: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self.folder / f".{name}.{secrets.token_hex(4)}"
        write_alone(part, content)
        part.replace(self.folder / name)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No two processes make a key at once."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as lock:
            flock(lock, LOCK_EX)
            yield


def can_open(path: Path, passphrase: bytes) -> bool:
    """Whether a private key is there and opens; without the passphrase, only whether it is there."""
    try:
        locked = path.read_bytes()
        if passphrase:
            load_pem_private_key(locked, passphrase, unsafe_skip_rsa_key_validation=True)
    except (OSError, ValueError, TypeError):
        return False
    return True


def write_alone(path: Path, content: bytes) -> None:
    """Write a new file that only we may read, and have it on the disk."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
