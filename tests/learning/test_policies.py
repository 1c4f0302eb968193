"""How a quiz is taken: tries, waits, time and extra time, feedback at the end."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import AuditEntry
from lms.catalogue.values import Policy
from lms.core import clock
from lms.core.db import db, transaction
from lms.learning import grading
from lms.learning.jobs import close_late_quizzes
from lms.learning.models import Answer, AttemptEnd
from lms.learning.policies.models import Accommodation
from lms.learning.policies.rules import GRACE
from tests.factories import Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork, change_module, module_at, the_course, wrong

ASKED = 4


def take_so(**policy: Any) -> None:
    """The quiz of the first module is taken so, and asks few questions."""
    change_module(the_course(), 1, policy=Policy(**policy), draw=ASKED)


@contextmanager
def later(began: datetime, **more: float) -> Iterator[None]:
    """Do the block so long after `began`, for those who are still signed in."""
    with clock.at(began + timedelta(**more)):
        yield


@pytest.fixture
def began(at_work: LearnerAtWork) -> Iterator[datetime]:
    """When a quiz is begun, on the learner's own phone; time stands still from then on."""
    with at_work.browser.client.session_transaction() as session:
        session["own"] = True
    moment = clock.now().replace(microsecond=0)
    with clock.at(moment):
        yield moment


def at(address: str, position: int) -> str:
    """The same quiz at another question."""
    return f"{address.rpartition('/')[0]}/{position}"


def attempt_of(address: str) -> str:
    return address.partition("/questions")[0]


# tries and waits


def test_practice_has_no_limit_unless_somebody_sets_one(at_work: LearnerAtWork) -> None:
    for _try in range(4):
        at_work.finish(at_work.start(), rightly=False)
    assert at_work.start().endswith("/questions/1")
    assert at_work.progress().finished_attempts == 4


def test_after_the_last_try_the_learner_is_sent_to_their_trainer_kindly(at_work: LearnerAtWork) -> None:
    take_so(attempts=2)
    assert "2 essais" in words_of(at_work.browser.get(at_work.lesson_address()))
    at_work.finish(at_work.start(), rightly=False)
    result = at_work.finish(at_work.start(), rightly=False)
    for page in (at_work.browser.get(result), at_work.browser.get(at_work.lesson_address())):
        assert "équipe" in words_of(page)
        assert "/quiz" not in page.text
    assert at_work.start() == at_work.lesson_address()
    assert at_work.progress().finished_attempts == 2


def test_the_next_try_opens_after_the_wait(at_work: LearnerAtWork, began: datetime) -> None:
    take_so(wait_minutes=30)
    at_work.finish(at_work.start(), rightly=False)
    assert at_work.start() == at_work.lesson_address()
    with later(began, minutes=29):
        assert at_work.start() == at_work.lesson_address()
        assert "à nouveau à partir de" in words_of(at_work.browser.get(at_work.lesson_address()))
    with later(began, minutes=30):
        assert at_work.start().endswith("/questions/1")


def test_where_the_last_mark_counts_a_lower_one_takes_its_place_until_the_module_is_passed(
    at_work: LearnerAtWork,
) -> None:
    take_so(keep="last")
    address = at_work.start()
    at_work.answer(address)
    at_work.finish(at(address, 2), rightly=False)
    at_work.finish(at_work.start(), rightly=False)
    progress = at_work.progress()
    assert (progress.best_mark, progress.kept_mark) == (25, 0)
    at_work.finish(at_work.start())
    at_work.finish(at_work.start(), rightly=False)
    progress = at_work.progress()
    assert (progress.last_mark, progress.kept_mark) == (0, 100)
    assert progress.passed_at is not None


