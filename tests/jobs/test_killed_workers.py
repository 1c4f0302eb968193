"""Real worker processes: killed at the worst moments nothing is lost or done twice; asked, they stop."""

import signal
from subprocess import Popen

import pytest
from flask import Flask
from sqlalchemy import func, select

from lms.core import clock
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.jobs import enqueue, worker
from lms.jobs.models import Job
from tests.jobs.conftest import DEADLINE, Start
from tests.jobs.killable import marks

pytestmark = pytest.mark.outside

JOBS = 300


def in_state(state: str) -> int:
    return db.session.scalar(select(func.count()).where(Job.state == state, Job.kind == "leave_mark")) or 0


def ask_for(app: Flask, number: int) -> None:
    with app.app_context(), transaction():
        for mark in range(1, number + 1):
            enqueue("leave_mark", number=mark)


def let_go(process: "Popen[str]") -> None:
    """Processes start together, which takes long, and work in turn."""
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def wait_until_it_stands_still(process: "Popen[str]") -> None:
    """Or, for one that never does, until it is at work."""
    assert process.stdout is not None
    assert process.stdout.readline() in ("standing still\n", "at work\n")


def test_three_kills_among_three_hundred_jobs_lose_none_and_repeat_none(
    app: Flask, start_worker: Start
) -> None:
    ask_for(app, JOBS)
    for killed in [start_worker("reading 60"), start_worker("writing 150"), start_worker("nowhere")]:
        let_go(killed)
        wait_until_it_stands_still(killed)
        killed.kill()
        killed.wait(DEADLINE)

    with app.app_context():
        assert 149 <= in_state("done") < JOBS
        assert in_state("running") in (2, 3)
        assert in_state("failed") == 0
    with clock.at(now() + 2 * worker.LEASE):
        worker.run_due(app)
    with app.app_context():
        assert in_state("done") == JOBS
        assert sorted(marks().values()) == [1] * JOBS


def test_asked_to_stop_a_worker_ends_its_job_and_takes_no_other(app: Flask, start_worker: Start) -> None:
    ask_for(app, 2)
    stopped = start_worker("reading 1")
    let_go(stopped)
    wait_until_it_stands_still(stopped)
    stopped.send_signal(signal.SIGTERM)
    assert stopped.wait(DEADLINE) == 0
    with app.app_context():
        assert (in_state("done"), in_state("ready")) == (1, 1)
