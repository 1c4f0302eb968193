"""How a register is sealed, how the code on the wall changes, what a drawing may be: pure functions."""

import hmac
import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b, sha256
from struct import unpack
from typing import Any

TURNS_EVERY = 30
"""Seconds the code on the wall stays the same."""
STILL_GOOD = 2
"""Earlier codes that are still taken: between the scan and the page there is a slow network."""
FIRST = "0" * 64
MOST_BYTES = 40_000
LARGEST = (1600, 800)
_CHECKS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a register as it is kept."""

    number: int
    facts: Mapping[str, Any]
    before: str
    digest: str


def seal(number: int, facts: Mapping[str, Any], before: str) -> str:
    """SHA-256, in hexadecimal, of an entry's canonical JSON and the digest of the one before it."""
    told = json.dumps([number, facts, before], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(told.encode()).hexdigest()


def digest_of(drawing: bytes) -> str:
    """SHA-256 of a drawing, in hexadecimal; empty when there is none."""
    return sha256(drawing).hexdigest() if drawing else ""


def broken_at(entries: Sequence[Entry]) -> int | None:
    """The number of the first entry that does not follow from those before it; None: the chain holds."""
    before = FIRST
    for expected, entry in enumerate(entries, 1):
        sealed = seal(entry.number, entry.facts, entry.before)
        if (entry.number, entry.before, entry.digest) != (expected, before, sealed):
            return expected
        before = entry.digest
    return None


def code_at(key: bytes, session_id: int, moment: datetime) -> str:
    """The code on the wall at a moment: 32 characters fit for an address."""
    return _code(key, session_id, int(moment.timestamp()) // TURNS_EVERY)


def is_fresh(key: bytes, session_id: int, code: str, moment: datetime) -> bool:
    """Whether a code stood on the wall just now; one photographed earlier did not."""
    turn = int(moment.timestamp()) // TURNS_EVERY
    codes = [_code(key, session_id, turn - back) for back in range(STILL_GOOD + 1)]
    return any(hmac.compare_digest(code.encode(), good.encode()) for good in codes)


def _code(key: bytes, session_id: int, turn: int) -> str:
    digest = blake2b(f"wall {session_id} {turn}".encode(), key=key[:64], digest_size=24)
    return urlsafe_b64encode(digest.digest()).decode()


def sheet_code(session_id: int) -> str:
    """What is printed on the paper sheet of an evening: its number, and signs that catch a slip."""
    return f"{session_id}-{_CHECKS[session_id * 7919 % 31]}{_CHECKS[session_id * 104729 % 29]}"


def is_sheet_code(typed: str, session_id: int) -> bool:
    """Whether this is the code of that evening's sheet; spaces and case are ignored."""
    return "".join(typed.split()).upper() == sheet_code(session_id)


def clean_drawing(sent: bytes) -> bytes | None:
    """The PNG in `sent` with nothing but its picture; None when it is none, too large, or of odd size."""
    if len(sent) > MOST_BYTES or not sent.startswith(_PNG):
        return None
    kept, place, width, height = [_PNG], len(_PNG), 0, 0
    while place + 12 <= len(sent):
        (length,) = unpack(">I", sent[place : place + 4])
        chunk = sent[place : place + 12 + length]
        kind, content = chunk[4:8], chunk[8 : 8 + length]
        if len(chunk) != 12 + length or unpack(">I", chunk[-4:])[0] != zlib.crc32(kind + content):
            return None
        if kind == b"IHDR" and length == 13:
            width, height = unpack(">II", content[:8])
        if kind in _KEPT:
            kept.append(chunk)
        place += len(chunk)
        if kind == b"IEND":
            break
    else:
        return None
    right = 0 < width <= LARGEST[0] and 0 < height <= LARGEST[1]
    return b"".join(kept) if right else None
