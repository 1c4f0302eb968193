"""What the pages for authors show: a course, a module, one question with its marking and an answer tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from lms.authoring.marking import Marked, marking
from lms.catalogue.translating import course_in
from lms.catalogue.values import REFERENCE, Course, Module, Question
from lms.learning import grading
from lms.learning.grading.kind import Fields, Shown
from lms.learning.values import GivenAnswer

TRIED = "tried"
"""The field that says an answer is tried."""
IN = "in"
"""The field that says in which language something is shown."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One question, and the answer that is tried on it; `mark` is in percent."""

    asked: Question
    parts: Sequence[Shown]
    marked: Sequence[Marked]
    right: Sequence[str]
    answer: GivenAnswer | None = None
    objection: str | None = None

    @property
    def mark(self) -> int:
        """What the answer earns, from 0 to 100."""
        return round(100 * self.answer.credit) if self.answer else 0


def languages_of(course: Course) -> list[str]:
    """French, and the languages something of the course is written in."""
    found = {words.language for words in course.translations}
    found |= {translation.language for module in course.modules for translation in module.translations}
    return [REFERENCE, *sorted(found)]


def course_shown(course: Course, language: str) -> Course:
    """The course in `language`, where it is one of its own; else in French."""
    return course_in(course, language) if language in languages_of(course) else course


def module_numbered(course: Course, number: int) -> Module | None:
    """The module of that number, or none."""
    return next((module for module in course.modules if module.number == number), None)


def tried(module: Module, position: int, fields: Fields) -> Tried | None:
    """The question at `position` of the bank, with the answer in `fields`; none where there is no question.

    Its parts stand in an order drawn once for all, as learners would meet them.
    """
    if not 1 <= position <= len(module.questions):
        return None
    asked = module.questions[position - 1]
    order = grading.shuffled(asked, Random(asked.id))  # noqa: S311 - an order to look at, not a secret
    known = (asked, grading.show(asked, order, fields), marking(asked), grading.right(asked))
    if TRIED not in fields:
        return Tried(*known)
    given = grading.read(asked, fields)
    if objection := grading.objection(asked, given):
        return Tried(*known, objection=objection)
    return Tried(*known, GivenAnswer(asked.id, tuple(given), grading.mark(asked, given)))
