"""Finds the questions of an exam in the courses as they stand today."""

from collections.abc import Iterator, Sequence

from lms.catalogue import queries as catalogue
from lms.catalogue.exam import ExamItem
from lms.catalogue.values import Module, Question
from lms.learning.exams.rules import Drawn
from lms.learning.rules import still_asks


def module_of(item: ExamItem) -> Module | None:
    """The module an item comes from, or none."""
    course = catalogue.course(item.course)
    return course.module(item.module) if course else None


def question_of(item: ExamItem) -> Question | None:
    """The question an item names: as it is today, else as it was when it was last taught; or none."""
    return next(_versions(item), None)


def _versions(item: ExamItem) -> Iterator[Question]:
    """The question in the module as it is today, then in those taught before."""
    module = module_of(item)
    present = module.question(item.question) if module else None
    if present:
        yield present
    for earlier in catalogue.modules_before(item.course, item.module):
        if found := earlier.question(item.question):
            yield found


def still_asked(drawn: Drawn) -> Question | None:
    """The question drawn, if it is in its course, or was in an earlier version of it, with the same parts."""
    return next((question for question in _versions(drawn.item) if still_asks(question, drawn.shown)), None)


def gone(drawn: Sequence[Drawn]) -> list[int]:
    """The positions whose question can no longer be asked as it was drawn."""
    return [position for position, each in enumerate(drawn, 1) if still_asked(each) is None]
