"""Streams of a PDF in fewer bytes: one table of letters for several fonts, pictures of one bit a point."""

import io
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

import pydyf
from PIL import Image

from lms.credentials.objects import found, take_out

BATCH = 100
"""Letters in one section of a table (ISO 32000-1, 9.10.3)."""
_LETTER = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_GREY = {"ColorSpace": "/DeviceGray", "BitsPerComponent": 8, "Filter": "/FlateDecode"}


def share_letters(pdf: Any) -> None:
    """Let fonts that give a number to the same letter say so in one table: those of a family all do."""
    shared: list[tuple[bytes, dict[bytes, bytes]]] = []
    for font in pdf.objects:
        if not isinstance(font, pydyf.Dictionary) or "ToUnicode" not in font:
            continue
        table = font["ToUnicode"]
        letters = dict(_LETTER.findall(b"\n".join(found(pdf, table).stream)))
        fitting = (each for each in shared if _agree(each[1], letters))
        if (one := next(fitting, None)) is None:
            shared.append((table, letters))
            continue
        one[1].update(letters)
        font["ToUnicode"] = one[0]
        take_out(pdf, table)
    for table, letters in shared:
        stream = found(pdf, table)
        stream.stream = list(_said(stream.stream, letters))


def _agree(one: Mapping[bytes, bytes], other: Mapping[bytes, bytes]) -> bool:
    return all(one.get(number, letter) == letter for number, letter in other.items())


def _said(lines: list[bytes], letters: Mapping[bytes, bytes]) -> Iterator[bytes]:
    """The lines of a table with these letters in the place of its own."""
    yield from lines[: lines.index(b"endcodespacerange") + 1]
    ordered = sorted(letters.items())
    for start in range(0, len(ordered), BATCH):
        batch = ordered[start : start + BATCH]
        yield b"%d beginbfchar" % len(batch)
        yield from (b"<%s> <%s>" % letter for letter in batch)
        yield b"endbfchar"
    yield from lines[lines.index(b"endcmap") :]


def blacken(pdf: Any) -> None:
    """Write grey pictures that are only black and white with one bit a point: QR codes, half as large."""
    for place, thing in enumerate(pdf.objects):
        if isinstance(thing, pydyf.Stream) and _GREY.items() <= thing.extra.items():
            picture = _picture(thing)
            if set(picture.tobytes()) <= {0, 255}:
                pdf.objects[place] = _in_bits(picture.convert("1"), thing)


def _picture(stream: Any) -> Image.Image:
    """A grey picture as WeasyPrint writes it: the inside of a PNG."""
    size = struct.pack(">IIBBBBB", stream.extra["Width"], stream.extra["Height"], 8, 0, 0, 0, 0)
    packed = b"".join(part.data for part in stream.stream)
    parts = ((b"IHDR", size), (b"IDAT", packed), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in parts
    )
    return Image.open(io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(chunks)))


def _in_bits(picture: Image.Image, stream: Any) -> Any:
    extra = {key: value for key, value in stream.extra.items() if key not in ("DecodeParms", "Filter")}
    bits = pydyf.Stream(
        [picture.tobytes()], pydyf.Dictionary({**extra, "BitsPerComponent": 1}), compress=True
    )
    bits.number = stream.number
    return bits
