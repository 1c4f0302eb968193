"""Whether a file is one we signed, unchanged: told from its bytes and our certificates alone.

Nothing of the document is opened unless a key of ours vouches for every byte of it: a file may be hostile.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from lms.credentials import sealing

BEGINNING = 1024
"""Where in a file, at most, the mark of a PDF stands."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """What a file says that a key of ours vouches for; `trusted` unless that key was revoked since."""

    code: str
    facts_digest: str
    trusted: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why nothing vouches for a file: not-a-pdf, unsigned, changed or foreign."""

    reason: str


def examine(
    pdf: bytes, ours: Mapping[int, x509.Certificate], revoked: Mapping[int, datetime]
) -> Vouched | Doubt:
    """What our keys vouch for in `pdf`; `ours` and `revoked` are told by serial number."""
    if b"%PDF-" not in pdf[:BEGINNING]:
        return Doubt("not-a-pdf")
    if not sealing.is_signed(pdf):
        return Doubt("unsigned")
    found = sealing.sealed(pdf)
    if found is None:
        return Doubt("changed" if sealing.is_of_ours(pdf) else "foreign")
    try:
        signer = _signer(found.signature)
        certificate = ours.get(signer["sid"].chosen["serial_number"].native)
        if certificate is None:
            return Doubt("foreign")
        _verify(signer, found.digest, certificate)
    except (ValueError, TypeError, KeyError, LookupError, AttributeError, InvalidSignature):
        return Doubt("changed")
    return Vouched(found.code, found.facts_digest, certificate.serial_number not in revoked)


def _signer(signature: bytes) -> cms.SignerInfo:
    """Who signed, and how. ValueError when it is no signature."""
    length = len(signature.rstrip(b"\0"))
    content = cms.ContentInfo.load(signature)
    if content["content_type"].native != "signed_data":
        raise ValueError("not a signature")
    if len(content.dump()) < length:
        raise ValueError("something stands behind the signature")
    (signer,) = content["content"]["signer_infos"]
    return signer


def _verify(signer: cms.SignerInfo, digest: bytes, certificate: x509.Certificate) -> None:
    """InvalidSignature unless the owner of `certificate` signed `digest` (RFC 5652, 5.4)."""
    attributes = {attribute["type"].native: attribute["values"] for attribute in signer["signed_attrs"]}
    if [value.native for value in attributes["message_digest"]] != [digest]:
        raise InvalidSignature
    if signer["digest_algorithm"]["algorithm"].native != "sha256":
        raise InvalidSignature
    signed, signature = signer["signed_attrs"].untag().dump(), signer["signature"].native
    key = certificate.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, signed, ec.ECDSA(SHA256()))
    elif isinstance(key, rsa.RSAPublicKey):
        key.verify(signature, signed, padding.PKCS1v15(), SHA256())
    else:
        raise InvalidSignature
