"""Puts a signed badge into its picture, and takes it out again (Open Badges 3.0, baking): PNG and SVG."""

import re
import struct
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("pictures")
LEVELS = ("beginner", "intermediate", "advanced")
FORMS = ("png", "svg")

PNG = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"openbadgecredential"
NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
LARGEST = 200_000
"""Bytes of a credential taken out of a picture."""

_IN_SVG = re.compile(rb'<openbadges:credential\b[^>]{0,200}?\bverify="([A-Za-z0-9_.-]{1,100000})"')
_INSIDE_SVG = re.compile(rb"<openbadges:credential\b[^>]{0,200}>\s*<!\[CDATA\[(.{1,100000}?)\]\]>", re.DOTALL)


@cache
def picture(level: str, form: str) -> bytes:
    """Our picture of a level. KeyError when there is none."""
    if level not in LEVELS or form not in FORMS:
        raise KeyError(level)
    return (FOLDER / f"{level}.{form}").read_bytes()


def baked(picture: bytes, token: str) -> bytes:
    """The picture with the token in it."""
    return _baked_png(picture, token) if picture.startswith(PNG) else _baked_svg(picture, token)


def unbaked(content: bytes) -> str:
    """The credential a picture carries; empty when it carries none, or one that is too large."""
    if content.startswith(PNG):
        return _out_of_png(content)
    found = _IN_SVG.search(content) or _INSIDE_SVG.search(content)
    return found[1].decode("utf-8", "replace") if found else ""


def _baked_png(picture: bytes, token: str) -> bytes:
    text = KEYWORD + b"\0\0\0\0\0" + token.encode()  # not compressed; no language, no translated keyword
    end = picture.rindex(b"IEND") - 4
    return picture[:end] + _chunk(b"iTXt", text) + picture[end:]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _out_of_png(content: bytes) -> str:
    for kind, inside in _chunks(content):
        if kind == b"iTXt" and inside.startswith(KEYWORD + b"\0"):
            return _text(inside.removeprefix(KEYWORD + b"\0"))
    return ""


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG, as far as it is whole."""
    place = len(PNG)
    while place + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, place)
        yield content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        place += length + 12


def _text(inside: bytes) -> str:
    """The text of an iTXt part, after its keyword."""
    if len(inside) < 4:
        return ""
    packed, text = inside[0] == 1, inside[2:].split(b"\0", 2)[-1]
    if packed:
        try:
            text = zlib.decompressobj().decompress(text, LARGEST)
        except zlib.error:
            return ""
    return text[:LARGEST].decode("utf-8", "replace")


def _baked_svg(picture: bytes, token: str) -> bytes:
    place = picture.index(b">", picture.index(b"<svg"))
    declared = f' xmlns:openbadges="{NAMESPACE}"'.encode()
    element = f'<openbadges:credential verify="{token}"/>'.encode()
    return picture[:place] + declared + picture[place : place + 1] + element + picture[place + 1 :]
