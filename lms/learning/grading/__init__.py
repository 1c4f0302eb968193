"""Marks an answer: one file per kind of question, listed here. Pure functions of values."""

from collections.abc import Sequence
from random import Random
from typing import Any

from markupsafe import Markup

from lms.catalogue.values import Question
from lms.learning.grading.categories import Categories
from lms.learning.grading.gap import Filling
from lms.learning.grading.hotspot import Hotspot
from lms.learning.grading.kind import Fields, Kind, Part, Remark, Shown
from lms.learning.grading.matching import Matching
from lms.learning.grading.multiple import Multiple
from lms.learning.grading.numeric import Number
from lms.learning.grading.ordering import Ordering
from lms.learning.grading.short_text import Wording
from lms.learning.grading.single import Single
from lms.learning.grading.true_false import TrueFalse

KINDS: dict[str, Kind[Any]] = {
    "single": Single(),
    "multiple": Multiple(),
    "ordering": Ordering(),
    "true-false": TrueFalse(),
    "matching": Matching(),
    "gap": Filling(),
    "numeric": Number(),
    "short-text": Wording(),
    "categories": Categories(),
    "hotspot": Hotspot(),
}


def parts(question: Question) -> Sequence[Part]:
    """What is drawn with `question`."""
    return KINDS[question.kind].parts(question)


def shuffled(question: Question, chance: Random) -> list[str]:
    """The ids of its parts in the order they will be shown."""
    return KINDS[question.kind].shuffled(question, chance)


def show(question: Question, order: Sequence[str], typed: Fields) -> list[Shown]:
    """Its parts in the order drawn, with what was `typed` in a form that was not taken."""
    return KINDS[question.kind].show(question, order, typed)


def read(question: Question, fields: Fields) -> list[str]:
    """The answer to `question` in the fields of a form."""
    return KINDS[question.kind].read(question, fields)


def fields(question: Question, given: Sequence[str]) -> dict[str, list[str]]:
    """The fields a form sends for `given`: what `read` reads back."""
    return KINDS[question.kind].fields(question, given)


def objection(question: Question, given: Sequence[str]) -> str | None:
    """Why `given` cannot be taken as an answer to `question`, in words; none when it can."""
    return KINDS[question.kind].objection(question, given)


def mark(question: Question, given: Sequence[str]) -> float:
    """The credit `given` earns, from 0 to 1."""
    return KINDS[question.kind].mark(question, given)


def right(question: Question) -> tuple[str, ...]:
    """The answer to `question` that earns all the credit."""
    return KINDS[question.kind].right(question)


def words(question: Question, given: Sequence[str]) -> list[Markup]:
    """An answer in words; parts the question no longer has are left out."""
    return KINDS[question.kind].words(question, given)


def remarks(question: Question, given: Sequence[str]) -> list[Remark]:
    """What was found in an answer, what was not, and what is right."""
    return KINDS[question.kind].remarks(question, given)
