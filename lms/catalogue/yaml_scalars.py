"""What a plain word means in YAML 1.2 (its core schema): `no`, `on`, `12:30` and `1_000` are words. Pure."""

import re
from collections.abc import Callable

Scalar = str | int | float | bool | None

_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], Scalar]], ...] = (
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+"), lambda text: int(text[2:], 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text[2:], 16)),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)"), lambda text: float(text.replace(".", ""))),
    (re.compile(r"\.(?:nan|NaN|NAN)"), lambda _text: float("nan")),
)
_BEGINS_A_NUMBER = frozenset("-+.0123456789")
LONGEST_NUMBER = 100  # signs; beyond, it is text


def resolve(text: str) -> Scalar:
    """The value of a word written without quotes."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _BEGINS_A_NUMBER and len(text) <= LONGEST_NUMBER:
        for pattern, number in _NUMBERS:
            if pattern.fullmatch(text):
                return number(text)
    return text
