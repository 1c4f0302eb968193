"""Looking after the queue from the command line."""

from flask import Flask

from lms.core.clock import now
from lms.core.db import db, transaction
from lms.jobs import enqueue, worker
from lms.jobs.models import Job
from tests.jobs.killable import marks


def a_failed_job(app: Flask, key: str | None = None) -> int:
    with app.app_context(), transaction():
        number = enqueue("leave_mark", key=key, number=1)
        row = db.session.get_one(Job, number)
        row.state, row.error, row.finished_at, row.attempts = "failed", "ValueError", now(), 8
    return number


def test_the_list_shows_what_waits_and_what_failed_but_not_what_is_done(app: Flask) -> None:
    with app.app_context(), transaction():
        enqueue("leave_mark", number=1)
    worker.run_due(app)
    failed = a_failed_job(app)
    shown = app.test_cli_runner().invoke(args=["jobs", "list"]).output.splitlines()
    assert len(shown) == 1
    assert shown[0].split()[:2] == [str(failed), "failed"]
    assert shown[0].split()[-2:] == ["leave_mark", "ValueError"]


def test_a_failed_job_is_tried_again(app: Flask) -> None:
    number = a_failed_job(app)
    assert app.test_cli_runner().invoke(args=["jobs", "retry", str(number)]).exit_code == 0
    worker.run_due(app)
    with app.app_context():
        assert db.session.get_one(Job, number).state == "done"
        assert list(marks().values()) == [1]


def test_a_job_that_did_not_fail_is_not_tried_again(app: Flask) -> None:
    answer = app.test_cli_runner().invoke(args=["jobs", "retry", "7"])
    assert answer.exit_code == 1
    assert "No failed job has the number 7." in answer.output


def test_a_failed_job_asked_for_again_since_is_not_tried_again(app: Flask) -> None:
    failed = a_failed_job(app, key="a")
    with app.app_context(), transaction():
        enqueue("leave_mark", key="a", number=1)
    answer = app.test_cli_runner().invoke(args=["jobs", "retry", str(failed)])
    assert answer.exit_code == 1
    assert "asked for again" in answer.output
