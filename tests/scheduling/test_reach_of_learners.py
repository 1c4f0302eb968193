"""How a learner is reminded, written down with them: they are asked; what they stopped stays stopped."""

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import AuditEntry
from lms.core.db import db, transaction
from lms.messages.operations import stop
from lms.messages.queries import Reach, reaches
from tests.factories import Cast, Visitor, words_of
from tests.messages.conftest import chooses

SMS = {"channel": "sms", "phone": "06 12 34 56 78", "email": "", "care": "no-message", "agreed": "y"}


def address(cast: Cast) -> str:
    return f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}/reminders"


def reach(app: Flask, cast: Cast) -> Reach:
    with app.app_context():
        return reaches([cast.learner.id])[cast.learner.id]


@pytest.mark.parametrize("role", ["trainer", "coordinator"])
def test_who_teaches_or_plans_writes_down_what_the_learner_said(
    app: Flask, cast: Cast, visit: Visitor, role: str
) -> None:
    browser = visit(cast.ours.people[role])
    assert browser.post(address(cast), SMS).status_code == 303
    assert (reach(app, cast).channel, reach(app, cast).care) == ("sms", "no-message")
    assert 'value="06 12 34 56 78"' in browser.get(address(cast)).text
    with app.app_context():
        noted = db.session.scalars(select(AuditEntry).where(AuditEntry.subject == "contact")).one()
    assert (noted.actor_id, noted.subject_id) == (cast.ours.people[role].id, cast.learner.id)
    assert noted.details == {"channel": "sms", "agreed": True}


def test_nobody_is_written_to_without_their_word(app: Flask, cast: Cast, visit: Visitor) -> None:
    answer = visit(cast.trainer).post(address(cast), {**SMS, "agreed": ""})
    assert answer.status_code == 422
    assert "Ask the person first, then tick that they agree." in words_of(answer)
    assert reach(app, cast).channel == "call"
    assert (
        visit(cast.trainer).post(address(cast), {**SMS, "channel": "call", "agreed": ""}).status_code == 303
    )


def test_what_the_learner_stopped_only_they_start_again(app: Flask, cast: Cast, visit: Visitor) -> None:
    chooses(app, cast.learner, "sms")
    with app.app_context(), transaction():
        stop(cast.learner.id, "sms")
    answer = visit(cast.trainer).post(address(cast), SMS)
    assert answer.status_code == 422
    assert "Only they can start them again, on their own page." in words_of(answer)
    assert reach(app, cast).channel == "call"
    visit(cast.learner).post("/my-messages", SMS)
    assert reach(app, cast).channel == "sms"


def test_volunteers_and_strangers_write_down_nothing(cast: Cast, visit: Visitor) -> None:
    assert visit(cast.volunteer).get(address(cast)).status_code == 403
    assert visit(cast.theirs.people["trainer"]).post(address(cast), SMS).status_code == 404
