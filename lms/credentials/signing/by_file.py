"""Signs with a key of our own ring; the same document gets the same signature (RFC 6979)."""

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.signers.pdf_cms import Signer

from lms.credentials.certifying import Key
from lms.credentials.keys import Ring
from lms.credentials.signing.seal import Seal

LONGEST = 72
"""Bytes of an ECDSA signature on P-256."""
ALWAYS_ALIKE = ec.ECDSA(SHA256(), deterministic_signing=True)


class KeyInMemory(Signer):
    """A private key read from its file."""

    def __init__(self, key: Key) -> None:
        plain = x509.Certificate.load(key.certificate.public_bytes(Encoding.DER))
        super().__init__(signing_cert=plain)
        self.private = key.private

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,  # noqa: ARG002 - SHA-256, as the caller knows
        dry_run: bool = False,
    ) -> bytes:
        """The bare signature."""
        return bytes(LONGEST) if dry_run else self.private.sign(data, ALWAYS_ALIKE)


def seal_of(ring: Ring, name: str) -> Seal:
    """What signs with that key of the ring. The root stays out: its certificate says where to find it."""
    return Seal(KeyInMemory(ring.read(name)))
