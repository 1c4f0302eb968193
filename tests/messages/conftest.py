"""A moment at noon, and what tests of messages write and send."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from lms.accounts.models import Person
from lms.core import clock
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.i18n import words
from lms.jobs.worker import run_due
from lms.messages.models import ContactChoice, Message
from lms.messages.operations import Draft, write
from tests.factories import Cast, build_cast

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
Write = Callable[..., int]


@pytest.fixture
def cast(app: Flask) -> Iterator[Cast]:
    """The cast, with the clock held at noon."""
    with clock.at(NOON):
        with app.app_context(), transaction():
            cast = build_cast()
        words.use("en")
        yield cast


def chooses(app: Flask, person: Person, channel: str, **more: str) -> None:
    """`person` chose to be reached like this."""
    with app.app_context(), transaction():
        row = db.session.get_one(Person, person.id)
        row.phone, row.email = "06 12 34 56 78", "quelquun@example.org"
        db.session.merge(ContactChoice(person_id=person.id, channel=channel, chosen_at=now(), **more))


@pytest.fixture
def written(app: Flask, cast: Cast) -> Write:
    """`written(channel)` is the number of a message to our learner, who chose that channel."""

    def make(channel: str, key: str = "a") -> int:
        chooses(app, cast.learner, channel)
        draft = Draft(
            key=key,
            person_id=cast.learner.id,
            site_id=cast.ours.site.id,
            channel=channel,
            topic="session:1",
            language="fr",
            subject="Rappel : mardi",
            text="Mardi à 18 h 30.\n\nRéponse : https://here.example/answer/x?a=1&b=2",
            due_at=now(),
            expires_at=now() + timedelta(hours=6),
        )
        with app.app_context(), transaction():
            message = write(draft)
            assert message
            return message.id

    return make


def state(app: Flask, message_id: int) -> Message:
    """A message as it stands."""
    with app.app_context():
        return db.session.get_one(Message, message_id)


def run(app: Flask, after: timedelta = timedelta(0)) -> None:
    """Do what is due so much later."""
    with clock.at(now() + after):
        run_due(app)
