"""What was passed under somebody's eyes, by enrolment: mock exams and exercises."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from lms.core.clock import now
from lms.learning.exams.models import ExamSitting
from lms.learning.exams.reading import summaries
from lms.learning.practice.queries import work_of_all
from lms.learning.rules import shown_mark


@dataclass(frozen=True, slots=True)
class ExamPassed:
    """A mock exam passed: its mark in percent, and whether somebody watched."""

    mark: int
    proctored: bool


@dataclass(frozen=True, slots=True)
class Watched:
    """The mock exam that counts, and by module the slugs of the exercises done under supervision."""

    exam: ExamPassed | None = None
    exercises: Mapping[str, Collection[str]] = field(default_factory=dict)


def watched_of(enrolment_ids: Collection[int]) -> dict[int, Watched]:
    """Of each of these enrolments. Five statements."""
    exams, exercises = _exams(enrolment_ids), _exercises(enrolment_ids)
    return {one: Watched(exams.get(one), exercises.get(one, {})) for one in enrolment_ids}


def _exams(enrolment_ids: Collection[int]) -> dict[int, ExamPassed]:
    """The best passed: one that was watched before any other."""
    found: dict[int, ExamPassed] = {}
    for sitting in summaries(ExamSitting.enrolment_id.in_(enrolment_ids)):
        if sitting.state(now()) != "ended" or sitting.ended is None:
            continue
        mark = sitting.ended.outcome.mark
        one = ExamPassed(shown_mark(mark), sitting.proctored)
        best = found.get(sitting.enrolment_id)
        if mark >= sitting.pass_mark and (best is None or _worth(one) > _worth(best)):
            found[sitting.enrolment_id] = one
    return found


def _worth(exam: ExamPassed) -> tuple[bool, int]:
    return exam.proctored, exam.mark


def _exercises(enrolment_ids: Collection[int]) -> dict[int, dict[str, set[str]]]:
    found: dict[int, dict[str, set[str]]] = {}
    for (enrolment, module, exercise), work in work_of_all(enrolment_ids).items():
        if work.supervised and work.supervised.done:
            found.setdefault(enrolment, {}).setdefault(module, set()).add(exercise)
    return found
