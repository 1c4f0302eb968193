"""Signs with a key that a signing service keeps (Cloud Signature Consortium API, version 1)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import parse_qs, urlsplit, urlunsplit

import aiohttp
from asn1crypto import x509
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.csc_signer import (
    CSCAuthorizationInfo,
    CSCAuthorizationManager,
    CSCCredentialInfo,
    CSCServiceSessionInfo,
    CSCSigner,
    fetch_certs_in_csc_credential,
)

from lms.credentials.keys import SERVICE, KeyLost
from lms.credentials.signing.seal import Seal

PATIENCE = 30
"""Seconds to wait for the service."""
TROUBLE = (SigningError, aiohttp.ClientError, TimeoutError, OSError, ValueError, KeyError)


class ByPin(CSCAuthorizationManager):
    """Allows one signature at a time, by the PIN of the key."""

    def __init__(self, place: CSCServiceSessionInfo, known: CSCCredentialInfo, pin: str) -> None:
        super().__init__(place, known)
        self.pin = pin

    async def authorize_signature(self, hash_b64s: list[str]) -> CSCAuthorizationInfo:
        """Ask leave to sign exactly these digests."""
        asked = self.format_csc_auth_request(pin=self.pin or None, hash_b64s=hash_b64s)
        address = self.csc_session_info.endpoint_url("credentials/authorize")  # type: ignore[no-untyped-call]
        async with _session() as session:
            sent = session.post(address, headers=self.auth_headers, json=asked, raise_for_status=True)
            async with sent as answer:
                return self.parse_csc_auth_response(await answer.json())


class SealOfService(Seal):
    """A key elsewhere: each signature is a conversation of its own."""

    def __init__(self, place: CSCServiceSessionInfo, known: CSCCredentialInfo, pin: str) -> None:
        self.leave = ByPin(place, known, pin)

    @property
    def certificate(self) -> x509.Certificate:
        """Whose key it is."""
        return self.leave.credential_info.signing_cert

    @property
    def chain(self) -> list[x509.Certificate]:
        """What the service sends along."""
        return list(self.leave.credential_info.chain)

    async def _made(self, digest: bytes, dry_run: bool = False) -> bytes:
        key = self.certificate.public_key
        size = 2 * key.byte_size if key.algorithm == "ec" else key.byte_size
        try:
            async with _session() as session:
                self.signer = CSCSigner(
                    session, self.leave, sign_timeout=PATIENCE, est_raw_signature_size=size + 16
                )
                return await super()._made(digest, dry_run)
        except TROUBLE as error:
            raise KeyLost(f"{SERVICE}: {error}") from error


def seal_of_service(address: str, pin: str, token: str) -> Seal:
    """What signs at an address like https://service.example/csc/v1?credential=ID."""
    place = _read(address, token)
    return SealOfService(place, asyncio.run(_known(place)), pin)


async def _known(place: CSCServiceSessionInfo) -> CSCCredentialInfo:
    try:
        async with _session() as session:
            return await fetch_certs_in_csc_credential(session, place, timeout=PATIENCE)
    except TROUBLE as error:
        raise KeyLost(f"{SERVICE}: {error}") from error


def _read(address: str, token: str) -> CSCServiceSessionInfo:
    parts = urlsplit(address)
    base, found, version = urlunsplit(parts._replace(query="")).rstrip("/").rpartition("/csc/")
    credential = parse_qs(parts.query).get("credential", [""])[0]
    if not (found and credential):
        raise KeyLost(f"{SERVICE}: {address} is no address like https://service.example/csc/v1?credential=ID")
    return CSCServiceSessionInfo(base, credential, token or None, version)


@asynccontextmanager
async def _session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE)) as session:
        yield session
