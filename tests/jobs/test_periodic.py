"""Periodic jobs: one run a period, whatever happens; what is old is forgotten by them."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from lms.core import clock, limits
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.jobs import job, worker
from lms.jobs.models import Job
from lms.jobs.registry import Write
from tests.jobs.conftest import Rounds
from tests.jobs.killable import marks


def test_a_periodic_job_runs_once_a_period_whatever_the_number_of_workers(app: Flask) -> None:
    runs: list[int] = []

    @job("count_runs", every=timedelta(days=1))
    def count_runs() -> Write:
        return lambda: runs.append(now().day)

    midnight = now().replace(hour=0, minute=0, second=0, microsecond=0)
    for hours in (1, 2, 23, 24, 25, 47, 24 * 5 + 3, 24 * 5 + 4):
        with clock.at(midnight + timedelta(hours=hours)):
            worker.work(app, Rounds(1))
            worker.work(app, Rounds(1))
    assert runs == [(midnight + timedelta(days=days)).day for days in (0, 1, 5)]


def test_a_periodic_job_that_fails_comes_back_in_the_next_period(app: Flask) -> None:
    @job("fail_daily", attempts=1, every=timedelta(days=1))
    def fail_daily() -> None:
        raise ValueError

    before = now()
    worker.work(app, Rounds(1))
    with app.app_context():
        daily = db.session.scalars(select(Job).where(Job.kind == "fail_daily")).one()
    assert (daily.state, daily.error, daily.attempts) == ("ready", "ValueError", 0)
    assert daily.due_at > before


def test_what_is_old_is_forgotten(app: Flask) -> None:
    with app.app_context(), transaction():
        with clock.at(now() - timedelta(hours=2)):
            limits.count("sign-in", "old")
        limits.count("sign-in", "new")
        for days in (8, 6):
            finished = now() - timedelta(days=days)
            db.session.add(
                Job(
                    kind="leave_mark",
                    payload={},
                    state="done",
                    due_at=finished,
                    created_at=finished,
                    finished_at=finished,
                )
            )
    worker.work(app, Rounds(1))
    with app.app_context():
        assert sum(marks().values()) == 1
        kept = db.session.scalars(select(Job.finished_at).where(Job.kind == "leave_mark")).all()
        assert [moment and (now() - moment).days for moment in kept] == [6]
