"""Writes values the way the language of an exercise does, short enough for a phone."""

import json
from collections.abc import Mapping
from typing import Any

from lms.sandbox.work import Value

LONGEST = 200
_WORDS = {
    "python": {True: "True", False: "False", None: "None"},
    "javascript": {True: "true", False: "false", None: "null"},
}


def written(plain: Any, language: str) -> str:
    """Plain data as `language` writes it."""
    return _short(_plain(plain, language))


def _plain(plain: Any, language: str) -> str:
    if plain is None or isinstance(plain, bool):
        return _WORDS.get(language, _WORDS["javascript"])[plain]
    if isinstance(plain, str):
        return repr(plain) if language == "python" else json.dumps(plain, ensure_ascii=False)
    if isinstance(plain, Mapping):
        pairs = (f"{_plain(name, language)}: {_plain(part, language)}" for name, part in plain.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(plain, list | tuple):
        return "[" + ", ".join(_plain(part, language) for part in plain) + "]"
    return str(plain)


def written_value(value: Value | None, language: str) -> str:
    """A value of a learner's program as `language` writes it."""
    return _short(_value(value, language)) if value else ""


_AROUND = {"tuple": ("(", ")"), "set": ("{", "}"), "frozenset": ("{", "}")}


def _value(value: Value, language: str) -> str:
    if value.type in ("dict", "object"):
        written_parts = [_value(part, language) for part in value.parts[: 2 * LONGEST]]
        pairs = zip(written_parts[::2], written_parts[1::2], strict=False)
        return "{" + ", ".join(f"{name}: {part}" for name, part in pairs) + "}"
    if value.parts or value.type in ("list", "array", "tuple", "set", "frozenset"):
        opened, closed = _AROUND.get(value.type, ("[", "]"))
        return opened + ", ".join(_value(part, language) for part in value.parts[:LONGEST]) + closed
    if value.type in ("undefined", "function", "other", "too_big"):
        return value.type if value.type in ("undefined", "function") else str(value.plain or "…")
    return _plain(value.plain, language)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
