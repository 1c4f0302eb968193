"""Signs certificates (PAdES B-B, ECDSA P-256): the whole document, no change allowed. The one file that knows pyHanko.
"""

import io
from datetime import datetime

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from lms.credentials.finishing import SIGNATURE
from lms.credentials.keys import Key

ROOM = 1500
"""Bytes kept in the file for the signature and the two certificates it carries."""


class Seal:
    """What signs, made once a process: the key stays in memory."""

    def __init__(self, key: Key, root: "asn1_x509.Certificate | None" = None) -> None:
        certificate = asn1_x509.Certificate.load(key.certificate.public_bytes(Encoding.DER))
        private = key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        store = SimpleCertificateStore()
        if root is not None:
            store.register(root)
        self.signer = signers.SimpleSigner(
            signing_cert=certificate,
            signing_key=asn1_keys.PrivateKeyInfo.load(private),
            cert_registry=store,
            embed_roots=True,
        )

    def sign(self, pdf: bytes, issuer: str, place: str) -> bytes:
        """`pdf`, certified: any later change shows."""
        metadata = signers.PdfSignatureMetadata(
            field_name=SIGNATURE,
            md_algorithm="sha256",
            name=issuer,
            location=place,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            subfilter=SigSeedSubFilter.PADES,
        )
        signed = io.BytesIO()
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        signers.PdfSigner(metadata, self.signer).sign_pdf(
            writer, existing_fields_only=True, bytes_reserved=2 * ROOM, output=signed
        )
        return signed.getvalue()
