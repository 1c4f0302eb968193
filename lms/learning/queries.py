"""Reading where a cohort and its learners stand; the number of statements does not grow with people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, case, exists, func, select
from sqlalchemy.orm import aliased

from lms.accounts.models import Person
from lms.cohorts.models import Enrolment
from lms.core.db import db
from lms.i18n.formats import alphabetical
from lms.learning.models import Answer, Attempt, AttemptEnd, Progress, TrainerCheck
from lms.learning.policies.models import Accommodation
from lms.learning.reading import STANDING
from lms.learning.values import ByModule, GivenAnswer, Sitting, Standing

MOST_MISSED = 5
"""How many of the most missed questions a trainer is shown."""
ENOUGH_ANSWERS = 3
"""Fewer answers to a question say little about it."""


@dataclass(frozen=True, slots=True)
class Learner(ByModule):
    """A learner of a cohort and where they stand in each module."""

    enrolment_id: int
    name: str
    native_name: str
    left: bool
    checked: bool
    standings: Mapping[str, Standing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Missed:
    """How often a question did not earn full credit."""

    module: str
    question: str
    answers: int
    missed: int


def learners_of(cohort_id: int) -> list[Learner]:
    """The learners of a cohort by name, those who left last; two statements."""
    return _learners(Enrolment.cohort_id == cohort_id)


def learner_under(enrolment_id: int) -> Learner | None:
    """The learner of one enrolment; two statements."""
    return next(iter(_learners(Enrolment.id == enrolment_id)), None)


def _learners(wanted: Any) -> list[Learner]:
    standings = _standings(select(Enrolment.id).where(wanted))
    rows = db.session.execute(
        select(
            Enrolment.id,
            Person.chosen_name,
            Person.native_name,
            Enrolment.left_on.is_not(None),
            TrainerCheck.enrolment_id.is_not(None),
        )
        .join(Person, Person.id == Enrolment.person_id)
        .outerjoin(TrainerCheck, TrainerCheck.enrolment_id == Enrolment.id)
        .where(wanted)
        .order_by(Enrolment.id)
    )
    found = [Learner(*row, standings=standings.get(row[0], {})) for row in rows]
    return sorted(found, key=lambda learner: (learner.left, alphabetical(learner.name)))


def _standings(enrolments: Select[int]) -> dict[int, dict[str, Standing]]:
    rows = db.session.execute(
        select(Progress.enrolment_id, *STANDING).where(Progress.enrolment_id.in_(enrolments))
    )
    found: dict[int, dict[str, Standing]] = {}
    for enrolment_id, module, *rest in rows:
        found.setdefault(enrolment_id, {})[module] = Standing(*rest)
    return found


def sittings_of(enrolment_id: int) -> list[Sitting]:
    """Every attempt of an enrolment with its answers, the latest first; one statement."""
    rows = db.session.execute(
        select(
            Attempt,
            Accommodation.extra_percent,
            AttemptEnd.reason,
            Answer.question,
            Answer.given,
            Answer.credit,
            Answer.turn,
        )
        .outerjoin(Accommodation, Accommodation.enrolment_id == Attempt.enrolment_id)
        .outerjoin(AttemptEnd, AttemptEnd.attempt_id == Attempt.id)
        .outerjoin(Answer, Answer.attempt_id == Attempt.id)
        .where(Attempt.enrolment_id == enrolment_id)
        .order_by(Attempt.id.desc(), Answer.id)
    )
    answers: dict[int, dict[str, GivenAnswer]] = {}
    attempts: dict[int, tuple[Attempt, int, str | None]] = {}
    for attempt, extra, end, question, given, credit, turn in rows:
        attempts[attempt.id] = (attempt, max(attempt.extra_percent, extra or 0), end)
        recorded = answers.setdefault(attempt.id, {})
        if question is not None:
            recorded[question] = GivenAnswer(question, tuple(given), credit, turn)
    return [_sitting(*known, answers[number]) for number, known in attempts.items()]


def _sitting(attempt: Attempt, extra: int, end: str | None, answers: dict[str, GivenAnswer]) -> Sitting:
    drawn = [(question, shown) for question, shown in attempt.questions]
    known = (attempt.id, attempt.enrolment_id, attempt.module, attempt.number, attempt.started_at)
    terms = (attempt.minutes, extra, attempt.feedback_at_end)
    return Sitting(*known, drawn, answers, *terms, end, attempt.version)


def most_missed(cohort_id: int) -> list[Missed]:
    """The questions a cohort misses most often, the worst first; one statement.

    Of an answer given again before handing in, the last counts.
    """
    later = aliased(Answer)
    given_again = exists().where(
        later.attempt_id == Answer.attempt_id, later.question == Answer.question, later.turn > Answer.turn
    )
    missed = func.sum(case((Answer.credit < 1, 1), else_=0))
    answers = func.count(Answer.id)
    rows = db.session.execute(
        select(Attempt.module, Answer.question, answers, missed)
        .join(Attempt, Attempt.id == Answer.attempt_id)
        .join(Enrolment, Enrolment.id == Attempt.enrolment_id)
        .where(Enrolment.cohort_id == cohort_id, ~given_again)
        .group_by(Attempt.module, Answer.question)
        .having(answers >= ENOUGH_ANSWERS, missed > 0)
        .order_by((missed * 1.0 / answers).desc(), missed.desc(), Attempt.module, Answer.question)
        .limit(MOST_MISSED)
    )
    return [Missed(*row) for row in rows]
