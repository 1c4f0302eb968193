"""Signs credentials in the two ways of Open Badges 3.0: as a JSON Web Token, with a Data Integrity proof."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from lms.credentials.badges import canonical as json_ld
from lms.credentials.badges import stated
from lms.credentials.badges.keys import Named
from lms.credentials.badges.published import base64url, jwk, multibase
from lms.credentials.rules import canonical

SUITE = "eddsa-rdfc-2022"


def token(credential: Mapping[str, Any], key: Named, did: str) -> str:
    """`credential` as a JSON Web Token signed with RS256 (Open Badges 3.0, 8.2)."""
    header = {"alg": "RS256", "typ": "JWT", "kid": f"{did}#{key.name}", "jwk": jwk(key.private.public_key())}
    signed = f"{base64url(canonical(header))}.{base64url(canonical({**credential, **claims(credential)}))}"
    signature = key.private.sign(signed.encode(), PKCS1v15(), SHA256())
    return f"{signed}.{base64url(signature)}"


def claims(credential: Mapping[str, Any]) -> dict[str, Any]:
    """What a token says again for those who know tokens and not badges."""
    said = {
        "iss": issuer_of(credential),
        "jti": credential["id"],
        "sub": credential["credentialSubject"]["id"],
        "nbf": _seconds(credential["validFrom"]),
    }
    until = credential.get("validUntil")
    return {**said, "exp": _seconds(until)} if until else said


def issuer_of(credential: Mapping[str, Any]) -> str:
    """The identifier of who issued a credential."""
    issuer = credential["issuer"]
    return str(issuer if isinstance(issuer, str) else issuer["id"])


def proven(credential: Mapping[str, Any], key: Named, did: str, at: datetime) -> dict[str, Any]:
    """`credential` with a proof inside (Data Integrity EdDSA Cryptosuites 1.0, eddsa-rdfc-2022)."""
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "verificationMethod": f"{did}#{key.name}",
        "proofPurpose": "assertionMethod",
    }
    configured = {"@context": credential["@context"], **proof}
    digest = b"".join(hashlib.sha256(_quads(part)).digest() for part in (configured, credential))
    return {**credential, "proof": {**proof, "proofValue": multibase(key.private.sign(digest))}}


def _quads(document: Mapping[str, Any]) -> bytes:
    """The canonical N-Quads of a document: quickly, if it says only what ours say."""
    try:
        return stated.quads(document)
    except stated.NotOurs:
        return json_ld.quads(document)


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())
