"""Signs with a key of our own ring; the same document gets the same signature (RFC 6979)."""

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from lms.credentials.keys import Key
from lms.credentials.signing.seal import Seal

LONGEST = 72
"""Bytes of an ECDSA signature on P-256."""
ALWAYS_ALIKE = ec.ECDSA(SHA256(), deterministic_signing=True)


class KeyInMemory(Signer):
    """A private key read from its file."""

    def __init__(self, key: Key, root: x509.Certificate) -> None:
        store = SimpleCertificateStore()
        store.register(root)
        super().__init__(signing_cert=_certificate(key), cert_registry=store)
        self.private = key.private

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The bare signature."""
        return bytes(LONGEST) if dry_run else self.private.sign(data, ALWAYS_ALIKE)


def seal_of(key: Key, root: bytes) -> Seal:
    """What signs with `key`; `root` (DER) travels with each signature, so that readers can learn to trust it."""
    return Seal(KeyInMemory(key, x509.Certificate.load(root)))


def _certificate(key: Key) -> x509.Certificate:
    return x509.Certificate.load(key.certificate.public_bytes(Encoding.DER))
