"""The keys we sign with: a root to take off-line, and a signing key renewed each year.

Made at the first use in the instance folder, readable by us alone, locked with a passphrase. Certificates of
keys no longer in use stay for ever: what they signed must still be checked.
"""

import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

ROOT_LASTS = timedelta(days=366 * 20)
SIGNING_LASTS = timedelta(days=366 * 2)
RENEWED_AFTER = timedelta(days=365)
"""A signing key is used for a year, and its certificate holds for two: they overlap."""
LIST_LASTS = timedelta(days=400)
"""How long a list of revoked keys may be trusted without a newer one."""

ROOT, SIGNING = "root", "signing"
CURVE = ec.SECP256R1()


class KeyLost(Exception):
    """A key that should be there cannot be read: not there, or locked with another passphrase."""


@dataclass(frozen=True)
class Key:
    """A private key and the certificate that says whose it is."""

    private: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


@dataclass(frozen=True)
class Ring:
    """The folder of keys, and the passphrase that opens them."""

    folder: Path
    passphrase: bytes
    association: str

    def signing_key(self, at: datetime) -> Key:
        """The key to sign with at `at`; made, or renewed, when it is time and the root is here."""
        newest = max(self.folder.glob(f"{SIGNING}-*.crt"), default=None)
        if newest is None:
            return self._new_signing_key(at)
        key = self._read(newest.stem)
        if at - key.certificate.not_valid_before_utc < RENEWED_AFTER or not self._has(ROOT):
            return key
        return self._new_signing_key(at)

    def certificates(self) -> list[x509.Certificate]:
        """Every certificate there ever was, the root first."""
        found = [self.folder / f"{ROOT}.crt", *sorted(self.folder.glob(f"{SIGNING}-*.crt"))]
        return [x509.load_pem_x509_certificate(path.read_bytes()) for path in found if path.exists()]

    def revocation_list(self) -> bytes:
        """The list of revoked signing keys (DER), as it was last made; empty before the first key."""
        path = self.folder / "revoked.crl"
        return path.read_bytes() if path.exists() else b""

    def publish_revocations(self, at: datetime, revoked: dict[int, datetime]) -> None:
        """Sign a list of the revoked signing keys, by serial number. KeyLost when the root is off-line."""
        root = self._read(ROOT)
        builder = x509.CertificateRevocationListBuilder().issuer_name(root.certificate.subject)
        builder = builder.last_update(at).next_update(at + LIST_LASTS)
        for serial, since in revoked.items():
            row = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since).build()
            builder = builder.add_revoked_certificate(row)
        made = builder.sign(root.private, SHA256())
        self._write("revoked.crl", made.public_bytes(Encoding.DER))

    def _new_signing_key(self, at: datetime) -> Key:
        root = self._read(ROOT) if self._has(ROOT) else self._new_root(at)
        private = ec.generate_private_key(CURVE)
        name = f"{SIGNING}-{at:%Y%m%d%H%M%S}"
        builder = _certificate(self._named("signature"), root.certificate.subject, private, at, SIGNING_LASTS)
        builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        builder = builder.add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
        builder = builder.add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(root.private.public_key()), critical=False
        )
        key = Key(private, builder.sign(root.private, SHA256()))
        self._keep(name, key)
        self.publish_revocations(at, {})
        return key

    def _new_root(self, at: datetime) -> Key:
        if any(self.folder.glob(f"{SIGNING}-*.crt")):
            raise KeyLost(ROOT)
        private = ec.generate_private_key(CURVE)
        name = self._named("root")
        builder = _certificate(name, name, private, at, ROOT_LASTS)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        builder = builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        key = Key(private, builder.sign(private, SHA256()))
        self._keep(ROOT, key)
        return key

    def _named(self, part: str) -> x509.Name:
        organisation = x509.NameAttribute(NameOID.ORGANIZATION_NAME, self.association[:64])
        common = x509.NameAttribute(NameOID.COMMON_NAME, f"{self.association[:50]} · {part}")
        return x509.Name([organisation, common])

    def _has(self, name: str) -> bool:
        return (self.folder / f"{name}.key").exists()

    def _read(self, name: str) -> Key:
        try:
            locked = (self.folder / f"{name}.key").read_bytes()
            certificate = x509.load_pem_x509_certificate((self.folder / f"{name}.crt").read_bytes())
            private = load_pem_private_key(locked, self.passphrase)
        except (OSError, ValueError) as error:
            raise KeyLost(name) from error
        if not isinstance(private, ec.EllipticCurvePrivateKey):
            raise KeyLost(name)
        return Key(private, certificate)

    def _keep(self, name: str, key: Key) -> None:
        lock = BestAvailableEncryption(self.passphrase)
        self._write(f"{name}.key", key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock))
        self._write(f"{name}.crt", key.certificate.public_bytes(Encoding.PEM))

    def _write(self, name: str, content: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self.folder / f".{name}.{secrets.token_hex(4)}"
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.folder / name)


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    private: ec.EllipticCurvePrivateKey,
    at: datetime,
    lasts: timedelta,
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer)
    builder = builder.public_key(private.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(at).not_valid_after(at + lasts)
    identifier = x509.SubjectKeyIdentifier.from_public_key(private.public_key())
    return builder.add_extension(identifier, critical=False)


def _usage(**allowed: bool) -> x509.KeyUsage:
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{name: allowed.get(name, False) for name in names})
