"""Marks an answer: one file per kind of question, listed here. Pure functions of values."""

from collections.abc import Sequence

from lms.catalogue.values import Item, Option, Question
from lms.learning.grading import multiple, ordering, single
from lms.learning.grading.kind import Fields, Kind

KINDS: dict[str, Kind] = {"single": single.KIND, "multiple": multiple.KIND, "ordering": ordering.KIND}


def parts(question: Question) -> tuple[Option, ...] | tuple[Item, ...]:
    """The parts of `question` that are shown, shuffled, to the learner."""
    return KINDS[question.kind].parts(question)


def read(question: Question, fields: Fields) -> list[str]:
    """The answer to `question` in the fields of a form."""
    return KINDS[question.kind].read(question, fields)


def objection(question: Question, given: Sequence[str]) -> str | None:
    """Why `given` cannot be taken as an answer to `question`, in words; none when it can."""
    return KINDS[question.kind].objection(question, given)


def mark(question: Question, given: Sequence[str]) -> float:
    """The credit `given` earns, from 0 to 1."""
    return KINDS[question.kind].mark(question, given)


def right(question: Question) -> tuple[str, ...]:
    """The answer to `question` that earns all the credit."""
    return KINDS[question.kind].right(question)
