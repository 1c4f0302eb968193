"""An address as a QR code: a picture for a page."""

import base64
import struct
import zlib

import segno

BORDER = 2
"""Light modules around it: paper is light too."""
_SHADES = bytes.maketrans(b"\0\1", b"\xff\0")


def qr(address: str, added: str = "") -> str:
    """The address as a QR code, one pixel a module, always masked alike, so that it never varies."""
    light = b"\xff" * BORDER
    parts = [(part, None) for part in (address, added) if part]
    drawn = segno.make_qr(parts, error="m", mask=2, boost_error=False).matrix  # type: ignore[arg-type]  # it takes parts
    rows = [light + row.translate(_SHADES) + light for row in drawn]
    edge = [b"\xff" * len(rows[0])] * BORDER
    return "data:image/png;base64," + base64.b64encode(_png(edge + rows + edge)).decode()


def _png(rows: list[bytes]) -> bytes:
    """A picture of one grey byte a point: in a PDF half as large as one of black and white, made colours.

    Little pressed: it is packed again in the PDF.
    """
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    parts = (
        (b"IHDR", header),
        (b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows), 1)),
        (b"IEND", b""),
    )
    written = (
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)
