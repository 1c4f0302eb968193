"""What a page carries to tell by itself whether we signed a file: the marks of our certificates."""

from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from lms.credentials.checking import Trust
from lms.credentials.envelope import integer


def pinned(trust: Trust) -> dict[str, Any]:
    """SHA-256 of each certificate: by serial number (DER) those that sign, in a row those that may go along.

    A key that was revoked is left out, and one of a service that is not P-256: with the network, we tell.
    """
    signers = {
        number: found
        for number, found in trust.signers.items()
        if number not in trust.revoked and _is_p256(found)
    }
    known = (x509.load_der_x509_certificate(der) for der in trust.known)
    return {
        "signers": {integer(number).hex(): _mark(found) for number, found in sorted(signers.items())},
        "others": sorted(_mark(found) for found in known if found.serial_number not in trust.signers),
    }


def _is_p256(certificate: x509.Certificate) -> bool:
    key = certificate.public_key()
    return isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1)


def _mark(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(SHA256()).hex()
