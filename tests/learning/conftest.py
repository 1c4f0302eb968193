"""What these tests share: a learner in front of the first module, and the time they spent in class."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from flask import Flask

from lms.catalogue import queries as catalogue
from lms.core import clock
from tests.factories import Cast, Visitor
from tests.learning.learner import LearnerAtWork


@pytest.fixture(autouse=True)
def the_catalogue_as_it_was(app: Flask) -> Iterator[None]:
    """Tests may change the catalogue in force."""
    before = catalogue.in_force()
    yield
    catalogue.put_in_force(before)


@pytest.fixture(autouse=True)
def minutes(app: Flask, monkeypatch: pytest.MonkeyPatch) -> dict[int, int]:
    """Minutes attended by enrolment: fill it in."""
    attended: dict[int, int] = {}
    monkeypatch.setitem(app.extensions, "minutes_attended", lambda _enrolments: attended)
    return attended


@pytest.fixture
def at_work(app: Flask, cast: Cast, visit: Visitor) -> LearnerAtWork:
    """Our learner, signed in."""
    return LearnerAtWork(app, visit(cast.learner), cast.ours.enrolment.id)


@pytest.fixture
def began(at_work: LearnerAtWork) -> Iterator[datetime]:
    """When a quiz is begun, on the learner's own phone; time stands still from then on."""
    with at_work.browser.client.session_transaction() as session:
        session["own"] = True
    moment = clock.now().replace(microsecond=0)
    with clock.at(moment):
        yield moment
