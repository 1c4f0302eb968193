"""What makes a course easy to read and its questions fair: pure functions of values."""

import html
import re
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

LONGEST_SENTENCE = 12  # words, in beginner courses: the rule of plain language
SMALLEST_BANK = 10
LARGEST_SHARE = 0.5  # of the single choices whose right answer shows in the same way
ENOUGH = 4  # single choices from which a habit can be told

Sign = TypeVar("Sign", bound=Hashable)

_END = re.compile(r"(?<=[.!?…])[\s\u00a0\u202f»”)]+(?=\S)|\n+")
_SIGNS = re.compile(r"<(code|kbd)>(.*?)</\1>|(?<!<)[^\s<>]+[/=_\\|~^{}\[\]][^\s<>]*")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")


def words(sentence: str) -> int:
    """How many words a reader reads; an elided article is one with its noun, a lone sign is none."""
    return sum(any(sign.isalnum() for sign in word) for word in _SPACES.split(sentence))


def long_sentences(text: str, most: int = LONGEST_SENTENCE) -> list[str]:
    """The sentences of more than `most` words."""
    return [sentence.strip() for sentence in _END.split(text) if words(sentence) > most]


def unspeakable(markup: str) -> str:
    """The first thing in a text that no voice says as one reads it: keys, code, an address; or nothing."""
    found = _SIGNS.search(markup)
    return html.unescape(found[2] or found[0]) if found else ""


def longest_is_right(options: Sequence[tuple[int, bool]]) -> bool:
    """Of options given as (length, is it right), whether a right one is clearly the longest (by a fifth)."""
    right = max((length for length, is_right in options if is_right), default=0)
    others = max((length for length, is_right in options if not is_right), default=0)
    return right > others * 1.2


def habit(signs: Sequence[Sign]) -> Sign | None:
    """The sign seen in more than half of the questions, where there are enough questions to tell."""
    if len(signs) < ENOUGH:
        return None
    sign, times = Counter(signs).most_common(1)[0]
    return sign if times > LARGEST_SHARE * len(signs) else None


def bank_is_too_small(size: int, draw: int) -> bool:
    """Whether a learner who tries again would meet the same questions."""
    return size < SMALLEST_BANK or size < draw * 1.5
