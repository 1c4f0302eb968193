"""Finds what reads wrong in a sentence: a list with a Latin comma, a number before the wrong word."""

import re
from collections.abc import Iterator

COUNTS = "n|num|free|here|least|most|max|min|seats|tables|images|charts|cells|people|places|percent"
"""The values that stand for a number of things."""

SAME_FOR_ONE = {"fois", "cours", "SMS", "mois", "dans", "stays", "comes"}
NEVER_ONE = re.compile(
    r"holds more than %\(n\)s files|more than %\(most\)s evenings|most\)s (characters|scans|questions)"
    r"|at most %\((n|most|max)\)s|^At most %\(n\)s people|^Choose from 1 to|max\)s signs|min\)s signs"
    r"|between %\(least\)s|size from|%\(here\)s fonts|people\)s (learners|people)|^Seats in"
    r"|of %\(all\)s|present\)s people"
)
"""Sentences whose number is never 1: limits of ours, and what is only said of two or more."""

_AFTER = re.compile(r"[%}]\}(?:</[^<>]+>)*[,;:؛،?!]\s.{,30}")
_LATIN = re.compile(r"(?<!\d),|,(?!\d)|[;?]")
_VALUE = re.compile(r"%\(\w+\)s")
_PLURAL = re.compile(rf"%\((?:{COUNTS})\)s (?!plus\b)([^\W\d_]{{2,}}[sx])\b")
_ARABIC = re.compile(r"%\((?:n|num)\)s (?!(?:من|على|في|بعد)(?:\W|$))([\u0621-\u0652]+)")
_ACCUSATIVE = re.compile("(?:ًا|اً)$")
_STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def told(said: object) -> tuple[str, ...]:
    """A sentence of a catalogue as its forms: one, or one a kind of number."""
    return tuple(map(str, said)) if isinstance(said, tuple) else (str(said),)


def latin_joins(text: str) -> list[str]:
    """What a template joins by a Latin comma."""
    return re.findall(r"\|\s*join\(\s*[\"'],\s*[\"']", text)


def bare_marks(text: str) -> list[str]:
    """Marks of punctuation a template writes itself after a value: each language has its own."""
    return _AFTER.findall(text)


def latin_marks(arabic: str) -> list[str]:
    """The Latin commas, semicolons and question marks of an Arabic sentence."""
    return _LATIN.findall(_VALUE.sub("", arabic))


def plural_after_one(sentence: str) -> list[str]:
    """The words that are plural after a number that may be 1, in French or English."""
    return [word for word in _PLURAL.findall(sentence) if word not in SAME_FOR_ONE]


def straight_apostrophes(sentence: str) -> bool:
    """Whether a typewriter's apostrophe stands within a word."""
    return bool(_STRAIGHT.search(sentence))


def odd_arabic(forms: tuple[str, ...]) -> Iterator[str]:
    """The Arabic forms that do not suit their numbers: 1 and 2 are words, 11 to 99 take the accusative."""
    _none, one, two, few, hundred, many = forms
    yield from (
        form for form in (one, two) if _ARABIC.search(form) or re.search(r"\(%\((?:n|num)\)s\)", form)
    )
    for word in _ARABIC.findall(many):
        if not word.endswith("ة") and not _ACCUSATIVE.search(word):
            yield many
    yield from (hundred for word in _ARABIC.findall(hundred) if _ACCUSATIVE.search(word))
    if _ARABIC.search(few) and few == many:
        yield few
