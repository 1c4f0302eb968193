"""Whom nothing is sent to: of an evening that is cancelled, once they left, once they chose another way."""

from datetime import timedelta

from flask import Flask

from lms.cohorts.models import Enrolment
from lms.core import clock
from lms.core.db import db, transaction
from lms.jobs import enqueue
from lms.jobs.worker import run_due
from lms.scheduling.models import ClassSession
from tests.factories import Cast, Visitor
from tests.messages.conftest import chooses
from tests.scheduling.test_changing import evening
from tests.scheduling.test_reminders import START, messages, remind

TWO_DAYS = timedelta(hours=48)


def test_nobody_is_reminded_of_a_cancelled_evening(app: Flask, cast: Cast) -> None:
    chooses(app, cast.learner, "sms")
    with app.app_context(), transaction():
        db.session.get_one(ClassSession, cast.ours.session.id).cancelled_at = START - 2 * TWO_DAYS
    assert not remind(app, TWO_DAYS)


def test_who_left_is_neither_reminded_nor_told_of_changes(app: Flask, cast: Cast, visit: Visitor) -> None:
    chooses(app, cast.learner, "sms")
    with app.app_context(), transaction():
        place = db.session.get_one(Enrolment, cast.ours.enrolment.id)
        place.enrolled_on = (START - timedelta(days=30)).date()
        place.left_on = (START - timedelta(days=1)).date()
    assert not remind(app, TWO_DAYS)
    visit(cast.coordinator).post(f"{evening(cast)}/cancel", {"because": "The trainer is ill."})
    run_due(app)
    assert not messages(app)


def test_what_waits_to_be_sent_by_hand_waits_no_more_once_another_way_was_chosen(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    chooses(app, cast.learner, "sms")
    (waiting,) = remind(app, TWO_DAYS)
    assert waiting.state == "waiting"
    call = {"channel": "call", "phone": "06 12 34 56 78", "email": "", "care": "none"}
    assert visit(cast.learner).post("/my-messages", call).status_code == 303
    (dropped,) = messages(app)
    assert dropped.state == "dropped"


def test_a_reminder_is_given_up_once_the_evening_has_begun(app: Flask, cast: Cast) -> None:
    chooses(app, cast.learner, "sms")
    remind(app, timedelta(hours=3))
    for later, state in ((-1, "waiting"), (1, "given-up")):
        with clock.at(START + timedelta(minutes=later)):
            with app.app_context(), transaction():
                enqueue("give_up_late_messages")
            run_due(app)
        assert [message.state for message in messages(app)] == [state]


def test_two_days_before_is_said_no_more_the_evening_before(app: Flask, cast: Cast) -> None:
    chooses(app, cast.learner, "sms")
    assert not remind(app, timedelta(hours=18))
    assert remind(app, timedelta(hours=18, minutes=1))
