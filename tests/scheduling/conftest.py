"""An evening of November at 18:25 in Paris, five minutes before it begins; pages read in English."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import event

from lms.accounts.models import Person
from lms.core import clock
from lms.core.db import db, transaction
from lms.i18n import words
from tests.factories import Browser, Cast, Visitor, build_cast

TUESDAY = datetime(2026, 11, 24, 17, 25, tzinfo=UTC)

Statements = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture(autouse=True)
def english() -> None:
    """Rules and operations speak English here: their sentences are as written in the code."""
    words.use("en")


@pytest.fixture
def cast(app: Flask) -> Iterator[Cast]:
    """The cast, with the clock held five minutes before their evening."""
    with clock.at(TUESDAY):
        with app.app_context(), transaction():
            cast = build_cast()
        words.use("en")
        yield cast


@pytest.fixture
def visit(app: Flask) -> Callable[[Person], Browser]:
    """`visit(person)` is a browser in which that person reads English."""

    def open_browser(person: Person) -> Browser:
        browser = Visitor(app)(person)
        with browser.client.session_transaction() as session:
            session["language"] = "en"
        return browser

    return open_browser


@pytest.fixture
def statements(app: Flask) -> Statements:
    """`with statements() as sent:` gathers the SQL statements sent inside."""

    @contextmanager
    def gather() -> Iterator[list[str]]:
        sent: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            if statement.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
                sent.append(statement)

        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield sent
        finally:
            event.remove(engine, "before_cursor_execute", note)

    return gather
