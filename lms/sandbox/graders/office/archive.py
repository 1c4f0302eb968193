"""Opens a zip somebody sent: every bound is held before anything is unpacked. Runs in the child.

Nothing is written and no file is opened: bytes in, parts out. What a header says of a size is never
believed; unpacking stops at the bound, whatever was declared.
"""

import re
import struct
import zlib
from dataclasses import dataclass, field
from itertools import pairwise

from lms.sandbox.graders.office.refusals import Unreadable

MOST_PARTS = 1_000
MOST_UNPACKED = 60 * 1024 * 1024
MOST_IN_A_PART = 16 * 1024 * 1024
"""Of the parts that are read; pictures and fonts are never unpacked."""

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x2041
_STORED, _DEFLATED = 0, 8
_NOT_A_NAME = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f\\]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One part as the list of the zip tells it."""

    start: int
    packed: int
    unpacked: int
    method: int


@dataclass
class Archive:
    """A zip in memory."""

    content: bytes
    entries: dict[str, Entry]
    read_so_far: int = 0
    parts: dict[str, bytes] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def part(self, name: str) -> bytes:
        """The bytes of a part; Unreadable when it is absent, too large, or not what was declared."""
        if name not in self.parts:
            self.parts[name] = self._unpacked(name)
        return self.parts[name]

    def _unpacked(self, name: str) -> bytes:
        entry = self.entries.get(name)
        if entry is None:
            raise Unreadable("broken")
        raw = self.content[entry.start : entry.start + entry.packed]
        limit = min(MOST_IN_A_PART, MOST_UNPACKED - self.read_so_far)
        if entry.unpacked > limit:
            raise Unreadable("too-large")
        found = raw if entry.method == _STORED else _inflated(raw, entry.unpacked)
        if len(found) != entry.unpacked:
            raise Unreadable("lying-header")
        self.read_so_far += len(found)
        return found


def _inflated(raw: bytes, declared: int) -> bytes:
    """At most one byte more than declared is ever made."""
    engine = zlib.decompressobj(-15)
    try:
        found = engine.decompress(raw, declared + 1)
    except zlib.error as error:
        raise Unreadable("broken") from error
    if len(found) > declared or engine.unconsumed_tail:
        raise Unreadable("lying-header")
    return found


def open_archive(content: bytes) -> Archive:
    """The parts of the zip in `content`."""
    start = content.rfind(b"PK\5\6", max(0, len(content) - _END.size - 0xFFFF))
    if start < 0 or start + _END.size > len(content):
        raise Unreadable("not-office")
    _, disk, first_disk, here, total, size, offset, _ = _END.unpack_from(content, start)
    if total == 0xFFFF or total > MOST_PARTS:
        raise Unreadable("too-many-parts")
    if disk or first_disk or here != total or offset + size > start:
        raise Unreadable("broken")
    entries = _entries(content, offset, offset + size, total)
    if sum(entry.unpacked for entry in entries.values()) > MOST_UNPACKED:
        raise Unreadable("too-large")
    return Archive(content, entries)


def _entries(content: bytes, place: int, end: int, total: int) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    taken: list[tuple[int, int]] = []
    for _ in range(total):
        if place + _ENTRY.size > end:
            raise Unreadable("broken")
        head = _ENTRY.unpack_from(content, place)
        if head[0] != b"PK\1\2":
            raise Unreadable("broken")
        flags, method, packed, unpacked, local = head[3], head[4], head[8], head[9], head[16]
        name = content[place + _ENTRY.size : place + _ENTRY.size + head[10]].decode("utf-8", "replace")
        place += _ENTRY.size + head[10] + head[11] + head[12]
        if flags & _ENCRYPTED:
            raise Unreadable("password")
        if method not in (_STORED, _DEFLATED):
            raise Unreadable("broken")
        if _NOT_A_NAME.search(name) or name in found or len(name) > 255:
            raise Unreadable("strange-names")
        start = _start(content, local)
        if start + packed > len(content):
            raise Unreadable("broken")
        if not name.endswith("/"):
            found[name] = Entry(start, packed, unpacked, method)
            taken.append((start, start + packed))
    taken.sort()
    if any(a[1] > b[0] for a, b in pairwise(taken)):
        raise Unreadable("lying-header")  # two parts that share bytes: a bomb folded upon itself
    return found


def _start(content: bytes, local: int) -> int:
    """Where the bytes of a part begin."""
    if local + _LOCAL.size > len(content) or content[local : local + 4] != b"PK\3\4":
        raise Unreadable("broken")
    head = _LOCAL.unpack_from(content, local)
    return int(local + _LOCAL.size + head[9] + head[10])
