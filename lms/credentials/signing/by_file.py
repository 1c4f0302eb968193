"""Signs with a key of our own ring; the same document gets the same signature (RFC 6979).

What a signature says besides the digest is asked of pyHanko once a key, kept beside it, and then filled in:
asking each time takes 12 ms a certificate, and pyHanko 20 MB of every process that signs.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.serialization import Encoding

from lms.credentials.envelope import MECHANISMS, SET, envelope, integer, tlv
from lms.credentials.keys import Ring

LONGEST = 72
"""Bytes of an ECDSA signature on P-256."""
ALWAYS_ALIKE = ec.ECDSA(SHA256(), deterministic_signing=True)
A_DIGEST = b"(the digest of what is signed.) "


@dataclass(frozen=True)
class SealInMemory:
    """A private key read from its file, and what its signatures say."""

    private: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    attributes: bytes

    @cached_property
    def room(self) -> int:
        """How many bytes a signature may take."""
        return len(self._envelope(self.attributes, bytes(LONGEST)))

    def moment(self, issued_at: datetime) -> datetime:
        """When a certificate issued then is said to be signed: alike in each rerun, not before the key."""
        return max(issued_at, self.certificate.not_valid_before_utc)

    def sign(self, digest: bytes) -> bytes:
        """The signature (CMS, DER) of a SHA-256 digest."""
        attributes = self.attributes.replace(A_DIGEST, digest)
        return self._envelope(attributes, self.private.sign(tlv(SET, attributes), ALWAYS_ALIKE))

    def _envelope(self, attributes: bytes, signature: bytes) -> bytes:
        mine = self.certificate
        issuer, serial = mine.issuer.public_bytes(), integer(mine.serial_number)
        carried = [mine.public_bytes(Encoding.DER)]
        return envelope(carried, issuer, serial, attributes, MECHANISMS["ec"][0], signature)


def seal_of(ring: Ring, name: str) -> SealInMemory:
    """What signs with that key of the ring. The root stays out: its certificate says where to find it."""
    key = ring.read(name)
    der = key.certificate.public_bytes(Encoding.DER)
    kept = ring.said_by(name)
    if A_DIGEST not in kept or _sha256(der) not in kept:
        from lms.credentials.signing.attributes import attributes_of

        kept = attributes_of(der, A_DIGEST)
        ring.keep_said(name, kept)
    return SealInMemory(key.private, key.certificate, kept)


def _sha256(content: bytes) -> bytes:
    digest = Hash(SHA256())
    digest.update(content)
    return digest.finalize()
