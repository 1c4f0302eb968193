"""Reading what a cohort does with its exam; the number of statements does not grow with people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from lms.accounts.models import Person
from lms.cohorts.models import Cohort, CohortStaff, Enrolment
from lms.core.db import db
from lms.i18n.formats import alphabetical
from lms.learning.exams import reading
from lms.learning.exams.models import (
    ExamAnswer,
    ExamBooking,
    ExamCancellation,
    ExamEnd,
    ExamMove,
    ExamOpening,
    ExamSitting,
)
from lms.learning.exams.values import Summary


def opening_for(enrolment_id: int, cohort_id: int, at: datetime) -> ExamOpening | None:
    """The opening by which a learner may start at a moment: one that is watched over goes first."""
    return db.session.scalar(
        select(ExamOpening)
        .where(
            ExamOpening.cohort_id == cohort_id,
            or_(ExamOpening.enrolment_id.is_(None), ExamOpening.enrolment_id == enrolment_id),
            ExamOpening.closed_at.is_(None),
            ExamOpening.opens_at <= at,
            ExamOpening.closes_at > at,
        )
        .order_by(ExamOpening.proctored.desc(), ExamOpening.id.desc())
        .limit(1)
    )


def may_sit(enrolment_id: int, cohort_id: int, attempts: int, at: datetime) -> bool:
    """Whether a learner has a sitting under way, or may begin one now. Two statements at most."""
    sittings = sittings_of(enrolment_id)
    if any(each.under_way(at) for each in sittings):
        return True
    used = sum(each.cancelled_because is None for each in sittings)
    return used < attempts and opening_for(enrolment_id, cohort_id, at) is not None


def next_opening_for(enrolment_id: int, cohort_id: int, at: datetime) -> datetime | None:
    """When the exam opens next for a learner, if that is known."""
    return db.session.scalar(
        select(func.min(ExamOpening.opens_at)).where(
            ExamOpening.cohort_id == cohort_id,
            or_(ExamOpening.enrolment_id.is_(None), ExamOpening.enrolment_id == enrolment_id),
            ExamOpening.closed_at.is_(None),
            ExamOpening.opens_at > at,
        )
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """An opening as a page tells it; without a name it is for the whole cohort."""

    id: int
    name: str
    proctored: bool
    watched_by: str
    opens_at: datetime
    closes_at: datetime


def openings_of(cohort_id: int, at: datetime) -> list[Opened]:
    """The openings of a cohort that are not over, the next one first; one statement."""
    learner, watcher = aliased(Person), aliased(Person)
    rows = db.session.execute(
        select(
            ExamOpening.id,
            learner.chosen_name,
            ExamOpening.proctored,
            watcher.chosen_name,
            ExamOpening.opens_at,
            ExamOpening.closes_at,
        )
        .outerjoin(Enrolment, Enrolment.id == ExamOpening.enrolment_id)
        .outerjoin(learner, learner.id == Enrolment.person_id)
        .outerjoin(watcher, watcher.id == ExamOpening.watched_by_id)
        .where(
            ExamOpening.cohort_id == cohort_id, ExamOpening.closed_at.is_(None), ExamOpening.closes_at > at
        )
        .order_by(ExamOpening.opens_at, ExamOpening.id)
    )
    return [Opened(row[0], row[1] or "", row[2], row[3] or "", row[4], row[5]) for row in rows]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A learner of a cohort, with their sittings in order and their bookings."""

    enrolment_id: int
    name: str
    left: bool
    sittings: Sequence[Summary]
    bookings: int


def candidates_of(cohort_id: int) -> list[Candidate]:
    """The learners of a cohort by name, those who left last; four statements."""
    members = select(Enrolment.id).where(Enrolment.cohort_id == cohort_id)
    sittings = reading.summaries(ExamSitting.enrolment_id.in_(members))
    booked = dict(
        db.session.execute(
            select(ExamBooking.enrolment_id, func.count())
            .where(ExamBooking.enrolment_id.in_(members))
            .group_by(ExamBooking.enrolment_id)
        ).all()
    )
    rows = db.session.execute(
        select(Enrolment.id, Person.chosen_name, Enrolment.left_on.is_not(None))
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.cohort_id == cohort_id)
    )
    found = [
        Candidate(
            number,
            name,
            left,
            [each for each in sittings if each.enrolment_id == number],
            booked.get(number, 0),
        )
        for number, name, left in rows
    ]
    return sorted(found, key=lambda candidate: (candidate.left, alphabetical(candidate.name)))


def answered_in(sitting_ids: Sequence[int]) -> dict[int, int]:
    """How many questions are answered in each of these sittings; one statement."""
    rows = db.session.execute(
        select(ExamAnswer.sitting_id, func.count(func.distinct(ExamAnswer.position)))
        .where(ExamAnswer.sitting_id.in_(sitting_ids))
        .group_by(ExamAnswer.sitting_id)
    )
    return dict(rows.all())


def sittings_of(enrolment_id: int) -> list[Summary]:
    """The sittings of one learner, in the order they began; two statements."""
    return reading.summaries(ExamSitting.enrolment_id == enrolment_id)


def bookings_of(enrolment_id: int) -> list[ExamBooking]:
    """The bookings of one learner, the next one first."""
    mine = select(ExamBooking).where(ExamBooking.enrolment_id == enrolment_id)
    return list(db.session.scalars(mine.order_by(ExamBooking.held_on, ExamBooking.id)))


def person_under(enrolment_id: int) -> Person:
    """Who has the place of that number."""
    return db.session.scalars(
        select(Person).join(Enrolment, Enrolment.person_id == Person.id).where(Enrolment.id == enrolment_id)
    ).one()


def watchers_of(cohort: Cohort) -> dict[int, str]:
    """Those who teach the cohort and may watch over its exam, by name."""
    rows = db.session.execute(
        select(Person.id, Person.chosen_name)
        .join(CohortStaff, CohortStaff.person_id == Person.id)
        .where(CohortStaff.cohort_id == cohort.id, CohortStaff.part == "trainer")
        .order_by(Person.chosen_name)
    )
    return dict(rows.all())


def learners_of(cohort: Cohort) -> dict[int, str]:
    """Those who still are in the cohort: their enrolment and their name."""
    rows = db.session.execute(
        select(Enrolment.id, Person.chosen_name)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.cohort_id == cohort.id, Enrolment.left_on.is_(None))
    )
    return dict(sorted(rows.all(), key=lambda row: alphabetical(row[1])))


def perhaps_over(at: datetime, least: timedelta = timedelta(minutes=5)) -> list[Summary]:
    """The sittings without an end whose time is over; two statements."""
    unended = (
        ExamSitting.id.not_in(select(ExamEnd.sitting_id))
        & ExamSitting.id.not_in(select(ExamCancellation.sitting_id))
        & (ExamSitting.started_at <= at - least)
    )
    return [sitting for sitting in reading.summaries(unended) if sitting.state(at) == "over"]


@dataclass(frozen=True, slots=True)
class Moved:
    """A stop of the clock, or its going on, as a page tells it."""

    move: str
    reason: str
    by: str
    at: datetime


def moves_of(sitting_id: int) -> list[Moved]:
    """What trainers did with the clock of a sitting, in order."""
    rows = db.session.execute(
        select(ExamMove.move, ExamMove.reason, Person.chosen_name, ExamMove.moved_at)
        .outerjoin(Person, Person.id == ExamMove.moved_by_id)
        .where(ExamMove.sitting_id == sitting_id)
        .order_by(ExamMove.id)
    )
    return [Moved(move, reason, by or "", at) for move, reason, by, at in rows]
