"""Writes a catalogue down as JSON, and makes the same values of it again."""

import json
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import cache
from types import NoneType
from typing import Any, cast, get_args, get_origin, get_type_hints

from markupsafe import Markup

from lms.catalogue.questions import (
    Categories,
    GapFill,
    Hotspot,
    Matching,
    Numeric,
    ShortText,
    TrueFalse,
)
from lms.catalogue.values import Catalogue, MultipleChoice, Ordering, Question, SingleChoice

_CHOSEN: tuple[type[Question], ...] = (SingleChoice, MultipleChoice, TrueFalse, Hotspot)
_PLACED: tuple[type[Question], ...] = (Ordering, Matching, GapFill, Categories)
_TYPED: tuple[type[Question], ...] = (Numeric, ShortText)
KINDS: dict[str, type[Question]] = {kind.kind: kind for kind in (*_CHOSEN, *_PLACED, *_TYPED)}


def write_down(catalogue: Catalogue) -> str:
    """The catalogue as text."""
    return json.dumps(_plain(catalogue), ensure_ascii=False, separators=(",", ":"))


def restore(text: str) -> Catalogue:
    """The catalogue written in `text`."""
    return cast(Catalogue, _value(Catalogue, json.loads(text)))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        kind = {"kind": value.kind} if isinstance(value, Question) else {}
        return kind | {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def _value(expected: Any, plain: Any) -> Any:
    if expected is Markup:
        return Markup(plain)  # noqa: S704  # cleaned before it was written down
    if expected in (date, time):
        return expected.fromisoformat(plain)
    if is_dataclass(expected):
        return _made(expected, plain)
    if get_origin(expected) in (tuple, frozenset):
        inner = get_args(expected)[0]
        return get_origin(expected)(_value(inner, part) for part in plain)
    if NoneType in get_args(expected):
        return None if plain is None else _value(get_args(expected)[0], plain)
    return plain


def _made(expected: Any, plain: dict[str, Any]) -> Any:
    kind: Any = KINDS[plain["kind"]] if expected is Question else expected
    return kind(**{name: _value(part, plain[name]) for name, part in _parts(kind).items()})


@cache
def _parts(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {part.name: hints[part.name] for part in fields(kind)}
