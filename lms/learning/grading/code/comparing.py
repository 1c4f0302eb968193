"""Whether a value from a learner's program is the one its author expects: here, never in the child."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from lms.sandbox.work import Value

TEXTS = {"str", "string"}
NUMBERS = {"int", "float", "number", "bigint"}
ROWS_OF_VALUES = {"list", "tuple", "array"}
NO_ORDER = {"set", "frozenset"}
NAMED = {"dict", "object"}
NOTHING = {"none", "null"}
TRUTHS = {"bool", "boolean"}


def gives(value: Value | None, expected: Any, within: float | None = None) -> bool:
    """Whether `value` is `expected` (plain data, as an author wrote it), a number `within` so much of it."""
    if value is None:
        return False
    if expected is None:
        return value.type in NOTHING
    if isinstance(expected, bool):
        return value.type in TRUTHS and value.plain is expected
    if isinstance(expected, int | float):
        return value.type in NUMBERS and near(value.plain, expected, within)
    if isinstance(expected, str):
        return value.type in TEXTS and value.plain == expected
    if isinstance(expected, Mapping):
        return value.type in NAMED and _same_names(value, expected)
    return _same_parts(value, expected)


def near(number: Any, expected: float, within: float | None = None) -> bool:
    """Whether a number is another: exactly between whole ones, else to nine digits, or `within` so much."""
    if isinstance(number, bool) or not isinstance(number, int | float):
        return False
    if isinstance(number, int) and isinstance(expected, int) and within is None:
        return number == expected
    try:
        if within is not None:
            return math.isclose(number, expected, rel_tol=0, abs_tol=within * (1 + 1e-9))
        return math.isclose(number, expected, rel_tol=1e-9, abs_tol=1e-12)
    except OverflowError:
        return False


def _same_parts(value: Value, expected: Sequence[Any]) -> bool:
    if len(value.parts) != len(expected):
        return False
    if value.type in ROWS_OF_VALUES:
        return all(gives(part, wanted) for part, wanted in zip(value.parts, expected, strict=True))
    return value.type in NO_ORDER and _each_found(value.parts, expected)


def _each_found(parts: Sequence[Value], expected: Sequence[Any]) -> bool:
    """Whether each expected value is there once, in any order."""
    left = list(parts)
    for wanted in expected:
        found = next((part for part in left if gives(part, wanted)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _same_names(value: Value, expected: Mapping[str, Any]) -> bool:
    """Whether a dictionary or object has these values by name; a whole number may be a name."""
    names, parts = value.parts[::2], value.parts[1::2]
    if len(names) != len(expected):
        return False
    held = {_name(name): part for name, part in zip(names, parts, strict=True)}
    return all(name in held and gives(held[name], wanted) for name, wanted in expected.items())


def _name(value: Value) -> str | None:
    """The name of an entry as YAML would write it; none for what cannot be one."""
    return str(value.plain) if value.type in {"str", "string", "int", "number"} else None


def prints(printed: str, expected: str) -> bool:
    """Whether the right thing was printed; spaces at the end of lines and empty last lines aside."""
    return _lines(printed) == _lines(expected)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]


def same_rows(rows: Sequence[Sequence[Any]], expected: Sequence[Sequence[Any]], ordered: bool) -> bool:
    """Whether the rows of a query are those expected, in their order or in any."""
    if len(rows) != len(expected):
        return False
    if ordered:
        return all(_same_row(row, wanted) for row, wanted in zip(rows, expected, strict=True))
    left = list(rows)
    for wanted in expected:
        found = next((place for place, row in enumerate(left) if _same_row(row, wanted)), None)
        if found is None:
            return False
        del left[found]
    return True


def _same_row(row: Sequence[Any], wanted: Sequence[Any]) -> bool:
    return len(row) == len(wanted) and all(map(_same_cell, row, wanted))


def _same_cell(cell: Any, wanted: Any) -> bool:
    if isinstance(wanted, bool):
        wanted = int(wanted)
    if isinstance(wanted, int | float):
        return near(cell, wanted)
    return type(cell) is type(wanted) and bool(cell == wanted)


def same_words(text: str, expected: str) -> bool:
    """Whether a text is another, whatever its white space."""
    return " ".join(text.split()) == " ".join(expected.split())
