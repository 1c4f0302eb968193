"""Finds words and paragraphs in the facts of a document. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lms.learning.grading.office.found import Facts
from lms.sandbox.reckoning.figures import plain

Paragraph = dict[str, Any]
BOLD, ITALIC, UNDERLINED = 1, 2, 4
_SIGNS = {ord("’"): "'", ord("ʼ"): "'", ord("\u00a0"): " ", ord("\u202f"): " ", ord("–"): "-", ord("—"): "-"}


def same(text: str) -> str:
    """Text as it is compared: no case or accent, one kind of apostrophe, dash and space."""
    return re.sub(r"\s+", " ", plain(text.translate(_SIGNS))).strip()


def body(facts: Facts) -> list[Paragraph]:
    """The paragraphs of the text, without the table of contents."""
    return [one for one in facts["paragraphs"] if one["where"] != "contents"]


def written(facts: Facts) -> list[Paragraph]:
    """Those with words in them."""
    return [one for one in body(facts) if one["text"].strip()]


def at(facts: Facts, words: str) -> list[Paragraph]:
    """The paragraphs that begin with these words; where none does, those that hold them."""
    wanted = same(words)
    found = [one for one in written(facts) if same(one["text"]).startswith(wanted)]
    return found or [one for one in written(facts) if wanted in same(one["text"])]


def whole_text(facts: Facts) -> str:
    """All the words, to look for some of them."""
    if "slides" in facts:
        return same("\n".join(f"{slide['text']}\n{slide['notes']}" for slide in facts["slides"]))
    return same("\n".join(one["text"] for one in body(facts)))


def missing(text: str, wanted: Sequence[str]) -> list[str]:
    """Those of the wanted words that are not in the text."""
    return [words for words in wanted if same(words) not in text]


def runs(paragraph: Paragraph) -> Iterator[tuple[str, int, str, float, str]]:
    """(words, marks, font, size, colour) of each run that can be seen."""
    place = 0
    for length, marks, font, size, colour in paragraph["runs"]:
        words = paragraph["text"][place : place + length]
        place += length
        if words.strip():
            yield words, marks, font, size, colour


def is_bold(paragraph: Paragraph) -> bool:
    """Whether all its words are bold."""
    seen = [marks & BOLD for _, marks, *_ in runs(paragraph)]
    return bool(seen) and all(seen)


def word_count(text: str) -> int:
    """How many words."""
    return len(re.findall(r"\w+(?:['’-]\w+)*", text))
