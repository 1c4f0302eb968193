"""Doing jobs: what goes wrong is tried again, said without personal data, and given up in the end."""

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from threading import Event

import pytest
from flask import Flask
from sqlalchemy import event, select, text

from lms.accounts.models import Site
from lms.core import clock, limits
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.core.limits import CountedEvent
from lms.core.logs import Line
from lms.demo import builders
from lms.jobs import enqueue, job, queue, worker
from lms.jobs.heartbeat import BEATS
from lms.jobs.models import Job
from lms.jobs.registry import ATTEMPTS, Write
from tests.jobs.conftest import Rounds
from tests.jobs.killable import marks

SECRET = "Amina Yusufzai, 06 00 00 00 00"


class Lines(logging.Handler):
    """The log of the worker, as it is written."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(Line().format(record))


@pytest.fixture
def log() -> Iterator[Lines]:
    lines, logger = Lines(), logging.getLogger("passerelle.job")
    logger.addHandler(lines)
    yield lines
    logger.removeHandler(lines)


def ask(app: Flask, kind: str) -> int:
    with app.app_context(), transaction():
        return enqueue(kind)


def ask_for_a_mark(app: Flask) -> int:
    with app.app_context(), transaction():
        return enqueue("leave_mark", number=1)


def row(app: Flask, number: int) -> Job:
    with app.app_context():
        return db.session.get_one(Job, number)


def test_a_job_that_goes_wrong_waits_longer_each_time_then_fails(app: Flask, log: Lines) -> None:
    @job("go_wrong")
    def go_wrong() -> None:
        raise ValueError(SECRET)

    number, moment, waits = ask(app, "go_wrong"), now(), []
    for _attempt in range(ATTEMPTS):
        with clock.at(moment + timedelta(seconds=1)):
            assert worker.run_due(app) == 1
            waits.append((row(app, number).due_at - now()).total_seconds())
        moment = row(app, number).due_at
    assert waits[: ATTEMPTS - 1] == [30, 60, 120, 240, 480, 960, 1920]
    failed = row(app, number)
    assert (failed.state, failed.error, failed.attempts) == ("failed", "ValueError", ATTEMPTS)
    assert failed.finished_at is not None
    assert "Amina" not in "".join(log.lines)
    last = json.loads(log.lines[-1])
    assert {
        "kind": "go_wrong",
        "attempt": ATTEMPTS,
        "state": "failed",
        "error": "ValueError",
    }.items() <= last.items()


def test_an_error_while_writing_undoes_the_writing(app: Flask) -> None:
    @job("write_half")
    def write_half() -> Write:
        def write() -> None:
            limits.count("half", "1")
            db.session.flush()
            raise ValueError(SECRET)

        return write

    number = ask(app, "write_half")
    worker.run_due(app)
    assert row(app, number).state == "ready"
    with app.app_context():
        assert not marks()


@pytest.mark.parametrize("way", ["flush", "statement"])
def test_a_job_that_writes_during_its_slow_work_is_refused(app: Flask, way: str) -> None:
    @job("write_early")
    def write_early() -> None:
        if way == "flush":
            builders.a_site()
        db.session.execute(CountedEvent.__table__.delete())  # type: ignore[attr-defined]  # a Table

    number = ask(app, "write_early")
    worker.run_due(app)
    assert row(app, number).error == "RuntimeError"


def test_a_row_read_during_the_work_can_be_changed_in_the_writing(app: Flask) -> None:
    @job("rename_site")
    def rename_site(number: int) -> Write:
        site = db.session.scalars(select(Site).where(Site.id == number)).one()
        longer = site.name + " et du Port"

        def write() -> None:
            site.name = longer

        return write

    with app.app_context(), transaction():
        site = builders.a_site()
        enqueue("rename_site", number=site.id)
    worker.run_due(app)
    with app.app_context():
        assert db.session.get_one(Site, site.id).name == "Antenne des Lilas et du Port"


def test_a_job_whose_workers_all_died_is_given_up(app: Flask) -> None:
    number, moment = ask_for_a_mark(app), now()
    for _death in range(ATTEMPTS):
        with app.app_context(), clock.at(moment := moment + timedelta(minutes=2)):
            assert queue.claim("dies", worker.LEASE)
    with clock.at(moment + timedelta(minutes=2)):
        worker.run_due(app)
    assert (row(app, number).state, row(app, number).error) == ("failed", "Abandoned")


def test_a_kind_that_is_gone_from_the_code_waits_for_another_version(app: Flask) -> None:
    number = ask_for_a_mark(app)
    with app.app_context(), transaction():
        db.session.get_one(Job, number).kind = "gone"
    worker.run_due(app)
    assert (row(app, number).state, row(app, number).error) == ("ready", "KeyError")


def test_the_heart_beats_while_slow_work_goes_on(app: Flask) -> None:
    kept = Event()
    lease = timedelta(milliseconds=30 * BEATS)

    @job("work_slowly")
    def work_slowly() -> None:
        assert kept.wait(20)

    ask(app, "work_slowly")

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE jobs SET due_at"):
            kept.set()

    with app.app_context():
        engine = db.engine
    event.listen(engine, "after_cursor_execute", note)
    try:
        assert worker.run_next(app, "slow", lease)
    finally:
        event.remove(engine, "after_cursor_execute", note)
    with app.app_context():
        assert db.session.scalar(select(Job.state)) == "done"


def test_an_idle_worker_sends_one_look_a_second_and_takes_no_lock(app: Flask) -> None:
    worker.work(app, Rounds(1))
    sent: list[str] = []
    with app.app_context():
        engine = db.engine

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement.split()[0] + " " + statement.split()[-1])

    event.listen(engine, "after_cursor_execute", note)
    try:
        worker.work(app, Rounds(1))
        first = len(sent)
        worker.work(app, Rounds(11))
    finally:
        event.remove(engine, "after_cursor_execute", note)
    in_ten_rounds = sent[2 * first :]
    assert len(in_ten_rounds) <= 20
    assert not [
        statement for statement in in_ten_rounds if statement.startswith(("UPDATE", "BEGIN IMMEDIATE"))
    ]


def test_a_database_in_trouble_does_not_end_the_worker(app: Flask, log: Lines) -> None:
    with app.app_context(), transaction():
        db.session.execute(text("ALTER TABLE jobs RENAME TO jobs_away"))
    worker.work(app, Rounds(2))
    with app.app_context(), transaction():
        db.session.execute(text("ALTER TABLE jobs_away RENAME TO jobs"))
    assert [json.loads(line)["what"] for line in log.lines].count("database in trouble") == 2
    ask_for_a_mark(app)
    worker.work(app, Rounds(1))
    with app.app_context():
        assert list(marks().values()) == [1]
