"""How our public keys are written where others look: JSON Web Keys, Multikeys, the did:web document."""

import base64
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ED25519_MULTICODEC = b"\xed\x01"
CONTEXTS = [
    "https://www.w3.org/ns/did/v1",
    "https://w3id.org/security/jwk/v1",
    "https://w3id.org/security/multikey/v1",
]


def did_of(public_url: str) -> str:
    """Who we are: did:web of the address people reach us at."""
    address = urlsplit(public_url.rstrip("/"))
    parts = [
        quote(address.netloc, safe=""),
        *(quote(part, safe="") for part in address.path.split("/") if part),
    ]
    return "did:web:" + ":".join(parts)


def did_document(did: str, tokens: Mapping[str, Any], documents: Mapping[str, Any]) -> dict[str, Any]:
    """What `did` resolves to: these public keys."""
    methods = [
        {"id": f"{did}#{name}", "type": "JsonWebKey", "controller": did, "publicKeyJwk": jwk(key)}
        for name, key in tokens.items()
    ] + [
        {"id": f"{did}#{name}", "type": "Multikey", "controller": did, "publicKeyMultibase": multikey(key)}
        for name, key in documents.items()
    ]
    return {
        "@context": CONTEXTS,
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def jwk(key: Any) -> dict[str, str]:
    """A public key as a JSON Web Key (RFC 7517, 8037)."""
    if isinstance(key, rsa.RSAPublicKey):
        numbers = key.public_numbers()
        return {"kty": "RSA", "e": base64url(_bytes(numbers.e)), "n": base64url(_bytes(numbers.n))}
    if isinstance(key, ec.EllipticCurvePublicKey):
        point = key.public_numbers()
        x, y = (base64url(side.to_bytes(32, "big")) for side in (point.x, point.y))
        return {"kty": "EC", "crv": "P-256", "x": x, "y": y}
    return {"kty": "OKP", "crv": "Ed25519", "x": base64url(_raw(key))}


def multikey(key: ed25519.Ed25519PublicKey) -> str:
    """A public key as a Multikey (Controlled Identifiers 1.0)."""
    return multibase(ED25519_MULTICODEC + _raw(key))


def multibase(content: bytes) -> str:
    """`content` in base 58, with the letter that says so."""
    number, digits = int.from_bytes(content, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        digits = BASE58[digit] + digits
    zeros = len(content) - len(content.lstrip(b"\0"))
    return "z" + BASE58[0] * zeros + digits


def base64url(content: bytes) -> str:
    """`content` in base 64 for addresses, without padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _bytes(number: int) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def _raw(key: ed25519.Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)
