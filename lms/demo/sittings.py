"""One quiz as somebody takes it: drawn and marked by the product's own rules, and kept as its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from random import Random

from lms.catalogue.values import Course, Module
from lms.core.db import db
from lms.demo.slips import an_answer
from lms.learning import grading, rules
from lms.learning.models import Answer, Attempt, Progress

SECONDS_TO_ANSWER = (20, 60)
READING = timedelta(minutes=12)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: to which question, what, the credit it earned, when."""

    question: str
    parts: list[str]
    credit: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Sitting:
    """An attempt, and the answers to its first questions."""

    attempt: Attempt
    answers: list[Given]

    @property
    def finished(self) -> bool:
        """Whether every question has its answer."""
        return len(self.answers) == len(self.attempt.questions)

    @property
    def mark(self) -> float | None:
        """The mark in percent, once finished."""
        return rules.mark_of([answer.credit for answer in self.answers]) if self.finished else None

    @property
    def ended_at(self) -> datetime:
        """When the last answer was given."""
        return self.answers[-1].at if self.answers else self.attempt.started_at


def sit(
    enrolment_id: int,
    module: Module,
    number: int,
    begins: datetime,
    knows: float,
    chance: Random,
    answered: int,
) -> Sitting:
    """Take a quiz: `knows` is how likely an answer is right, `answered` how many questions are answered."""
    drawn = rules.draw_questions(module.questions, module.draw, str(chance.random()))
    attempt = Attempt(
        enrolment_id=enrolment_id,
        module=module.slug,
        version=module.version,
        number=number,
        questions=[list(question) for question in drawn],
        started_at=begins,
    )
    asked = {question.id: question for question in module.questions}
    answers, moment = [], begins
    for name, _shown in drawn[:answered]:
        moment += timedelta(seconds=chance.randint(*SECONDS_TO_ANSWER))
        parts = an_answer(asked[name], chance.random() < knows, chance)
        answers.append(Given(name, parts, grading.mark(asked[name], parts), moment))
    return Sitting(attempt, answers)


def keep(sittings: Sequence[Sitting], course: Course) -> None:
    """Write attempts, their answers, and the progress they make; `sittings` in order for each learner."""
    db.session.add_all(sitting.attempt for sitting in sittings)
    db.session.flush()
    db.session.add_all(
        Answer(
            attempt_id=sitting.attempt.id,
            question=answer.question,
            given=answer.parts,
            credit=answer.credit,
            answered_at=answer.at,
            key=f"{sitting.attempt.id}-{number}",
        )
        for sitting in sittings
        for number, answer in enumerate(sitting.answers, 1)
    )
    ordered = sorted(sittings, key=_place)
    db.session.add_all(_progress(list(tries), course) for _, tries in groupby(ordered, key=_place))
    db.session.flush()


def _place(sitting: Sitting) -> tuple[int, str]:
    return sitting.attempt.enrolment_id, sitting.attempt.module


def _progress(tries: list[Sitting], course: Course) -> Progress:
    """Where all the tries of one module lead."""
    marks = [(mark, sitting.ended_at) for sitting in tries if (mark := sitting.mark) is not None]
    passes = [at for mark, at in marks if rules.is_passed(mark, course.completion.pass_mark)]
    ends = [sitting.ended_at for sitting in tries if sitting.finished]
    first, last = tries[0].attempt, tries[-1]
    return Progress(
        enrolment_id=first.enrolment_id,
        module=first.module,
        lesson_read_at=first.started_at - READING,
        current_attempt_id=None if last.finished else last.attempt.id,
        answered=len(last.answers),
        asked=len(last.attempt.questions),
        finished_attempts=len(marks),
        best_mark=max((mark for mark, _ in marks), default=None),
        last_mark=marks[-1][0] if marks else None,
        finished_at=max(ends, default=None),
        passed_at=min(passes, default=None),
        updated_at=last.ended_at,
    )
