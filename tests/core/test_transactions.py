"""A request is one transaction: kept whole or not at all, and never refused because another one writes."""

from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask, Response
from sqlalchemy import create_engine, delete, func, select

from lms.accounts.models import AuditEntry, Person, Site
from lms.accounts.secrets import hashed
from lms.core import web
from lms.core.db import db, transaction
from lms.core.once import ReceivedForm
from lms.demo import builders
from tests.core.conftest import Crew
from tests.core.visitors import Request
from tests.factories import Visitor

ROUNDS = 10
PASSWORD = "un mot de passe bien long"


def rows(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def a_coordinator(app: Flask, identifier: str) -> Person:
    with app.app_context(), transaction():
        person = builders.a_person("Coordinatrice", identifier, secret_hash=hashed(PASSWORD))
        builders.a_role(person, "coordinator", builders.a_site(f"Antenne {identifier}"))
    return person


def evening_of(process: int) -> list[Request]:
    """Forty requests: sign in, look, create, look again, ten times over."""

    def form(**fields: str) -> dict[str, str]:
        return {"once": uuid4().hex, **fields}

    requests: list[Request] = []
    for number in range(ROUNDS):
        site = form(name=f"Site {process}-{number}", timezone="Europe/Paris", holidays="")
        requests += [
            ("POST", "/sign-in", form(identifier=f"coordinator{process}", secret=PASSWORD)),
            ("GET", "/sites", {}),
            ("POST", "/sites/new", site),
            ("GET", "/my-account", {}),
        ]
    return requests


@pytest.mark.outside
def test_four_processes_that_sign_in_read_and_write_meet_no_lock_and_lose_nothing(
    app: Flask, crew: Crew
) -> None:
    for process in range(4):
        a_coordinator(app, f"coordinator{process}")
    answers = crew.all_at_once([evening_of(process) for process in range(4)])
    for own in answers:
        assert [status for status, _place in own] == [303, 200, 303, 200] * ROUNDS
    assert "locked" not in crew.log()
    with app.app_context():
        assert rows(Site) == 4 + 4 * ROUNDS
        kept = select(func.count()).where(ReceivedForm.location.startswith("/sites/"))
        assert db.session.scalar(kept) == 4 * ROUNDS
        created = select(func.count()).where(AuditEntry.action == "create", AuditEntry.subject == "site")
        assert db.session.scalar(created) == 4 * ROUNDS


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 10_000), ("foreign_keys", 1)],
)
def test_each_connection_to_sqlite_keeps_what_is_committed_and_waits_for_its_turn(
    tmp_path: Path, pragma: str, value: str | int
) -> None:
    """Marks and attendance are evidence: a committed one outlives a power cut (synchronous 2 is FULL)."""
    engine = create_engine(f"sqlite:///{tmp_path / 'some.sqlite'}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
    engine.dispose()


def test_a_page_that_writes_while_it_is_read_is_a_mistake(app: Flask) -> None:
    with app.test_request_context("/sites"), pytest.raises(RuntimeError, match="writes during a GET"):
        builders.a_site()


def test_a_page_that_sends_a_writing_statement_while_it_is_read_is_a_mistake(app: Flask) -> None:
    with app.test_request_context("/sites"), pytest.raises(RuntimeError, match="writes during a GET"):
        db.session.execute(delete(Site))


def post_that_creates_a_site(app: Flask, status: int, keep: bool = False) -> None:
    """A form whose route writes a row, then answers with `status`."""
    with app.test_request_context("/language", method="POST", data={"once": uuid4().hex}):
        assert app.preprocess_request() is None
        builders.a_site()
        if keep:
            web.keep_although_refused()
        app.process_response(Response(status=status, headers={"Location": "/"}))


@pytest.mark.parametrize(
    ("status", "keep", "kept"),
    [(200, False, 1), (303, False, 1), (404, False, 0), (422, False, 0), (500, False, 0), (422, True, 1)],
)
def test_what_was_written_is_kept_only_when_the_answer_is_no_refusal_or_says_so(
    app: Flask, status: int, keep: bool, kept: int
) -> None:
    post_that_creates_a_site(app, status, keep)
    with app.app_context():
        assert rows(Site) == kept


def test_a_route_that_breaks_keeps_nothing(
    app: Flask, visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trail is written last: when it breaks, the site before it must go too."""

    def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    browser = visit(a_coordinator(app, "coordinator"))
    monkeypatch.setattr("lms.accounts.audit.note", break_down)
    monkeypatch.setattr(app, "testing", False)
    site = {"name": "Antenne du Canal", "timezone": "Europe/Paris", "holidays": ""}
    assert browser.post("/sites/new", site).status_code == 500
    with app.app_context():
        assert rows(Site) == 1
