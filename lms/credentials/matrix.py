"""The points of a QR code, masked always alike: segno's, in a quarter of its time.

What all codes of a size have in common is found once: where the points of the message lie, and the rest.
"""

from collections.abc import Sequence
from functools import cache
from itertools import chain, zip_longest
from typing import Any

from segno import consts as _consts
from segno import encoder as _encoder

consts: Any = _consts
encoder: Any = _encoder
"""Segno's own tables and steps: it types a few of them only."""
ERROR, MASK = consts.ERROR_LEVEL_M, 2
_BITS = [bytes(number >> place & 1 for place in reversed(range(8))) for number in range(256)]


def points(parts: Sequence[str]) -> list[bytes]:
    """The rows of the code that says `parts`, a byte a point: 1 is dark. ValueError when it is too much."""
    segments = encoder.prepare_data([(part, None) for part in parts], None, None)
    version = encoder.find_version(segments, ERROR, eci=False, micro=False)
    message = _message(version, _codewords(segments, version))
    frame, places, width = _frame(version)
    drawn = bytearray(frame)
    for place, bit in zip(places, message, strict=False):
        drawn[place] ^= bit
    return [bytes(drawn[start : start + width]) for start in range(0, width * width, width)]


def _codewords(segments: Any, version: int) -> bytes:
    """What is said, padded to what a code of this size holds (ISO/IEC 18004, 7.4)."""
    bits = encoder.Buffer()
    for segment in segments:
        encoder.write_segment(bits, segment, None, encoder.version_range(version), False)
    capacity = consts.SYMBOL_CAPACITY[version][ERROR]
    encoder.write_terminator(bits, capacity, None, len(bits))
    encoder.write_padding_bits(bits, version, len(bits))
    encoder.write_pad_codewords(bits, version, capacity, len(bits))
    return bytes(bits.toints())


def _message(version: int, codewords: bytes) -> bytes:
    """The bits in the order they are placed: the blocks mixed, then what corrects them (7.6)."""
    blocks, corrections, start = [], [], 0
    for kind in consts.ECC[version][ERROR]:
        for _nth in range(kind.num_blocks):
            block = codewords[start : start + kind.num_data]
            start += kind.num_data
            blocks.append(block)
            corrections.append(_correction(block, kind.num_total - kind.num_data))
    mixed = chain(*zip_longest(*blocks), *zip_longest(*corrections))
    return b"".join(_BITS[word] for word in mixed if word is not None)


def _correction(block: bytes, size: int) -> bytes:
    """What corrects a block: the remainder of its division by the generator of that size (7.5.2)."""
    table, rest, first = _multiples(size), 0, 8 * (size - 1)
    for word in block:
        factor = word ^ rest >> first
        rest = (rest << 8 & (1 << 8 * size) - 1) ^ table[factor]
    return rest.to_bytes(size, "big")


@cache
def _multiples(size: int) -> list[int]:
    """The generator of that size (in logarithms) times each number of GF(256)."""
    logs, powers, generator = consts.GALIOS_LOG, consts.GALIOS_EXP, consts.GEN_POLY[size]
    return [0] + [
        int.from_bytes(bytes(powers[(logs[factor] + each) % 255] for each in generator), "big")
        for factor in range(1, 256)
    ]


@cache
def _frame(version: int) -> tuple[bytes, list[int], int]:
    """A code of this size whose message is all zeros, the places of its bits, its width."""
    width = encoder.calc_matrix_size(version)
    rows = encoder.make_matrix(width, width)
    encoder.add_finder_patterns(rows, width, width)
    encoder.add_alignment_patterns(rows, width, width)
    places = [row * width + column for row, column in _walk(width) if rows[row][column] == _FREE]
    encoder.add_codewords(rows, bytes(len(places)), version)
    _mask, rows = encoder.find_and_apply_best_mask(rows, width, width, MASK)
    encoder.add_format_info(rows, version, ERROR, MASK)
    encoder.add_version_info(rows, version)
    return b"".join(map(bytes, rows)), places, width


_FREE = 2
"""How segno marks a point that is part of the message."""


def _walk(width: int) -> list[tuple[int, int]]:
    """Every point, in the order of the message: pairs of columns from the right, up and down (7.7.3)."""
    pairs = [right - (right <= 6) for right in range(width - 1, 0, -2)]
    return [
        (row, column)
        for turn, right in enumerate(pairs)
        for row in (range(width) if turn % 2 else range(width - 1, -1, -1))
        for column in (right, right - 1)
    ]
