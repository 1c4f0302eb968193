"""Reads what left the child, trusting nothing: it may have been written by the learner's program."""

import json
import re
from typing import Any

from lms.sandbox.work import Answer, Error, Value

NODES = 100_000
_PARTED = {"list", "tuple", "set", "frozenset", "dict", "array", "object", "rows"}
_SCALARS: dict[str, tuple[type, ...]] = {
    "bool": (bool,),
    "boolean": (bool,),
    "str": (str,),
    "string": (str,),
    "text": (str, type(None)),
    "attribute": (str, type(None)),
    "style": (str, type(None)),
    "other": (str,),
    "count": (int,),
}
_BARE = {"none", "undefined", "null", "function", "too_big"}
_READ = {"int": int, "bigint": int, "float": float, "number": float}


_NEVER_KEPT = re.compile("[\0\ud800-\udfff]")
_NEVER_SHOWN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Unreadable(Exception):
    """It was not written by a grader of ours."""


def records(written: bytes) -> list[dict[str, Any]]:
    """The records, whole lines only. Raises Unreadable."""
    try:
        found = [json.loads(line) for line in written.split(b"\n")[:-1]]
    except (ValueError, RecursionError):
        raise Unreadable from None
    if not all(isinstance(record, dict) for record in found):
        raise Unreadable
    return found


def answer(record: Any) -> Answer:
    """An answer. Raises Unreadable."""
    if not isinstance(record, dict):
        raise Unreadable
    value, printed = record.get("value"), record.get("printed", "")
    if not isinstance(printed, str):
        raise Unreadable
    told = record.get("error")
    return Answer(
        _value(value, [NODES], 200) if value is not None else None,
        shown(printed),
        error(told) if told is not None else None,
    )


def error(record: Any) -> Error:
    """An error. Raises Unreadable."""
    if not isinstance(record, dict):
        raise Unreadable
    kind, message, line = record.get("type"), record.get("message", ""), record.get("line")
    if not isinstance(kind, str) or not isinstance(message, str) or type(line) not in (int, type(None)):
        raise Unreadable
    return Error(shown(kind[:80]), shown(message[:2000]), line)


def facts(written: Any) -> Any:
    """What a grader found, every text in it fit to be kept. Raises Unreadable."""
    try:
        return json.loads(kept(json.dumps(written, ensure_ascii=False)).replace("\\u0000", "\ufffd"))
    except (ValueError, RecursionError):
        raise Unreadable from None


def shown(text: str) -> str:
    """A text people may be shown: signs that move the cursor or turn the writing round are made visible."""
    return _NEVER_SHOWN.sub("\ufffd", text)


def kept(text: str) -> str:
    """A text any database holds and any page can carry."""
    return _NEVER_KEPT.sub("\ufffd", text)


def _value(written: Any, left: list[int], depth: int) -> Value:
    left[0] -= 1
    if left[0] < 0 or depth < 0 or not isinstance(written, list) or not written:
        raise Unreadable
    kind, content = written[0], written[1] if len(written) == 2 else None
    if not isinstance(kind, str) or len(written) > 2:
        raise Unreadable
    if kind in _BARE:
        return Value(kind)
    if kind in _PARTED and isinstance(content, list):
        return _whole(kind, tuple(_value(part, left, depth - 1) for part in content))
    if kind in _READ and isinstance(content, str):
        try:
            return Value(kind, _READ[kind](content))
        except ValueError:
            raise Unreadable from None
    if kind == "bytes" and isinstance(content, str):
        return Value(kind, content.encode("latin-1", "replace"))
    if kind in _SCALARS and type(content) in _SCALARS[kind]:
        return Value(kind, kept(content) if isinstance(content, str) else content)
    raise Unreadable


def _whole(kind: str, parts: tuple[Value, ...]) -> Value:
    if kind not in ("dict", "object"):
        return Value(kind, [part.plain for part in parts], parts)
    if len(parts) % 2:
        raise Unreadable
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return Value(kind, [[key.plain, value.plain] for key, value in pairs], parts)
