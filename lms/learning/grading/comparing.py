"""Compares what was typed with what is right, kindly: accents, capitals and one slip do not count."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from lms.learning.grading.kind import LONGEST, NOTHING

FORGIVEN_FROM = 5
"""Letters of a word in which one slip is forgiven."""

NO_WAYS: frozenset[str] = frozenset()

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_APOSTROPHES = re.compile("[\u2019\u2018\u02bc\u00b4`\u2032]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_ELIDED = re.compile(r"\b(qu|[cdjlmnst])[' ]+(?=[a-z])")
_ROUND_WORDS = re.compile(
    '^[\\s.,;:!?\u2026\u00ab\u00bb"\u201c\u201d]+|[\\s.,;:!?\u2026\u00ab\u00bb"\u201c\u201d]+$'
)
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


def same(typed: str, answers: Iterable[str]) -> bool:
    """Whether `typed` is one of the answers, but for accents, capitals, apostrophes, blanks and hyphens."""
    known = tuple(answers)
    told = ways(typed) if _may_be(typed, known) else NO_WAYS
    return any(told & ways(answer) for answer in known)


def nearly_same(typed: str, answers: Iterable[str]) -> bool:
    """The same, with one slip forgiven in each word of five letters or more; never in a number."""
    known = tuple(answers)
    told = ways(typed) if _may_be(typed, known) else NO_WAYS
    return any(_fits(one, other) for answer in known for other in ways(answer) for one in told)


def _may_be(typed: str, answers: tuple[str, ...]) -> bool:
    """Whether `typed` is short enough to be one of the answers: accents may be signs of their own."""
    return len(typed) <= min(LONGEST, 20 + 2 * max(map(len, answers), default=0))


def as_written(typed: str, answers: Iterable[str]) -> str:
    """The answer that `typed` is, or nearly is, as it should be written; `typed` itself when it is none."""
    known = tuple(answers)
    found = (answer for fits in (same, nearly_same) for answer in known if fits(typed, (answer,)))
    return next(found, typed)


def unless_same(typed: str, written: str) -> Markup:
    """What was typed, where it is written otherwise by more than a capital; else nothing."""
    return NOTHING if typed.casefold() == written.casefold() else escape(typed)


@lru_cache(maxsize=2000)
def ways(text: str) -> frozenset[str]:
    """The ways to write `text` that are the same to us: hyphens between letters as blanks, or as nothing.

    Remembered: what authors wrote is asked again and again, and one answer is compared several times.
    """
    plain = _plain(text)
    return frozenset(" ".join(_BETWEEN_LETTERS.sub(by, plain).split()) for by in (" ", ""))


def _plain(text: str) -> str:
    spread = text.casefold()
    if not spread.isascii():
        spread = unicodedata.normalize("NFKD", spread.translate(_LIGATURES))[: 2 * LONGEST].casefold()
    bare = _MARKS.sub("", spread)
    bare = _DASHES.sub("-", _APOSTROPHES.sub("'", " ".join(bare.split())))
    return _ROUND_WORDS.sub("", _ELIDED.sub(r"\1", bare).replace("'", ""))


def _fits(typed: str, answer: str) -> bool:
    ours, theirs = answer.split(), typed.split()
    return len(ours) == len(theirs) and all(map(_word_fits, theirs, ours))


def _word_fits(typed: str, word: str) -> bool:
    if typed == word:
        return True
    letters = sum(sign.isalpha() for sign in word)
    if letters < FORGIVEN_FROM or any(sign.isdecimal() for sign in typed + word):
        return False
    return one_slip(typed, word)


def one_slip(one: str, other: str) -> bool:
    """Whether one sign changed, too many, missing, or two neighbours swapped make one of the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True  # at most a sign at the end
    a, b = one[start:], other[start:]
    swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]
