"""Writes a value of a learner's program with its type beside it: nothing passes for what it is not."""

from typing import Any

NODES = 20_000
"""Values in one answer; a structure that shares its parts may be small in memory and endless on paper."""
DEPTH = 60
LONGEST = 32 * 1024  # characters of one text
LARGEST_INT = 10_000  # bits

Tagged = list[Any]  # [type, content] or [type]


class TooBig(Exception):
    """The value cannot be told within bounds."""


def tagged(value: object) -> Tagged:
    """`value` with its type; ["too_big"] when it is beyond bounds."""
    try:
        return _tag(value, [NODES], DEPTH)
    except (TooBig, RecursionError):
        return ["too_big"]


def _tag(value: object, left: list[int], depth: int) -> Tagged:
    left[0] -= 1
    if left[0] < 0 or depth < 0:
        raise TooBig
    kind = type(value)  # never isinstance: a subclass may claim anything
    if value is None:
        return ["none"]
    if kind is bool:
        return ["bool", value]
    if kind is int:
        return _int(value)  # type: ignore[arg-type]
    if kind is float:
        return ["float", repr(value)]
    if kind is str or kind is bytes:
        return _text(value)  # type: ignore[arg-type]
    if kind in (list, tuple, set, frozenset):
        return [kind.__name__, [_tag(part, left, depth - 1) for part in value]]  # type: ignore[attr-defined]
    if kind is dict:
        parts = [_tag(part, left, depth - 1) for pair in value.items() for part in pair]  # type: ignore[attr-defined]
        return ["dict", parts]
    return ["other", kind.__name__[:80]]


def _int(value: int) -> Tagged:
    if value.bit_length() > LARGEST_INT:
        raise TooBig
    return ["int", str(value)]


def _text(value: str | bytes) -> Tagged:
    if len(value) > LONGEST:
        raise TooBig
    if isinstance(value, bytes):
        return ["bytes", value.decode("latin-1")]
    return ["str", value]
