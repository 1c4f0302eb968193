"""Names, identifiers and secrets: what is acceptable, as pure functions."""

import unicodedata
from collections.abc import Callable
from itertools import pairwise

DIGITS = "0123456789"
PIN_LENGTH = 6
SHORTEST_PASSWORD = 10


def clean_name(text: str) -> str:
    """`text` as a name: composed, one space between words, without control or direction marks."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(" " if sign.isspace() else sign for sign in composed)
    visible = "".join(
        sign for sign in kept if unicodedata.category(sign) not in {"Cc", "Cf", "Co", "Cs"} or sign in JOINERS
    )
    return " ".join(visible.split())


JOINERS = {"\u200c", "\u200d"}
"""Needed to write Persian and several Indic scripts."""


def new_identifier(pick: Callable[[str], str]) -> str:
    """A learner's identifier: six digits, for any keyboard; `pick` draws one of the signs given."""
    return pick(DIGITS[1:]) + "".join(pick(DIGITS) for _ in range(5))


def new_pin(pick: Callable[[str], str]) -> str:
    """Six digits that are neither all the same nor a run."""
    while True:
        pin = "".join(pick(DIGITS) for _ in range(PIN_LENGTH))
        if not is_weak_pin(pin):
            return pin


def is_weak_pin(pin: str) -> bool:
    """Whether a PIN is one of those people try first: one digit repeated, or a run up or down."""
    steps = {int(b) - int(a) for a, b in pairwise(pin)}
    return steps in ({0}, {1}, {-1})


def tidy_identifier(text: str) -> str:
    """An identifier as typed by a person in a hurry: spaces, case and kind of digits do not count."""
    return _read(text).casefold() if any(c.isdigit() for c in text) else text.strip().casefold()


def tidy_secret(text: str) -> str:
    """A PIN in plain digits, however it was spaced and in any script; a password stays as it was typed."""
    read = _read(text)
    return read if len(read) == PIN_LENGTH and set(read) <= set(DIGITS) else text


def _read(text: str) -> str:
    """`text` without spaces, hyphens and hidden marks, its digits as ours: a phone in Arabic has others."""
    kept = (
        sign for sign in text if not (sign.isspace() or sign == "-" or unicodedata.category(sign) == "Cf")
    )
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in kept)


CONSONANTS, VOWELS = "bdfgjklmnprstvz", "aeiou"


def new_password(pick: Callable[[str], str]) -> str:
    """A password that can be read aloud: three groups of two syllables and four digits (about 50 bits)."""
    groups = ["".join(pick(CONSONANTS) + pick(VOWELS) for _ in range(2)) for _ in range(3)]
    return "-".join([*groups, "".join(pick(DIGITS) for _ in range(4))])
