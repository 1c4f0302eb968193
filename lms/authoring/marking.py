"""How each kind of question marks, told to its authors: each answer it knows, right or not, what we say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from lms.catalogue.questions import (
    Categories,
    GapFill,
    Hotspot,
    Matching,
    Near,
    Numeric,
    ShortText,
    TrueFalse,
)
from lms.catalogue.values import MultipleChoice, Option, Ordering, Question, SingleChoice

NOTHING = Markup()
BESIDE = Markup("%s → %s")


@dataclass(frozen=True, slots=True)
class Marked:
    """One answer, or one part of an answer: whether it is right, and what we say to whoever gives it."""

    words: Markup
    right: bool
    feedback: Markup = NOTHING


def marking(asked: Question) -> list[Marked]:
    """All that an author wrote of how `asked` is marked."""
    return list(_KINDS[type(asked)](asked))


def _one(asked: SingleChoice) -> Iterator[Marked]:
    return (_option(option, option.id == asked.right) for option in asked.options)


def _several(asked: MultipleChoice) -> Iterator[Marked]:
    return (_option(option, option.id in asked.right) for option in asked.options)


def _option(option: Option, right: bool) -> Marked:
    return Marked(option.html, right, option.feedback_html)


def _ordering(asked: Ordering) -> Iterator[Marked]:
    for number, item in enumerate(asked.items, 1):
        yield Marked(Markup("%s. %s") % (number, item.html), True)


def _matching(asked: Matching) -> Iterator[Marked]:
    for pair in asked.pairs:
        yield Marked(BESIDE % (pair.left_html, pair.right_html), True, pair.feedback_html)
    for distractor in asked.distractors:
        yield Marked(distractor.html, False)


def _gaps(asked: GapFill) -> Iterator[Marked]:
    for number, gap in enumerate(asked.gaps, 1):
        shown = dict(gap.offered)
        right = " / ".join(shown.get(answer, answer) for answer in gap.answers)
        yield Marked(Markup("%s. %s") % (number, right), True, gap.feedback_html)
        for choice, label in gap.offered:
            if choice not in gap.answers:
                yield Marked(Markup("%s. %s") % (number, label), False)


def _numeric(asked: Numeric) -> Iterator[Marked]:
    tolerance = f" ± {asked.tolerance}" if float(asked.tolerance) else ""
    yield Marked(escape(f"{asked.answer}{tolerance} {asked.unit}".strip()), True)
    yield from _likely(asked.near, asked.otherwise_html)


def _short(asked: ShortText) -> Iterator[Marked]:
    for answer in asked.answers:
        yield Marked(escape(answer), True)
    yield from _likely(asked.near, asked.otherwise_html)


def _likely(near: tuple[Near, ...], otherwise: Markup) -> Iterator[Marked]:
    for one in near:
        yield Marked(escape(one.text), False, one.feedback_html)
    yield Marked(Markup("…"), False, otherwise)


def _categories(asked: Categories) -> Iterator[Marked]:
    names = {category.id: category.html for category in asked.categories}
    for item in asked.items:
        yield Marked(BESIDE % (item.html, names[item.category]), True, item.feedback_html)


def _hotspot(asked: Hotspot) -> Iterator[Marked]:
    for spot in asked.spots:
        yield Marked(spot.html, spot.id in asked.right, spot.feedback_html)


_KINDS: dict[type[Question], Callable[[Any], Iterator[Marked]]] = {
    SingleChoice: _one,
    TrueFalse: _one,
    MultipleChoice: _several,
    Ordering: _ordering,
    Matching: _matching,
    GapFill: _gaps,
    Numeric: _numeric,
    ShortText: _short,
    Categories: _categories,
    Hotspot: _hotspot,
}
