"""A quiz explained once it is handed in."""

import re
from datetime import datetime

import pytest
from sqlalchemy import select

from lms.catalogue.values import Policy
from lms.core.db import db
from lms.learning import grading
from lms.learning.models import Answer, AttemptEnd
from tests.factories import Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork, change_module, the_course, wrong
from tests.learning.taking import ASKED, at, attempt_of, later, take_so


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
    assert at_work.progress().answered == 1
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
