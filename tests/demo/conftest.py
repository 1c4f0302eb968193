"""The demonstration, loaded on a day of one's choice; or once, to be looked at from many sides."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from lms.core import clock
from lms.core.db import Base, db, transaction
from lms.credentials.values import Issuer
from lms.demo import story
from lms.i18n import words

PARIS = ZoneInfo("Europe/Paris")
AFTERNOON = datetime(2026, 11, 24, 15, 0, tzinfo=PARIS)

Load = Callable[[datetime], None]


def tell(app: Flask, moment: datetime) -> None:
    """Load it as if it were then."""
    with app.app_context(), clock.at(moment):
        with transaction():
            story.load(Issuer("Association d'essai", "http://localhost"))
        db.session.remove()


def forget(app: Flask) -> None:
    """Empty the database again."""
    with app.app_context():
        with transaction():
            for table in reversed(Base.metadata.sorted_tables):
                db.session.execute(table.delete())
        db.session.remove()


@pytest.fixture
def load(app: Flask) -> Load:
    """`load(moment)` loads it as if it were then."""
    return lambda moment: tell(app, moment)


@pytest.fixture(scope="module")
def loaded(shared_app: Flask) -> Iterator[Flask]:
    """The application with the demonstration of one afternoon, for all tests of a file that only look."""
    words.use("fr")
    tell(shared_app, AFTERNOON)
    yield shared_app
    forget(shared_app)


@pytest.fixture
def told(loaded: Flask) -> Iterator[None]:
    """Inside the demonstration, that same afternoon."""
    with that_afternoon(loaded):
        yield


@contextmanager
def that_afternoon(app: Flask) -> Iterator[None]:
    """The clock held at the moment it was loaded."""
    with app.app_context(), clock.at(AFTERNOON):
        yield
        db.session.rollback()
