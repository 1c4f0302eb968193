"""What a trainer changes in how a quiz is taken: extra time, and the policy of a cohort."""

import re
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import AuditEntry
from lms.catalogue.values import Policy
from lms.core.db import db
from lms.learning.policies.models import Accommodation
from tests.factories import Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork, change_module, module_at, the_course
from tests.learning.taking import later, take_so

# extra time


def extra_time(cast: Cast) -> str:
    return f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}/extra-time"


@pytest.mark.parametrize("role", ["trainer", "coordinator"])
def test_extra_time_counts_at_once_also_for_the_quiz_under_way(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor, began: datetime, role: str
) -> None:
    take_so(minutes=30)
    address = at_work.start()
    given = visit(cast.ours.people[role]).post(
        extra_time(cast), {"extra_percent": "33", "need": "time-to-read"}
    )
    assert given.status_code == 303
    with later(began, minutes=39):
        assert "1 minute" in words_of(at_work.browser.get(address))
        at_work.answer(address)
    assert len(at_work.answers()) == 1
    entry = at_work.one(select(AuditEntry).where(AuditEntry.action == "grant-extra-time"))
    assert (entry.actor_id, entry.details) == (cast.ours.people[role].id, {"extra_percent": 33})


def test_extra_time_taken_back_does_not_shorten_a_quiz_begun_with_it(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor, began: datetime
) -> None:
    take_so(minutes=30)
    trainer = visit(cast.trainer)
    trainer.post(extra_time(cast), {"extra_percent": "100", "need": "breaks"})
    address = at_work.start()
    trainer.post(extra_time(cast), {"extra_percent": "0", "need": "breaks"})
    with later(began, minutes=55):
        assert at_work.answer(address).location == f"{address}/feedback"
    with at_work.app.app_context():
        assert db.session.scalars(select(Accommodation)).all() == []


def test_extra_time_is_shown_on_the_learners_page(cast: Cast, visit: Visitor) -> None:
    trainer = visit(cast.trainer)
    trainer.post(extra_time(cast), {"extra_percent": "50", "need": "other"})
    page = trainer.get(f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}")
    assert "50" in words_of(page)
    assert extra_time(cast) in page.text
    assert re.search(r'value="50"[^>]* checked', trainer.get(extra_time(cast)).text)


@pytest.mark.parametrize(
    "fields",
    [
        {"extra_percent": "40", "need": "breaks"},
        {"extra_percent": "25", "need": "dyslexia"},
        {"extra_percent": "x", "need": "breaks"},
        {},
    ],
)
def test_other_extra_times_and_reasons_are_refused(
    app: Flask, cast: Cast, visit: Visitor, fields: dict[str, str]
) -> None:
    assert visit(cast.trainer).post(extra_time(cast), fields).status_code == 422
    with app.app_context():
        assert db.session.scalars(select(Accommodation)).all() == []


# what a trainer changes


def policy_page(cast: Cast) -> str:
    return f"/cohorts/{cast.ours.cohort.id}/modules/1/policy"


SENT = {"attempts": "3", "wait_minutes": "10", "minutes": "20", "keep": "last", "feedback": "at-end"}


def test_a_trainer_changes_how_a_quiz_is_taken_for_their_cohort_alone(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    trainer = visit(cast.trainer)
    assert trainer.post(policy_page(cast), SENT).status_code == 303
    taught = words_of(trainer.get(f"/cohorts/{cast.ours.cohort.id}/modules/1"))
    assert "20 minutes" in taught
    assert "20 minutes" in words_of(at_work.browser.get(at_work.lesson_address()))
    theirs = LearnerAtWork(at_work.app, visit(cast.theirs.people["learner"]), cast.theirs.enrolment.id)
    assert "20 minutes" not in words_of(theirs.browser.get(theirs.lesson_address()))
    entry = at_work.one(select(AuditEntry).where(AuditEntry.action == "change-policy"))
    assert entry.details["minutes"] == 20
    assert entry.details["module"] == module_at().slug


def test_a_quiz_under_way_keeps_the_policy_it_began_under(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    address = at_work.start()
    visit(cast.trainer).post(policy_page(cast), SENT)
    assert "data-left" not in at_work.browser.get(address).text
    assert at_work.answer(address).location == f"{address}/feedback"


def test_the_authors_policy_sent_again_leaves_nothing_of_the_cohorts(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    trainer = visit(cast.trainer)
    trainer.post(policy_page(cast), SENT)
    author = {"attempts": "0", "wait_minutes": "0", "minutes": "0", "keep": "best", "feedback": "at-once"}
    trainer.post(policy_page(cast), author)
    change_module(the_course(), 1, policy=Policy(minutes=45))
    assert "45 minutes" in words_of(at_work.browser.get(at_work.lesson_address()))


@pytest.mark.parametrize(
    "wrong_field", [{"attempts": "-1"}, {"minutes": "100000"}, {"keep": "worst"}, {"minutes": "dix"}]
)
def test_a_policy_that_is_none_is_refused(cast: Cast, visit: Visitor, wrong_field: dict[str, str]) -> None:
    assert visit(cast.trainer).post(policy_page(cast), SENT | wrong_field).status_code == 422
