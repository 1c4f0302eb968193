"""A timetable of a small site, found without the solver, and what stands around it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from lms.accounts.models import Person
from lms.cohorts.models import Cohort
from lms.core.clock import now
from lms.core.db import db, save, transaction
from lms.scheduling.models import ClassSession
from lms.scheduling.plans.gathering import Gathered, gather
from lms.scheduling.plans.models import TimetableRun
from lms.scheduling.plans.outcome import Outcome, packed
from lms.scheduling.timetable.explain import explain
from lms.scheduling.timetable.greedy import first_timetable
from lms.scheduling.timetable.openings import Site
from lms.scheduling.timetable.penalty import costs
from tests.factories import Browser, Cast

Visit = Callable[[Person], Browser]
FIRST, LAST = date(2026, 11, 25), date(2027, 2, 28)
TERM = {"first_day": FIRST.isoformat(), "last_day": LAST.isoformat(), "rounds": "20"}


def a_session(cohort: Cohort, number: int, days: int) -> ClassSession:
    """A session to come of two hours, the `number`-th of its cohort."""
    starts = now() + timedelta(days=days)
    row = ClassSession(
        cohort_id=cohort.id, number=number, starts_at=starts, ends_at=starts + timedelta(hours=2)
    )
    save(row)
    return row


def found(app: Flask, cast: Cast, change: Callable[[Outcome], Outcome] = lambda one: one) -> int:
    """A run whose search has found the first timetable there is; its number."""
    with app.app_context(), transaction():
        gathered = gather(cast.ours.site, FIRST, LAST)
        run = TimetableRun(
            site_id=cast.ours.site.id,
            first_day=FIRST,
            last_day=LAST,
            rounds=1,
            state="found",
            asked_at=now(),
            penalty=0,
            first_penalty=0,
            placed=10,
            wanted=10,
            outcome=packed(change(outcome_of(gathered))),
        )
        save(run)
        return run.id


def outcome_of(gathered: Gathered) -> Outcome:
    """The first timetable of a site, with what it costs and what has no place."""
    site = Site(gathered.problem)
    timetable = first_timetable(site)
    reasons = tuple(explain(site, key, timetable.placed) for key, _ in timetable.missing)
    return Outcome(timetable, tuple(costs(site, timetable)), reasons)


def sessions_of(app: Flask, cohort: Cohort) -> list[tuple[int, Any, int | None]]:
    """(number, begins, room) of the sessions of a cohort."""
    with app.app_context():
        rows = db.session.execute(
            select(ClassSession.number, ClassSession.starts_at, ClassSession.room_id)
            .where(ClassSession.cohort_id == cohort.id)
            .order_by(ClassSession.number)
        )
        return [(number, begins, room) for number, begins, room in rows]
