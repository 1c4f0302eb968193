"""An evening of November at 18:25 in Paris, five minutes before it begins; pages read in English."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask

from lms.accounts.models import Person
from lms.core import clock
from lms.core.db import transaction
from lms.demo import builders
from lms.i18n import words
from tests.factories import Browser, Cast, Visitor, build_cast

TUESDAY = datetime(2026, 11, 24, 17, 25, tzinfo=UTC)


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
def suzanne(app: Flask, cast: Cast) -> Person:
    """Another trainer of our site."""
    with app.app_context(), transaction():
        person = builders.a_person("Suzanne Petit", "suzanne")
        builders.a_role(person, "trainer", cast.ours.site)
        return person


@pytest.fixture
def visit(app: Flask) -> Callable[[Person], Browser]:
    """`visit(person)` is a browser in which that person reads English."""

    def open_browser(person: Person) -> Browser:
        browser = Visitor(app)(person)
        with browser.client.session_transaction() as session:
            session["language"] = "en"
        return browser

    return open_browser
