"""Verification codes: made to be read aloud, typed by hand, and refused when mistyped."""

import unicodedata
from collections.abc import Callable, Iterable

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U. A symbol's place is its value, an element of GF(32)."""

PREFIX = "DL"
LENGTH = 10
LOOK_ALIKES = str.maketrans("OILU", "011V")
"""Letters that are no symbols, read as the symbol their shape is taken for."""

_VALUES = {symbol: value for value, symbol in enumerate(SYMBOLS)}
_MODULUS = 0b100101  # x^5 + x^2 + 1, primitive over GF(2): x has order 31
_LONGEST_TYPED = 64  # a code typed with a dash or space at every place is far shorter


def new_code(random: Callable[[int], int]) -> str:
    """A fresh code of 45 random bits; `random(n)` draws from 0 to n - 1, like `secrets.randbelow`."""
    values = [random(len(SYMBOLS)) for _ in range(LENGTH - 1)]
    return _written("".join(SYMBOLS[value] for value in [*values, _times_x(_sum(values))]))


def normalise(text: str) -> str | None:
    """The code meant by what a person typed, as printed, or None when it cannot be a code."""
    if len(text) > _LONGEST_TYPED:
        return None
    letters = "".join(_read(character) for character in text.upper())
    if len(letters) == len(PREFIX) + LENGTH:
        letters = letters.removeprefix(PREFIX.translate(LOOK_ALIKES))
    if len(letters) != LENGTH or not all(letter in _VALUES for letter in letters):
        return None
    return _written(letters) if _sum(_VALUES[letter] for letter in letters) == 0 else None


def _read(character: str) -> str:
    """A typed character as a symbol; nothing for spaces and dashes; digits of any script are digits."""
    if character.isspace() or unicodedata.category(character) in ("Pd", "Cf"):
        return ""
    digit = unicodedata.decimal(character, None)
    return character.translate(LOOK_ALIKES) if digit is None else str(digit)


def _written(symbols: str) -> str:
    return f"{PREFIX}-{symbols[:5]}-{symbols[5:]}"


def _sum(values: Iterable[int]) -> int:
    """The values weighted by the powers of x, the last by 1; zero for a whole code.

    The weights are not zero and all differ, so one wrong symbol, or two swapped, never sum to zero.
    """
    total = 0
    for value in values:
        total = _times_x(total) ^ value
    return total


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _MODULUS if doubled & 32 else doubled
