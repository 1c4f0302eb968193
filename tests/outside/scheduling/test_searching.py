"""Ten thousand availabilities, a search that is killed, and no solver in a web process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from select import select as select_ready

from flask import Flask
from sqlalchemy import func, select, update

from lms.accounts.operations import as_signed_in
from lms.config import ROOT, Settings
from lms.core.clock import now
from lms.core.db import db, save, transaction
from lms.demo import builders
from lms.jobs import enqueue
from lms.jobs.models import Job
from lms.jobs.worker import run_due
from lms.scheduling.availability.models import PARTS, Availability
from lms.scheduling.models import ClassSession
from lms.scheduling.plans.gathering import gather
from lms.scheduling.plans.models import TimetableRun
from lms.scheduling.plans.operations import Term, ask_for_timetable
from lms.scheduling.plans.publishing import publish
from tests.counting import statements
from tests.factories import Cast
from tests.scheduling.conftest import cast

__all__ = ["cast"]  # a fixture
FIRST, LAST = date(2026, 11, 25), date(2027, 2, 28)


TELLS = """
import wsgi
from lms.jobs.worker import run_due
from lms.scheduling.plans import jobs

class Telling(jobs._Telling):
    def __call__(self, *step):
        goes_on = super().__call__(*step)
        print("under way", flush=True)
        return goes_on

jobs._Telling = Telling
run_due(wsgi.app)
"""
"""A worker that also tells us, who wait for it, what it has just told the database."""


def asked(app: Flask, cast: Cast, rounds: int) -> int:
    """A timetable is asked for; its number."""
    with app.app_context(), transaction():
        return ask_for_timetable(as_signed_in(cast.coordinator), cast.ours.site, Term(FIRST, LAST, rounds)).id


def test_ten_thousand_availabilities_are_gathered_in_a_few_statements(app: Flask, cast: Cast) -> None:
    with app.app_context(), transaction():
        people = [builders.a_person(f"Personne {number}") for number in range(480)]
        for person in people:
            builders.enrol(cast.ours.cohort, person)
        db.session.flush()
        db.session.execute(
            Availability.__table__.insert(),  # type: ignore[attr-defined]  # a Table
            [
                {"person_id": one.id, "weekday": weekday, "part": part, "possible": weekday < 3, "reason": ""}
                | {"told_at": now()}
                for one in people
                for weekday in range(7)
                for part in PARTS
            ],
        )
    with app.app_context(), statements(app) as sent:
        started = time.perf_counter()
        problem = gather(cast.ours.site, FIRST, LAST).problem
        seconds = time.perf_counter() - started
    assert len(problem.groups[0].learners) == 481
    assert sum(len(one.windows or ()) for one in problem.groups[0].learners) == 480 * 9
    assert len(sent) < 40
    assert seconds < 5


def test_a_timetable_is_found_by_the_worker_and_published(app: Flask, cast: Cast) -> None:
    number = asked(app, cast, 2)
    run_due(app)
    with app.app_context(), transaction():
        run = db.session.get_one(TimetableRun, number)
        assert (run.state, run.placed, run.wanted) == ("found", 10, 10)
        assert publish(as_signed_in(cast.coordinator), cast.ours.site, run) == 9
        assert db.session.scalar(select(func.count(ClassSession.id))) == 11  # theirs too


def test_a_stopped_search_keeps_what_it_has(app: Flask, cast: Cast) -> None:
    number = asked(app, cast, 100_000)
    with app.app_context(), transaction():
        db.session.get_one(TimetableRun, number).stop = True
    run_due(app)
    with app.app_context():
        run = db.session.get_one(TimetableRun, number)
        assert (run.state, run.placed) == ("found", 10)


def test_a_repair_is_found_by_the_worker(app: Flask, cast: Cast) -> None:
    with app.app_context(), transaction():
        run = TimetableRun(
            site_id=cast.ours.site.id, kind="repair", first_day=FIRST, last_day=LAST, rounds=0, asked_at=now()
        )
        save(run)
        row = ClassSession(
            cohort_id=cast.ours.cohort.id,
            number=2,
            starts_at=datetime(2026, 12, 25, 17, 30, tzinfo=UTC),
            ends_at=datetime(2026, 12, 25, 19, 30, tzinfo=UTC),
            room_id=cast.ours.session.room_id,
        )
        save(row)
        enqueue("find_timetable", run_id=run.id)
        number = run.id
    run_due(app)
    with app.app_context():
        found = db.session.get_one(TimetableRun, number)
        assert found.state == "found"
        assert found.outcome["dates_moved"] == 1  # Christmas
        assert found.outcome["proven"]


def test_a_search_that_is_killed_leaves_the_old_timetable(app: Flask, cast: Cast, settings: Settings) -> None:
    with app.app_context():
        before = db.session.execute(select(ClassSession.id, ClassSession.starts_at)).all()
    number = asked(app, cast, 100_000)
    with app.app_context(), transaction():  # the other process has a clock of its own
        db.session.execute(update(Job).values(due_at=datetime(2026, 1, 1, tzinfo=UTC)))
    known = {
        "DATABASE_URL": settings.database_url,
        "PASSERELLE_INSTANCE": str(settings.instance),
        "PASSERELLE_SECRET_KEY": settings.secret_key,
    }
    worker = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", TELLS],
        cwd=ROOT,
        env=os.environ | known,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with worker:
        assert worker.stdout
        under_way, *_ = select_ready([worker.stdout], [], [], 60)
        said = worker.stdout.readline() if under_way else b""
        worker.send_signal(signal.SIGKILL)
    assert said == b"under way\n"
    with app.app_context():
        run = db.session.get_one(TimetableRun, number)
        assert (run.state, run.outcome) == ("asked", {})
        assert db.session.execute(select(ClassSession.id, ClassSession.starts_at)).all() == before


def test_a_web_process_never_loads_the_solver(tmp_path: Path, furnish: Callable[[Path], None]) -> None:
    furnish(tmp_path)
    code = (
        "import sys, wsgi\n"
        "solver = ('ortools', 'lms.scheduling.timetable.model')\n"
        "sys.exit(any(name.startswith(solver) for name in sys.modules))"
    )
    command, own = [sys.executable, "-c", code], os.environ | {"PASSERELLE_INSTANCE": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=own, check=False, timeout=60)  # noqa: S603 - our own command
    assert done.returncode == 0