def test_a_new_attempt_asks_what_was_not_asked_yet(at_work: LearnerAtWork) -> None:
    change_module(the_course(), 1, draw=len(module_at().questions) // 2, balance=False)
    first, second = at_work.start(), ""
    at_work.finish(first)
    second = at_work.start()
    half = len(module_at().questions) // 2
    asked = [{at_work.question_at(at(start, n)).id for n in range(1, half + 1)} for start in (first, second)]
    assert not asked[0] & asked[1]


# time


def test_the_time_left_is_told_in_words_by_the_servers_clock(at_work: LearnerAtWork, began: datetime) -> None:
    take_so(minutes=30)
    assert "30 minutes" in words_of(at_work.browser.get(at_work.lesson_address()))
    address = at_work.start()
    with later(began, minutes=18, seconds=20):
        page = at_work.browser.get(address)
    assert "12 minutes" in words_of(page)
    assert 'data-left="700"' in page.text
    assert 'aria-live="polite"' in page.text


def test_when_time_is_up_the_answers_given_count_and_no_other_is_taken(
    at_work: LearnerAtWork, began: datetime
) -> None:
    take_so(minutes=30)
    address = at_work.start()
    at_work.answer(address)
    with later(began, minutes=31):
        led = at_work.browser.get(at(address, 2))
        assert (led.status_code, led.location) == (303, attempt_of(address))
        refused = at_work.answer(at(address, 2))
        assert (refused.status_code, refused.location) == (303, attempt_of(address))
        page = at_work.browser.get(attempt_of(address))
    assert "gardées" in words_of(page)
    assert "25" in words_of(page)
    progress = at_work.progress()
    assert (progress.last_mark, progress.current_attempt_id, progress.finished_attempts) == (25, None, 1)
    assert progress.finished_at == began + timedelta(minutes=30)
    assert len(at_work.answers()) == 1
    assert at_work.one(select(AttemptEnd)).reason == "time-up"


def test_an_answer_sent_at_the_last_second_is_taken(at_work: LearnerAtWork, began: datetime) -> None:
    take_so(minutes=30)
    address = at_work.start()
    with later(began, minutes=30, seconds=GRACE.total_seconds()):
        assert at_work.answer(address).location == f"{address}/feedback"
    assert len(at_work.answers()) == 1


def test_the_result_of_a_quiz_whose_time_is_up_is_shown_before_anything_is_written(
    at_work: LearnerAtWork, began: datetime
) -> None:
    take_so(minutes=30)
    address = at_work.start()
    at_work.answer(address)
    with later(began, hours=3):
        assert "25" in words_of(at_work.browser.get(attempt_of(address)))
        assert at_work.progress().current_attempt_id is not None
        fresh = at_work.start()
    assert attempt_of(fresh) != attempt_of(address)
    progress = at_work.progress()
    assert (progress.finished_attempts, progress.last_mark, progress.answered) == (1, 25, 0)


def test_a_quiz_left_behind_is_closed_by_itself(at_work: LearnerAtWork, began: datetime) -> None:
    take_so(minutes=30)
    at_work.answer(at_work.start())
    with at_work.app.app_context():
        assert close_late_quizzes() is None
    with later(began, minutes=31), at_work.app.app_context():
        write = close_late_quizzes()
        assert write is not None
        with transaction():
            write()
        assert close_late_quizzes() is None
    assert at_work.progress().last_mark == 25


def test_a_quiz_without_a_limit_never_closes(at_work: LearnerAtWork, began: datetime) -> None:
    address = at_work.start()
    with later(began, minutes=5), at_work.app.app_context():
        assert close_late_quizzes() is None
    assert "data-left" not in at_work.browser.get(address).text


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


# feedback at the end


def test_where_feedback_comes_at_the_end_questions_follow_each_other_to_a_last_look(
    at_work: LearnerAtWork,
) -> None:
    take_so(feedback="at-end")
    address = at_work.start()
    for position in range(1, ASKED):
        answered = at_work.answer(at(address, position))
        assert answered.location == at(address, position + 1)
        hidden = at_work.browser.get(f"{at(address, position)}/feedback")
        assert hidden.status_code == 303
    assert at_work.answer(at(address, ASKED)).location == f"{attempt_of(address)}/hand-in"
    assert at_work.progress().finished_attempts == 0
    assert at_work.browser.get(attempt_of(address)).location == f"{attempt_of(address)}/hand-in"
    look = at_work.browser.get(f"{attempt_of(address)}/hand-in")
    assert look.status_code == 200
    handed = at_work.browser.post(f"{attempt_of(address)}/hand-in")
    assert handed.location == attempt_of(address)
    page = at_work.browser.get(handed.location)
    assert "100" in words_of(page)
    for position in range(1, ASKED + 1):
        assert at_work.question_at(at(address, position)).explanation_html in page.text


def test_an_answer_may_be_changed_until_handing_in_and_the_last_counts(at_work: LearnerAtWork) -> None:
    take_so(feedback="at-end")
    address = at_work.start()
    question = at_work.question_at(address)
    at_work.answer(address, rightly=False)
    shown = at_work.browser.get(address)
    first = wrong(question)[0]
    assert shown.status_code == 200
    kept = rf'value="{re.escape(first)}"[^>]*? checked| checked>| selected| value="987654"'
    assert re.search(kept, shown.text)
    at_work.answer(address)
    at_work.answer(address)
    assert [(a.turn, a.credit) for a in at_work.answers()] == [(1, 0), (2, 1)]
    at_work.browser.post(f"{attempt_of(address)}/hand-in")
    at_work.browser.post(f"{attempt_of(address)}/hand-in")
    at_work.answer(address, rightly=False)
    assert len(at_work.answers()) == 2
    progress = at_work.progress()
    assert (progress.last_mark, progress.finished_attempts) == (25, 1)


def test_handing_in_says_how_many_questions_have_no_answer(at_work: LearnerAtWork) -> None:
    take_so(feedback="at-end")
    address = at_work.start()
    at_work.answer(address)
    look = words_of(at_work.browser.get(f"{attempt_of(address)}/hand-in"))
    assert "3 questions" in look


def test_time_is_up_before_handing_in(at_work: LearnerAtWork, began: datetime) -> None:
    take_so(feedback="at-end", minutes=10)
    address = at_work.start()
    at_work.answer(address)
    with later(began, minutes=11):
        assert at_work.browser.post(f"{attempt_of(address)}/hand-in").location == attempt_of(address)
    assert at_work.progress().last_mark == 25
    assert at_work.one(select(AttemptEnd)).reason == "time-up"


def test_a_quiz_explained_at_once_has_no_handing_in(at_work: LearnerAtWork) -> None:
    address = at_work.start()
    for answer in (
        at_work.browser.get(f"{attempt_of(address)}/hand-in"),
        at_work.browser.post(f"{attempt_of(address)}/hand-in"),
    ):
        assert answer.location == address
    with at_work.app.app_context():
        assert db.session.scalars(select(AttemptEnd)).all() == []


def test_only_the_last_answer_is_among_those_missed(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    change_module(the_course(), 1, policy=Policy(feedback="at-end"), draw=1)
    for _try in range(3):
        address = at_work.start()
        at_work.answer(address, rightly=False)
        at_work.answer(address)
        at_work.browser.post(f"{attempt_of(address)}/hand-in")
    with at_work.app.app_context():
        assert len(db.session.scalars(select(Answer)).all()) == 6
    page = visit(cast.trainer).get(f"/cohorts/{cast.ours.cohort.id}/progress")
    assert "Questions à revoir" not in words_of(page)


@pytest.mark.parametrize("kind", list(grading.KINDS))
def test_an_answer_given_before_fills_its_form_again(kind: str) -> None:
    questions = [
        q for course in (the_course(),) for m in course.modules for q in m.questions if q.kind == kind
    ]
    for question in questions:
        given = grading.right(question)
        assert tuple(grading.read(question, grading.fields(question, given))) == given
