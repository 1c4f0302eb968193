"""Gzip for a text with holes: compressed once, filled in at each request for next to nothing.

A gzip stream may hold blocks that are not compressed. The text between two holes is compressed when the page
is first rendered, each hole becomes such a plain block, and what follows may still point back over it because
a hole keeps its length (RFC 1951, 1952).
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
END = b"\x01\x00\x00\xff\xff"  # an empty last block


@dataclass(frozen=True)
class Squeezed:
    """The compressed pieces around the holes, and how long each hole is, in bytes."""

    pieces: list[bytes]
    lengths: tuple[int, ...]


def squeeze(pieces: Sequence[bytes], lengths: tuple[int, ...]) -> Squeezed:
    """Compress `pieces` with holes of `lengths` bytes between them."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    done = [_flushed(stream, pieces[0])]
    for length, piece in zip(lengths, pieces[1:], strict=True):
        _flushed(stream, _nothing_like_it(length))
        done.append(_flushed(stream, piece))
    return Squeezed(done, lengths)


def _flushed(stream: "zlib._Compress", text: bytes) -> bytes:
    return stream.compress(text) + stream.flush(zlib.Z_SYNC_FLUSH)


def _nothing_like_it(length: int) -> bytes:
    """Bytes that UTF-8 never holds, so that no text after a hole points into it."""
    return b"\xff" * length


def fill(squeezed: Squeezed, fillings: Sequence[bytes], whole: bytes) -> bytes:
    """The gzip of `whole`, which is the text with `fillings` of the agreed lengths in its holes."""
    parts = [HEADER, squeezed.pieces[0]]
    for filling, piece in zip(fillings, squeezed.pieces[1:], strict=True):
        parts += (b"\x00", struct.pack("<HH", len(filling), len(filling) ^ 0xFFFF), filling, piece)
    parts += (END, struct.pack("<II", zlib.crc32(whole), len(whole) & 0xFFFFFFFF))
    return b"".join(parts)
