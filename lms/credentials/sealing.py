"""Where a signature stands in a PDF: the room kept for it, and what it covers. Bytes only, no key.

The signature is part of the first and only revision of the file, so whatever is added later is outside it.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

import pydyf

MOST_RANGES = 20
"""A file may pretend to hold many signatures; no more than this are looked at."""

_NO_RANGE = b"[0 0000000000 0000000000 0000000000]"
_NO_TIME = b"(D:00000000000000Z)"
_RANGE = re.compile(rb"/ByteRange \[0 (\d{10}) (\d{10}) (\d{10})\]")
_SUBJECT = re.compile(rb"/Reason \((DL-[0-9A-Z]{5}-[0-9A-Z]{5}) sha-256:([0-9a-f]{64})\)")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A signature that covers its whole file: the digest of what it covers, itself (DER), and what of."""

    digest: bytes
    signature: bytes
    code: str
    facts_digest: str


class Sealing(Protocol):
    """What signs, whatever holds the key: see lms/credentials/signing."""

    @property
    def room(self) -> int:
        """How many bytes a signature may take."""

    def moment(self, issued_at: datetime) -> datetime:
        """When a certificate issued then is said to be signed: alike in each rerun."""

    def sign(self, digest: bytes) -> bytes:
        """The signature (CMS, DER) of a SHA-256 digest. KeyLost when the key does not answer."""


def room(issuer: str, code: str, facts_digest: str, size: int) -> bytes:
    """The dictionary of a signature yet to be made, with room for `size` bytes of it.

    It certifies the document and allows no change (ISO 32000-1, 12.8.2.2); it says the code and the digest of
    the facts, so that the file can be compared with the register.
    """
    permissions = pydyf.Dictionary({"Type": "/TransformParams", "P": 1, "V": "/1.2"})
    reference = pydyf.Dictionary(
        {"Type": "/SigRef", "TransformMethod": "/DocMDP", "TransformParams": permissions}
    )
    signature = pydyf.Dictionary(
        {
            "Type": "/Sig",
            "Filter": "/Adobe.PPKLite",
            "SubFilter": "/ETSI.CAdES.detached",
            "Name": pydyf.String(issuer),
            "Reason": pydyf.String(f"{code} sha-256:{facts_digest}"),
            "M": _NO_TIME,
            "Reference": pydyf.Array([reference]),
            "ByteRange": _NO_RANGE,
            "Contents": b"<" + b"0" * 2 * size + b">",
        }
    )
    written: bytes = signature.data
    return written


def seal(pdf: bytes, room_kept: bytes, at: datetime, sign: Callable[[bytes], bytes]) -> bytes:
    """`pdf` signed where `room_kept` stands in it; `sign` makes the signature (DER) of a SHA-256 digest."""
    if pdf.count(room_kept) != 1:
        raise ValueError("a file to sign holds the room for its signature once")
    start = pdf.index(room_kept)
    opening = start + room_kept.rindex(b"<0")
    closing = pdf.index(b">", opening) + 1
    ranges = b"[0 %010d %010d %010d]" % (opening, closing, len(pdf) - closing)
    moment = at.astimezone(UTC).strftime("(D:%Y%m%d%H%M%SZ)").encode()
    head = pdf[:start] + pdf[start:opening].replace(_NO_RANGE, ranges).replace(_NO_TIME, moment)
    signature = sign(_digest(head, pdf[closing:])).hex().encode()
    if len(signature) > closing - opening - 2:
        raise ValueError("the signature is larger than the room kept for it")
    return head + b"<" + signature.ljust(closing - opening - 2, b"0") + b">" + pdf[closing:]


def sealed(pdf: bytes) -> Sealed | None:
    """The signature that covers all of `pdf` but itself; None in a file changed since.

    Nothing else of the file is read: it may be hostile.
    """
    for _nth, found in zip(range(MOST_RANGES), _RANGE.finditer(pdf), strict=False):
        opening, closing, rest = map(int, found.groups())
        written = pdf[opening:closing]
        if closing + rest != len(pdf) or not re.fullmatch(rb"<([0-9a-f]{2})+>", written):
            continue
        subject = _SUBJECT.search(pdf, max(0, opening - 2000), opening)
        if subject:
            code, facts_digest = (part.decode() for part in subject.groups())
            signature = bytes.fromhex(written[1:-1].decode())
            return Sealed(_digest(pdf[:opening], pdf[closing:]), signature, code, facts_digest)
    return None


def is_signed(pdf: bytes) -> bool:
    """Whether any signature at all stands in `pdf`."""
    return b"/ByteRange" in pdf


def is_of_ours(pdf: bytes) -> bool:
    """Whether `pdf` says that it is a certificate of ours; anybody can write that."""
    return _SUBJECT.search(pdf) is not None


def _digest(*parts: bytes) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()
