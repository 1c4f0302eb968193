"""Whether a file is one we signed, unchanged: told from its bytes and our certificates alone.

Nothing of the document is opened unless a key of ours vouches for every byte of it: a file may be hostile.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from lms.credentials import sealing
from lms.credentials.envelope import MECHANISMS, SET, envelope, tlv
from lms.credentials.keys import SERVICE, SIGNING, Ring

BEGINNING = 1024
"""Where in a file, at most, the mark of a PDF stands."""
LARGEST = 20_000
"""Bytes of a signature, its certificates included."""
MALFORMED = (ValueError, TypeError, LookupError, AttributeError, RecursionError, InvalidSignature)
"""What reading a signature that somebody wrote by hand may lead to."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom we believe: certificates of the keys that sign, by serial number; all we know; those revoked."""

    signers: Mapping[int, x509.Certificate]
    known: frozenset[bytes]
    revoked: frozenset[int]


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


def trust_of(ring: Ring) -> Trust:
    """What the public part of a ring of keys says."""
    every = ring.certificates()
    return Trust(
        signers={
            row.serial_number: row for name, row in every.items() if name.startswith((SIGNING, SERVICE))
        },
        known=frozenset(row.public_bytes(Encoding.DER) for row in every.values()),
        revoked=frozenset(ring.revoked()),
    )


def examine(pdf: bytes, trust: Trust) -> Vouched | Doubt:
    """What our keys vouch for in `pdf`."""
    if b"%PDF-" not in pdf[:BEGINNING]:
        return Doubt("not-a-pdf")
    if not sealing.is_signed(pdf):
        return Doubt("unsigned")
    found = sealing.sealed(pdf)
    if found is None or len(found.signature) > LARGEST:
        return Doubt("changed" if sealing.is_of_ours(pdf) else "foreign")
    try:
        signer, certificates = _opened(found.signature)
        certificate = trust.signers.get(signer["sid"].chosen["serial_number"].native)
        if certificate is None:
            return Doubt("foreign")
        _verify(signer, found.digest, certificate)
        if not trust.known.issuperset(certificates):
            return Doubt("changed")
        _compare(found.signature, signer, certificates, certificate)
    except MALFORMED:
        return Doubt("changed")
    return Vouched(found.code, found.facts_digest, certificate.serial_number not in trust.revoked)


def _opened(signature: bytes) -> tuple[cms.SignerInfo, list[bytes]]:
    """Who signed, and how; and the certificates sent along."""
    signed = cms.ContentInfo.load(signature)["content"]
    (signer,) = signed["signer_infos"]
    return signer, [one.dump() for one in signed["certificates"]]


def _verify(signer: cms.SignerInfo, digest: bytes, certificate: x509.Certificate) -> None:
    """InvalidSignature unless the owner of `certificate` signed `digest` (RFC 5652, 5.4)."""
    attributes = {attribute["type"].native: attribute["values"] for attribute in signer["signed_attrs"]}
    if [value.native for value in attributes["message_digest"]] != [digest]:
        raise InvalidSignature
    signed, signature = tlv(SET, signer["signed_attrs"].contents), signer["signature"].native
    key = certificate.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, signed, ec.ECDSA(SHA256()))
    elif isinstance(key, rsa.RSAPublicKey):
        key.verify(signature, signed, padding.PKCS1v15(), SHA256())
    else:
        raise InvalidSignature


def _compare(
    signature: bytes,
    signer: cms.SignerInfo,
    certificates: Iterable[bytes],
    certificate: x509.Certificate,
) -> None:
    """ValueError unless the envelope is the one we make: what nobody signed in it must not vary either."""
    mechanism = signer["signature_algorithm"].dump()
    kind = "rsa" if isinstance(certificate.public_key(), rsa.RSAPublicKey) else "ec"
    issuer = certificate.issuer.public_bytes()
    serial = signer["sid"].chosen["serial_number"].dump()
    signed = signer["signed_attrs"].contents
    expected = envelope(certificates, issuer, serial, signed, mechanism, signer["signature"].native)
    if mechanism not in MECHANISMS[kind] or signature != expected.ljust(len(signature), b"\0"):
        raise ValueError("not as we write it")
