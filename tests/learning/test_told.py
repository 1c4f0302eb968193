"""What is said about an answer of each kind, to the learner and to those who teach them."""

from dataclasses import replace
from html import unescape

import pytest
from flask import Flask
from markupsafe import Markup
from werkzeug.test import TestResponse

from lms.core.clock import now
from lms.core.db import db, transaction
from lms.demo import builders
from lms.learning import grading
from lms.learning.models import Answer, Attempt
from tests import guide
from tests.factories import Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork, change_module, module_at, the_course, wrong
from tests.learning.test_quiz import to_kind

KINDS = list(grading.KINDS)


def plain(words: Markup) -> str:
    """Words alone, with plain spaces."""
    return " ".join(words.striptags().split())


def read_in(page: TestResponse) -> str:
    """The words of a page, with plain spaces."""
    return " ".join(unescape(words_of(page)).split())


@pytest.mark.parametrize("kind", KINDS)
def test_the_learner_is_told_what_is_right_at_once(at_work: LearnerAtWork, kind: str) -> None:
    address = to_kind(at_work, kind)
    at_work.answer(address, rightly=False)
    told = read_in(at_work.browser.get(f"{address}/feedback"))
    question = at_work.question_at(address)
    for remark in grading.remarks(question, wrong(question)):
        assert plain(remark.words) in told
        assert plain(remark.feedback) in told
        assert plain(remark.given) in told
    for words in grading.words(question, grading.right(question)):
        assert plain(words) in told


@pytest.mark.parametrize("kind", KINDS)
def test_the_result_and_the_trainer_show_the_answer(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor, kind: str
) -> None:
    result = at_work.finish(to_kind(at_work, kind), rightly=False)
    question = guide.questions()[kind]
    page = read_in(at_work.browser.get(result))
    trainer = read_in(
        visit(cast.trainer).get(f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}")
    )
    for seen in (page, trainer):
        assert plain(question.subject_html) in seen
        for words in grading.words(question, wrong(question)):
            assert plain(words) in seen
    for words in grading.words(question, grading.right(question)):
        assert plain(words) in trainer


@pytest.mark.parametrize("kind", KINDS)
def test_an_old_answer_can_be_told_after_the_question_changed(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor, kind: str
) -> None:
    at_work.finish(to_kind(at_work, kind), rightly=False)
    for other in KINDS:
        change_module(
            the_course(), 1, questions=(replace(guide.questions()[other], id=guide.questions()[kind].id),)
        )
        address = f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}"
        assert visit(cast.trainer).get(address).status_code == 200
        attempt = at_work.answers()[0].attempt_id
        feedback = f"/learning/{at_work.enrolment_id}/attempts/{attempt}/questions/1/feedback"
        assert at_work.browser.get(feedback).status_code == 200


def test_a_hint_is_given_with_an_answer_that_is_not_right_yet(at_work: LearnerAtWork) -> None:
    address = to_kind(at_work, "single")
    hint = at_work.question_at(address).hint_html
    at_work.answer(address, rightly=False)
    assert hint in at_work.browser.get(f"{address}/feedback").text


def test_a_question_with_words_to_hear_offers_them_in_place_of_its_prompt(at_work: LearnerAtWork) -> None:
    heard = at_work.browser.get(to_kind(at_work, "gap")).text
    assert guide.questions()["gap"].audio in heard
    assert 'data-speaks="said parts"' in heard
    assert 'data-speaks="asked"' in at_work.browser.get(to_kind(at_work, "numeric")).text


def test_a_text_with_gaps_is_told_apart_by_its_text_among_those_missed_most(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    question = guide.questions()["gap"]
    change_module(the_course(), 1, questions=(question,), draw=1)
    with app.app_context(), transaction():
        for number in range(3):
            enrolment = builders.enrol(
                cast.ours.cohort, builders.a_person(f"Personne {number}", f"many{number}")
            )
            attempt = Attempt(
                enrolment_id=enrolment.id,
                module=module_at().slug,
                version="1",
                number=1,
                questions=[[question.id, []]],
                started_at=now(),
            )
            db.session.add(attempt)
            db.session.flush()
            given = wrong(question)
            db.session.add(
                Answer(
                    attempt_id=attempt.id,
                    question=question.id,
                    given=given,
                    credit=grading.mark(question, given),
                    answered_at=now(),
                    key=f"missed-{number}",
                )
            )
    grid = visit(cast.trainer).get(f"/cohorts/{cast.ours.cohort.id}/progress")
    assert plain(question.subject_html) in read_in(grid)
