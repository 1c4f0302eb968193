"""Finds the questions of an exam in the courses as they stand today."""

from collections.abc import Sequence

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
    """The question an item names, or none."""
    module = module_of(item)
    return module.question(item.question) if module else None


def still_asked(drawn: Drawn) -> Question | None:
    """The question drawn, if it still is in its course with the same parts."""
    question = question_of(drawn.item)
    return question if still_asks(question, drawn.shown) else None


def gone(drawn: Sequence[Drawn]) -> list[int]:
    """The positions whose question can no longer be asked as it was drawn."""
    return [position for position, each in enumerate(drawn, 1) if still_asked(each) is None]
