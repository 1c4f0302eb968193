"""What should never be sent, and is: each is answered clearly, and nothing that was given is lost."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from lms.catalogue.values import Policy, Question
from lms.core import clock, once
from lms.learning import grading
from lms.learning.models import Attempt
from tests.factories import Browser, Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork, change_module, fields_for, module_at, publish, the_course

MEGABYTE = "é" * 500_000


def right_fields(at_work: LearnerAtWork, address: str) -> dict[str, Any]:
    """The fields of the right answer to the question at an address."""
    question = at_work.question_at(address)
    return fields_for(question, grading.right(question))


def of_kind(at_work: LearnerAtWork, kind: str) -> str:
    """A quiz of one question of that kind."""
    every = [q for module in the_course().modules for q in module.questions if q.kind == kind]
    change_module(the_course(), 1, questions=tuple(every[:1]), draw=1)
    return at_work.start()


def test_an_answer_to_a_question_of_the_bank_that_was_not_drawn_is_not_taken(at_work: LearnerAtWork) -> None:
    address = at_work.start()
    drawn = {name for name, _shown in at_work.one(select(Attempt)).questions}
    other = next(q for q in module_at().questions if q.id not in drawn)
    refused = at_work.browser.post(address, fields_for(other, grading.right(other)))
    assert refused.status_code in {303, 422}
    assert other.id not in {answer.question for answer in at_work.answers()}
    beyond = f"{address.rpartition('/')[0]}/{len(drawn) + 1}"
    assert at_work.browser.post(beyond, fields_for(other, grading.right(other))).status_code == 404
    assert at_work.browser.post(f"{address.rpartition('/')[0]}/0", {"answer": "x"}).status_code == 404


def test_an_attempt_of_somebody_else_takes_nothing_and_does_not_exist(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    address = at_work.start()
    fields = right_fields(at_work, address)
    stranger = visit(cast.theirs.people["learner"])
    theirs = address.replace(f"/learning/{at_work.enrolment_id}/", f"/learning/{cast.theirs.enrolment.id}/")
    for path in (address, theirs):
        assert stranger.post(path, fields).status_code == 404
    assert at_work.answers() == []
    assert at_work.answer(address).status_code == 303


def test_an_answer_to_a_finished_quiz_changes_nothing_and_shows_what_was_said(at_work: LearnerAtWork) -> None:
    address = at_work.start()
    at_work.finish(address)
    before = [(answer.question, answer.given) for answer in at_work.answers()]
    again = at_work.answer(address, rightly=False)
    assert (again.status_code, again.location) == (303, f"{address}/feedback")
    assert [(answer.question, answer.given) for answer in at_work.answers()] == before
    assert at_work.progress().finished_attempts == 1


def test_an_answer_to_an_expired_quiz_is_refused_kindly_and_the_others_stay(at_work: LearnerAtWork) -> None:
    change_module(the_course(), 1, policy=Policy(minutes=5), draw=2)
    with at_work.browser.client.session_transaction() as session:
        session["own"] = True
    address = at_work.start()
    at_work.answer(address)
    with clock.at(clock.now() + timedelta(minutes=6)):
        late = at_work.answer(address[:-1] + "2")
        page = words_of(at_work.browser.get(late.location))
    assert "gardées" in page
    assert len(at_work.answers()) == 1
    assert at_work.progress().last_mark == 50


@pytest.mark.parametrize("kind", list(grading.KINDS))
def test_no_kind_of_question_falls_over_fields_it_does_not_know(at_work: LearnerAtWork, kind: str) -> None:
    """Other names of fields, and values no page offers, are refused; then the right answer is taken."""
    address = of_kind(at_work, kind)
    names = list(right_fields(at_work, address))
    typed = kind in {"numeric", "short-text", "gap"}
    odd: list[dict[str, object]] = [{name: "unknown-option"} for name in ("answer[]", "Answer", "answer-")]
    odd += [] if typed else [dict.fromkeys(names, value) for value in ("../../etc/passwd", ["1e999", "NaN"])]
    for fields in odd:
        assert at_work.browser.post(address, fields).status_code == 422
    assert at_work.answers() == []
    assert at_work.answer(address).status_code == 303
    assert [answer.credit for answer in at_work.answers()] == [1]


def test_the_same_submission_twice_is_one_answer_and_gets_the_same_reply(at_work: LearnerAtWork) -> None:
    address, key = at_work.start(), once.new_key()
    replies: list[TestResponse] = [at_work.answer(address, once=key) for _time in range(3)]
    assert {(reply.status_code, reply.location) for reply in replies} == {(303, f"{address}/feedback")}
    assert len(at_work.answers()) == 1


def test_the_key_of_one_answer_does_not_serve_for_another(at_work: LearnerAtWork) -> None:
    address, key = at_work.start(), once.new_key()
    at_work.answer(address, once=key)
    second = address[:-1] + "2"
    assert at_work.answer(second, once=key).status_code == 422
    assert at_work.answer(second).status_code == 303
    assert len(at_work.answers()) == 2


# a correction of the course


def corrected(question: Question) -> Question:
    """The same question whose explanation says something else."""
    return replace(question, explanation_html=question.explanation_html + " Corrigé.")


def test_a_corrected_course_changes_no_mark_on_any_page(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    result = at_work.finish(at_work.start())
    version = at_work.one(select(Attempt)).version
    change_module(
        the_course(), 1, questions=tuple(map(corrected, module_at().questions)), version="corrected"
    )
    trainer = visit(cast.trainer)
    cohort, enrolment = cast.ours.cohort.id, cast.ours.enrolment.id
    for page in (
        at_work.browser.get(result),
        at_work.browser.get(at_work.course_address),
        trainer.get(f"/cohorts/{cohort}/progress"),
        trainer.get(f"/cohorts/{cohort}/learners/{enrolment}"),
    ):
        assert "100" in words_of(page)
    assert at_work.one(select(Attempt)).version == version != module_at().version
    assert at_work.progress().best_mark == 100


def test_a_quiz_whose_module_is_gone_keeps_its_mark_for_the_trainer(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    result = at_work.finish(at_work.start())
    publish(replace(the_course(), modules=the_course().modules[1:]))
    assert at_work.browser.get(result).location == at_work.course_address
    page = visit(cast.trainer).get(f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}")
    assert "100" in words_of(page)
    assert {answer.credit for answer in at_work.answers()} == {1}


def test_an_attempt_under_way_goes_on_under_a_correction_and_keeps_its_version(
    at_work: LearnerAtWork,
) -> None:
    address = at_work.start()
    at_work.answer(address)
    version = at_work.one(select(Attempt)).version
    change_module(
        the_course(), 1, questions=tuple(map(corrected, module_at().questions)), version="corrected"
    )
    at_work.finish(address[:-1] + "2")
    assert at_work.one(select(Attempt)).version == version
    assert at_work.progress().best_mark == 100


# two tabs at once


def test_two_tabs_that_answer_at_the_same_moment_give_one_answer(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    address = at_work.start()
    fields = right_fields(at_work, address)
    tabs = [visit(cast.learner) for _tab in range(4)]
    start = Barrier(len(tabs))

    def answer(tab: Browser) -> tuple[int, str | None]:
        start.wait()
        reply = tab.post(address, fields)
        return reply.status_code, reply.location

    with ThreadPoolExecutor(len(tabs)) as threads:
        replies = list(threads.map(answer, tabs))
    assert set(replies) == {(303, f"{address}/feedback")}
    assert len(at_work.answers()) == 1
    assert at_work.progress().answered == 1
