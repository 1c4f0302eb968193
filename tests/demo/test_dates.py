"""The evenings of the demonstration fall well, whatever the day it is loaded."""

from datetime import datetime
from itertools import combinations

import pytest
from flask import Flask
from sqlalchemy import func, select

from lms.accounts.models import Person
from lms.cohorts.models import CohortStaff, Enrolment
from lms.core.db import db
from lms.learning.models import Progress
from lms.scheduling.models import Attendance, ClassSession
from tests.demo.conftest import PARIS, Load, forget

DAYS = {
    "a Tuesday": datetime(2026, 11, 24, 15, 0, tzinfo=PARIS),
    "a Sunday, early": datetime(2026, 11, 22, 3, 0, tzinfo=PARIS),
    "a public holiday, clocks just changed": datetime(2027, 11, 1, 9, 0, tzinfo=PARIS),
    "the last evening of a leap February": datetime(2028, 2, 29, 23, 0, tzinfo=PARIS),
}


def evenings_of(identifier: str) -> list[ClassSession]:
    """The evenings of the cohort of a learner, in order."""
    mine = (
        select(Enrolment.cohort_id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Person.identifier == identifier)
    )
    found = select(ClassSession).where(ClassSession.cohort_id.in_(mine)).order_by(ClassSession.number)
    return list(db.session.scalars(found))


def clashes() -> list[object]:
    """Pairs of evenings at the same time that share a room or a trainer or volunteer."""
    rows = db.session.execute(
        select(
            ClassSession.id,
            ClassSession.starts_at,
            ClassSession.ends_at,
            ClassSession.room_id,
            CohortStaff.person_id,
        ).join(CohortStaff, CohortStaff.cohort_id == ClassSession.cohort_id)
    ).all()
    taken = {(number, start, end, ("room", room)) for number, start, end, room, _ in rows}
    taken |= {(number, start, end, ("person", person)) for number, start, end, _, person in rows}
    return [
        (one, other)
        for one, other in combinations(taken, 2)
        if one[3] == other[3] and one[1] < other[2] and other[1] < one[2]
    ]


@pytest.mark.parametrize("moment", DAYS.values(), ids=DAYS.keys())
def test_there_is_an_evening_tonight_and_nobody_is_in_two_places(
    app: Flask, load: Load, moment: datetime
) -> None:
    load(moment)
    with app.app_context():
        evenings = evenings_of("100001")
        local = [evening.starts_at.astimezone(PARIS) for evening in evenings]
        assert len(evenings) == 10
        assert local == sorted(local)
        assert {(start.hour, start.minute) for start in local} == {(18, 30)}
        assert local[5].date() == moment.date()
        marked = set(db.session.scalars(select(Attendance.session_id)))
        assert {evening.id for evening in evenings[:5]} <= marked
        held = db.session.scalars(select(ClassSession.id).where(ClassSession.ends_at <= moment)).all()
        assert marked <= set(held)
        assert not clashes()


def test_the_same_life_is_told_whatever_the_day(app: Flask, load: Load) -> None:
    load(DAYS["a Tuesday"])
    first = marks(app)
    forget(app)
    load(DAYS["a public holiday, clocks just changed"])
    assert marks(app) == first


def marks(app: Flask) -> list[tuple[str, float | None, int]]:
    """Everybody's best marks, and how many evenings they were expected at."""
    with app.app_context():
        rows = db.session.execute(
            select(Person.chosen_name, Progress.best_mark, func.count(Attendance.id))
            .join(Enrolment, Enrolment.person_id == Person.id)
            .join(Progress, Progress.enrolment_id == Enrolment.id)
            .join(Attendance, Attendance.enrolment_id == Enrolment.id)
            .group_by(Progress.id, Person.chosen_name, Progress.best_mark)
            .order_by(Progress.id)
        )
        return [(name, mark, evenings) for name, mark, evenings in rows]
