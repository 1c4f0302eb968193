"""Signs with a key of our own ring; the same document gets the same signature (RFC 6979).

What a signature says besides the digest is asked of pyHanko once a process, then only filled in: asking anew
takes 12 ms a certificate.
"""

import asyncio
import hashlib
from functools import cached_property

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.signers.pdf_cms import Signer

from lms.credentials.certifying import Key
from lms.credentials.envelope import MECHANISMS, SET, envelope, tlv
from lms.credentials.keys import Ring
from lms.credentials.signing.seal import Seal

LONGEST = 72
"""Bytes of an ECDSA signature on P-256."""
ALWAYS_ALIKE = ec.ECDSA(SHA256(), deterministic_signing=True)
A_DIGEST = hashlib.sha256(b"to be replaced").digest()


class SealInMemory(Seal):
    """A private key read from its file."""

    def __init__(self, key: Key) -> None:
        super().__init__(
            Signer(signing_cert=x509.Certificate.load(key.certificate.public_bytes(Encoding.DER)))
        )
        self.private = key.private
        said = asyncio.run(self.signer.signed_attrs(A_DIGEST, "sha256", use_pades=True))
        said.dump()
        self.attributes: bytes = said.contents

    @cached_property
    def room(self) -> int:
        """How many bytes a signature may take."""
        return len(self._envelope(self.attributes, bytes(LONGEST)))

    def sign(self, digest: bytes) -> bytes:
        """The signature (CMS, DER) of a SHA-256 digest."""
        attributes = self.attributes.replace(A_DIGEST, digest)
        return self._envelope(attributes, self.private.sign(tlv(SET, attributes), ALWAYS_ALIKE))

    def _envelope(self, attributes: bytes, signature: bytes) -> bytes:
        mine = self.certificate
        issuer, serial = mine.issuer.dump(), mine["tbs_certificate"]["serial_number"].dump()
        return envelope([mine.dump()], issuer, serial, attributes, MECHANISMS["ec"][0], signature)


def seal_of(ring: Ring, name: str) -> Seal:
    """What signs with that key of the ring. The root stays out: its certificate says where to find it."""
    return SealInMemory(ring.read(name))
