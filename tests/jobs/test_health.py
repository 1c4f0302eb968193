"""What a monitor is told."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, text

from lms.core import clock
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.jobs import enqueue, worker


@pytest.fixture
def statements(app: Flask) -> Iterator[list[str]]:
    """What is sent to the database."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def test_alive_is_said_without_the_database(client: FlaskClient, statements: list[str]) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert statements == []


def test_ready_when_the_database_is_in_shape_and_no_job_is_late(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json == {
        "ready": True,
        "database": True,
        "migrated": True,
        "seconds_late": 0,
        "failed": 0,
        "concerns": [],
    }


def test_not_ready_when_nobody_does_the_jobs(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), transaction():
        enqueue("leave_mark", number=1)
    assert client.get("/readyz").status_code == 200
    with clock.at(now() + timedelta(minutes=6)):
        with app.app_context(), transaction():
            enqueue("leave_mark", number=2)  # one that has just come makes none of the others less late
        late = client.get("/readyz")
        assert late.status_code == 503
        assert late.json is not None
        assert late.json["seconds_late"] >= 360
        worker.run_due(app)
        assert client.get("/readyz").status_code == 200


def test_a_job_for_later_is_not_late(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), transaction():
        enqueue("leave_mark", run_at=now() + timedelta(days=2), number=1)
    assert client.get("/readyz").status_code == 200


@pytest.fixture
def another_shape(app: Flask) -> Iterator[None]:
    """A database that the code does not expect."""

    def say(version: str) -> None:
        with app.app_context(), transaction():
            db.session.execute(
                text("UPDATE alembic_version SET version_num = :version"), {"version": version}
            )

    with app.app_context():
        head = db.session.scalar(text("SELECT version_num FROM alembic_version"))
    say("before")
    yield
    say(head)


@pytest.mark.usefixtures("another_shape")
def test_not_ready_when_migrations_are_missing(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json is not None
    assert (answer.json["database"], answer.json["migrated"]) == (True, False)


def test_not_ready_without_a_database(make_app: Callable[..., Flask]) -> None:
    nowhere = make_app(database_url="sqlite:////nowhere/at/all.db")
    answer = nowhere.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["database"] is False
