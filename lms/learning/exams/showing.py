"""What the pages of an exam show: a question with the answer kept, areas with what to work on, a review."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from lms.catalogue import queries as catalogue
from lms.catalogue.values import Module, Question
from lms.learning import asking, grading
from lms.learning.exams import bank
from lms.learning.exams.rules import AreaMark, Outcome
from lms.learning.exams.values import ExamPaper, Kept

MOST_TO_WORK_ON = 3
"""Modules named in an area: more would be no advice."""


def language_of(paper: ExamPaper, position: int) -> str:
    """The language of the question at a position."""
    course = catalogue.course(paper.drawn[position - 1].item.course)
    return course.language if course else "fr"


@dataclass(frozen=True, slots=True)
class ToWorkOn:
    """A module where points were left, and its address where its learner has a place in its course."""

    title: str
    course: str
    module: Module
    enrolment_id: int | None


@dataclass(frozen=True, slots=True)
class AreaShown:
    """An area with its points, and the modules to look at again, the most useful first."""

    mark: AreaMark
    reached: bool
    modules: Sequence[ToWorkOn] = field(default_factory=tuple)


def areas_shown(paper: ExamPaper, outcome: Outcome, places: Mapping[str, int]) -> list[AreaShown]:
    """The areas of a sitting, the one with most to gain first; `places` are enrolments by course."""
    lost = _lost(paper)
    shown = [
        AreaShown(mark, mark.mark >= paper.pass_mark, _to_work_on(lost.get(mark.area, {}), places))
        for mark in outcome.areas
    ]
    return sorted(shown, key=lambda area: area.mark.mark)


def _lost(paper: ExamPaper) -> dict[str, dict[tuple[str, str], float]]:
    """Points left, by area and by (course, module)."""
    lost: dict[str, dict[tuple[str, str], float]] = defaultdict(lambda: defaultdict(float))
    for position, drawn in enumerate(paper.drawn, 1):
        kept = paper.answers.get(position)
        lost[drawn.area][drawn.item.course, drawn.item.module] += 1 - (kept.credit if kept else 0)
    return lost


def _to_work_on(lost: Mapping[tuple[str, str], float], places: Mapping[str, int]) -> list[ToWorkOn]:
    found = []
    for (course_slug, slug), points in sorted(lost.items(), key=lambda each: -each[1]):
        course = catalogue.course(course_slug)
        module = course.module(slug) if course else None
        if points > 0 and course and module:
            found.append(ToWorkOn(module.title, course.title, module, places.get(course_slug)))
    return found[:MOST_TO_WORK_ON]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One question as a trainer reviews it; without `asked` it is no longer in its course."""

    position: int
    area: str
    asked: Question | None
    kept: Kept | None
    given: Sequence[Markup]
    right: Sequence[Markup]


def review(paper: ExamPaper) -> list[Reviewed]:
    """Every question of a sitting, with the answer as it was given and the one that is right."""
    return [_reviewed(paper, position) for position in range(1, paper.asked + 1)]


def _reviewed(paper: ExamPaper, position: int) -> Reviewed:
    drawn, kept = paper.drawn[position - 1], paper.answers.get(position)
    asked = bank.question_of(drawn.item)
    given = asking.words_of(asked, kept.given) if asked and kept else []
    right = asking.words_of(asked, grading.right(asked)) if asked else []
    return Reviewed(position, paper.titles[drawn.area], asked, kept, given, right)
