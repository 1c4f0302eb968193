"""What a signature says besides the digest (PAdES: which certificate signs), as pyHanko words it."""

import asyncio

from asn1crypto import x509
from pyhanko.sign.signers.pdf_cms import Signer


def attributes_of(certificate: bytes, digest: bytes) -> bytes:
    """The signed attributes of a signature of `digest` by the owner of `certificate` (both DER)."""
    signer = Signer(signing_cert=x509.Certificate.load(certificate))
    said = asyncio.run(signer.signed_attrs(digest, "sha256", use_pades=True))
    said.dump()
    return bytes(said.contents)
