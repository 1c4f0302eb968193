"""What signs through pyHanko, when the key is not ours to hold: made once a process."""

import asyncio
from datetime import datetime
from functools import cached_property

from asn1crypto import x509
from pyhanko.sign.signers.pdf_cms import Signer

SLACK = 8
"""Bytes by which a real signature may be longer than a tried one."""


class Seal:
    """A key at work."""

    def __init__(self, signer: Signer) -> None:
        self.signer = signer

    @property
    def certificate(self) -> x509.Certificate:
        """Whose key it is."""
        found = self.signer.signing_cert
        assert found is not None  # noqa: S101 - every signer of ours is made with one
        return found

    @property
    def chain(self) -> list[x509.Certificate]:
        """The certificates above it that travel with a signature."""
        return [one for one in self.signer.cert_registry if one.dump() != self.certificate.dump()]

    @cached_property
    def room(self) -> int:
        """How many bytes a signature may take."""
        return len(asyncio.run(self._made(bytes(32), dry_run=True))) + SLACK

    def moment(self, issued_at: datetime) -> datetime:
        """When a certificate issued then is said to be signed: alike in each rerun, not before the key."""
        since: datetime = self.certificate.not_valid_before
        return max(issued_at, since)

    def sign(self, digest: bytes) -> bytes:
        """The signature (CMS, DER) of a SHA-256 digest. KeyLost when the key does not answer."""
        return asyncio.run(self._made(digest))

    async def _made(self, digest: bytes, dry_run: bool = False) -> bytes:
        made = await self.signer.async_sign(digest, "sha256", dry_run=dry_run, use_pades=True)
        return bytes(made.dump())
