"""A font file (TrueType) without what a PDF has no use for: a PDF says itself which glyph is which letter."""

import struct

DRAWN = (b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep")
"""The tables a PDF reader draws with (ISO 32000-1, 9.9)."""
TRUETYPE = b"\0\1\0\0"
WHOLE = 0xB1B0AFBA
"""What the words of a font file add up to (OpenType, head)."""


def bare(font: bytes) -> bytes:
    """`font` with no table but those it is drawn with; any other kind of font as it is."""
    if not font.startswith(TRUETYPE):
        return font
    tables = {name: font[start : start + size] for name, start, size in _directory(font) if name in DRAWN}
    tables[b"head"] = _adjusted(tables[b"head"], 0)
    written = _written(tables)
    tables[b"head"] = _adjusted(tables[b"head"], (WHOLE - _sum(written)) % 2**32)
    return _written(tables)


def _directory(font: bytes) -> list[tuple[bytes, int, int]]:
    (count,) = struct.unpack_from(">H", font, 4)
    rows = struct.iter_unpack(">4sIII", font[12 : 12 + 16 * count])
    return [(name, start, size) for name, _sum, start, size in rows]


def _written(tables: dict[bytes, bytes]) -> bytes:
    count, place = len(tables), 12 + 16 * len(tables)
    power = count.bit_length() - 1
    head = TRUETYPE + struct.pack(">HHHH", count, 16 << power, power, 16 * count - (16 << power))
    rows, contents = [], []
    for name, content in sorted(tables.items()):
        padded = content + bytes(-len(content) % 4)
        counted = _adjusted(padded, 0) if name == b"head" else padded
        rows.append(struct.pack(">4sIII", name, _sum(counted), place, len(content)))
        contents.append(padded)
        place += len(padded)
    return b"".join([head, *rows, *contents])


def _adjusted(head: bytes, value: int) -> bytes:
    return head[:8] + struct.pack(">I", value) + head[12:]


def _sum(content: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(content) // 4}I", content)
    return sum(words) % 2**32
