"""A learner's own evenings: where, when, and a reply."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from lms.cohorts.models import Enrolment
from lms.core import clock
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import ClassSession, Reply, Room
from lms.scheduling.queries import next_session_for
from tests.factories import Cast, Visitor, words_of
from tests.scheduling.conftest import TUESDAY


def reply_to(cast: Cast) -> str:
    return f"/my-sessions/{cast.ours.session.id}/reply"


def replies(app: Flask) -> list[tuple[int, bool]]:
    with app.app_context():
        return [(row.enrolment_id, row.coming) for row in db.session.scalars(select(Reply))]


def test_the_next_evening_says_where_and_how_to_get_there(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        db.session.get_one(Room, cast.ours.session.room_id).directions = "The blue door on the left."
    words = words_of(visit(cast.learner).get("/my-sessions"))
    assert "Tuesday 24 November, 18:30 to 20:30 Salle 2, Antenne des Lilas" in words
    assert "The blue door on the left." in words


def test_the_last_word_counts(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.learner)
    assert "You come" in words_of(browser.post(reply_to(cast), {"coming": "yes"}, follow_redirects=True))
    assert "You cannot come" in words_of(
        browser.post(reply_to(cast), {"coming": "no"}, follow_redirects=True)
    )
    assert replies(app) == [(cast.ours.enrolment.id, False)]


@pytest.mark.parametrize(
    ("later", "cancelled", "sentence"),
    [
        (timedelta(hours=3), False, "This evening is over: you can no longer reply."),
        (timedelta(0), True, "This evening is cancelled: you need not reply."),
    ],
)
def test_a_reply_nobody_can_use_is_refused(
    app: Flask, cast: Cast, visit: Visitor, later: timedelta, cancelled: bool, sentence: str
) -> None:
    with app.app_context(), transaction():
        session = db.session.get_one(ClassSession, cast.ours.session.id)
        session.cancelled_at = TUESDAY if cancelled else None
    with clock.at(TUESDAY + later):
        answer = visit(cast.learner).post(reply_to(cast), {"coming": "yes"})
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert replies(app) == []


def test_whoever_has_signed_is_not_asked_whether_they_come(app: Flask, cast: Cast, visit: Visitor) -> None:
    assert "I come" in words_of(visit(cast.learner).get("/my-sessions"))
    with app.app_context(), transaction():
        builders.attended(cast.ours.session, cast.ours.enrolment, "absent")
        builders.attended(cast.ours.session, cast.ours.enrolment, "present")
    for page in ("/my-sessions", "/"):
        words = words_of(visit(cast.learner).get(page))
        assert "Your presence is recorded." in words
        assert "I come" not in words


def test_an_unknown_reply_is_refused(app: Flask, cast: Cast, visit: Visitor) -> None:
    assert visit(cast.learner).post(reply_to(cast), {"coming": "perhaps"}).status_code == 422
    assert replies(app) == []


def test_past_evenings_say_what_was_recorded(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        builders.attended(cast.ours.session, cast.ours.enrolment, "absent")
        builders.attended(cast.ours.session, cast.ours.enrolment, "present")
    with clock.at(TUESDAY + timedelta(hours=3)):
        words = words_of(visit(cast.learner).get("/my-sessions"))
    assert "Tuesday 24 November 18:30 to 20:30 Present" in words
    assert "No evening to come" in words


def test_evenings_after_leaving_are_not_shown(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        db.session.get_one(Enrolment, cast.ours.enrolment.id).left_on = TUESDAY.date() - timedelta(days=1)
    browser = visit(cast.learner)
    assert "No evening to come" in words_of(browser.get("/my-sessions"))
    assert browser.post(reply_to(cast), {"coming": "yes"}).status_code == 404


def test_the_next_session_is_the_first_not_over_and_not_cancelled(app: Flask, cast: Cast) -> None:
    person, now_on = cast.learner.id, cast.ours.session.id
    with app.app_context(), transaction():
        other = builders.a_cohort(cast.ours.site, "Autre cohorte")
        builders.enrol(other, cast.learner)
        cancelled, last = builders.sessions(other, [TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=2)])
        cancelled.cancelled_at = TUESDAY
    with app.app_context():
        first = next_session_for(person)
        assert first is not None
        assert (first.session_id, first.room, first.zone) == (now_on, "Salle 2", "Europe/Paris")
        assert first.coming is None
        with clock.at(TUESDAY + timedelta(hours=2, minutes=4)):
            assert getattr(next_session_for(person), "session_id", None) == now_on
        with clock.at(TUESDAY + timedelta(hours=2, minutes=5)):
            assert getattr(next_session_for(person), "session_id", None) == last.id
        with clock.at(TUESDAY + timedelta(days=9)):
            assert next_session_for(person) is None
