"""The public side of our keys: certificates of all there ever were, and the list of those revoked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from lms.credentials.keys import LIST, ROOT, Ring

PEM, DER, CRL = "application/x-pem-file", "application/pkix-cert", "application/pkix-crl"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What anybody may know of a key; `state` is root, in-use, earlier or revoked."""

    name: str
    subject: str
    since: datetime
    until: datetime
    fingerprint: str
    state: str

    @property
    def file(self) -> str:
        """The name of its certificate, as text."""
        return f"{self.name}.pem"


def public_keys(ring: Ring, at: datetime) -> Iterator[PublicKey]:
    """Every key there ever was, the root first, then the latest."""
    revoked, newest = ring.revoked(), ring.newest()
    found = ring.certificates()
    for name in sorted(found, key=lambda name: (name == ROOT, name), reverse=True):
        certificate = found[name]
        state = "root" if name == ROOT else "in-use" if name == newest else "earlier"
        if revoked.get(certificate.serial_number, at) < at:
            state = "revoked"
        digits = certificate.fingerprint(SHA256()).hex().upper()
        yield PublicKey(
            name=name,
            subject=_common_name(certificate),
            since=certificate.not_valid_before_utc,
            until=certificate.not_valid_after_utc,
            fingerprint=" ".join(digits[place : place + 4] for place in range(0, len(digits), 4)),
            state=state,
        )


def _common_name(certificate: x509.Certificate) -> str:
    """Whose key it is, without the grammar of directories."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def public_file(ring: Ring, name: str) -> tuple[bytes, str] | None:
    """A file that is published, and its type: NAME.pem or NAME.cer of a key, or the list of revoked ones."""
    if name == LIST:
        content = ring.revocation_list()
        return (content, CRL) if content else None
    stem, _point, form = name.rpartition(".")
    certificate = ring.certificates().get(stem)
    if certificate is None or form not in ("pem", "cer"):
        return None
    return _written(certificate, form == "pem")


def _written(certificate: x509.Certificate, as_text: bool) -> tuple[bytes, str]:
    if as_text:
        return certificate.public_bytes(Encoding.PEM), PEM
    return certificate.public_bytes(Encoding.DER), DER
