"""The quiz as a learner lives it: one question at a time, kindly, and nothing is lost."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from lms.accounts.models import Person
from lms.accounts.secrets import hashed
from lms.core import once
from lms.core.db import db, transaction
from lms.learning import grading
from lms.learning.models import Attempt
from tests import guide
from tests.factories import Browser, Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork, change_module, fields_for, module_at, the_course


def test_a_quiz_answered_rightly_passes_the_module(at_work: LearnerAtWork) -> None:
    result = at_work.finish(at_work.start())
    page = at_work.browser.get(result)
    assert page.status_code == 200
    assert "100" in words_of(page)
    progress = at_work.progress()
    assert (progress.best_mark, progress.finished_attempts, progress.current_attempt_id) == (100, 1, None)
    assert progress.passed_at is not None


def test_a_quiz_not_passed_can_be_tried_again_and_the_best_mark_stays(at_work: LearnerAtWork) -> None:
    result = at_work.finish(at_work.start(), rightly=False)
    page = at_work.browser.get(result)
    for question, _ in at_work.one(select(Attempt)).questions:
        assert module_at().question(question).subject_html in page.text  # type: ignore[union-attr]  # drawn from it
    assert at_work.progress().passed_at is None
    at_work.finish(at_work.start())
    at_work.finish(at_work.start(), rightly=False)
    progress = at_work.progress()
    assert (progress.best_mark, progress.last_mark, progress.finished_attempts) == (100, 0, 3)
    assert progress.passed_at is not None


def test_the_quiz_draws_from_the_bank_and_keeps_what_it_drew(at_work: LearnerAtWork) -> None:
    at_work.start()
    module, attempt = module_at(), at_work.one(select(Attempt))
    assert len(attempt.questions) == module.draw
    assert attempt.version == module.version
    for question, shown in attempt.questions:
        assert sorted(shown) == sorted(part.id for part in grading.parts(module.question(question)))  # type: ignore[arg-type]  # drawn from it


def test_the_learner_resumes_where_they_stopped_on_another_device(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    address = at_work.start()
    at_work.answer(address)
    other = LearnerAtWork(at_work.app, visit(cast.learner), at_work.enrolment_id)
    assert other.start() == address[:-1] + "2"
    assert other.browser.get(address[:-1] + "2").status_code == 200


def test_a_question_ahead_leads_to_the_first_without_an_answer(at_work: LearnerAtWork) -> None:
    address = at_work.start()
    answer = at_work.browser.get(address[:-1] + "3")
    assert (answer.status_code, answer.location) == (303, address)


def test_an_answer_already_given_is_shown_and_never_counts_twice(at_work: LearnerAtWork) -> None:
    address = at_work.start()
    at_work.answer(address, rightly=False)
    again = at_work.answer(address, rightly=True)
    assert (again.status_code, again.location) == (303, f"{address}/feedback")
    assert [answer.credit for answer in at_work.answers()] == [0]
    assert at_work.browser.get(address).location == f"{address}/feedback"
    assert at_work.progress().answered == 1


def test_a_double_click_is_one_answer(at_work: LearnerAtWork) -> None:
    address, key = at_work.start(), once.new_key()
    first = at_work.answer(address, once=key)
    second = at_work.answer(address, once=key)
    assert (first.location, second.location) == (f"{address}/feedback", f"{address}/feedback")
    assert len(at_work.answers()) == 1


def test_starting_twice_is_one_attempt(at_work: LearnerAtWork) -> None:
    assert at_work.start() == at_work.start()
    with at_work.app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Attempt)) == 1


def test_nothing_chosen_keeps_the_page_and_says_so(at_work: LearnerAtWork) -> None:
    address = at_work.start()
    while at_work.question_at(address).kind == "ordering":
        at_work.answer(address)
        address = at_work.start()
    answer = at_work.browser.post(address)
    assert answer.status_code == 422
    assert at_work.question_at(address).prompt_html in answer.text
    assert "error-summary" in answer.text
    assert at_work.answers() == [] or at_work.answers()[-1].question != at_work.question_at(address).id


@pytest.mark.parametrize(
    "fields",
    [
        {"answer": "no-such-option"},
        {"answer": ["no-such-option", "nor-this"]},
        {"answer": "x" * 1_000_000},
        {"answer-a": "1", "answer-b": "1"},
        {"something": "else"},
    ],
)
def test_an_answer_that_is_none_is_refused_with_a_sentence(
    at_work: LearnerAtWork, fields: dict[str, str]
) -> None:
    address = at_work.start()
    answer = at_work.browser.post(address, fields)
    assert answer.status_code == 422
    assert at_work.answers() == []


def test_two_lines_in_one_place_are_refused_and_what_was_typed_is_kept(at_work: LearnerAtWork) -> None:
    address = to_kind(at_work, "ordering")
    question = at_work.question_at(address)
    fields = fields_for(question, list(reversed(grading.right(question))))
    first, second = list(fields)[:2]
    answer = at_work.browser.post(address, fields | {first: fields[second]})
    assert answer.status_code == 422
    typed = f'name="{first}">' + "".join(
        f'<option value="{place}"{" selected" if [str(place)] == fields[second] else ""}>{place}</option>'
        for place in range(1, len(fields) + 1)
    )
    assert typed in answer.text


def to_kind(at_work: LearnerAtWork, kind: str) -> str:
    """Begin a quiz that asks one question of this kind, as the authors' guide shows it."""
    change_module(the_course(), 1, questions=(guide.questions()[kind],), draw=1)
    return at_work.start()


@pytest.mark.parametrize("kind", list(grading.KINDS))
@pytest.mark.parametrize("rightly", [True, False])
def test_each_kind_is_asked_marked_and_commented(at_work: LearnerAtWork, kind: str, rightly: bool) -> None:
    address = to_kind(at_work, kind)
    asked = at_work.browser.get(address)
    for part in grading.parts(at_work.question_at(address)):
        assert part.html in asked.text
    at_work.answer(address, rightly)
    told = at_work.browser.get(f"{address}/feedback")
    assert told.status_code == 200
    assert at_work.question_at(address).explanation_html in told.text
    assert [answer.credit for answer in at_work.answers()] == [1.0 if rightly else 0.0]


def test_feedback_before_the_answer_leads_to_the_question(at_work: LearnerAtWork) -> None:
    address = at_work.start()
    assert at_work.browser.get(f"{address}/feedback").location == address


def test_the_result_before_the_end_leads_to_the_question(at_work: LearnerAtWork) -> None:
    address = at_work.start()
    assert at_work.browser.get(address.partition("/questions")[0]).location == address


@pytest.mark.parametrize("position", ["0", "99"])
def test_a_question_that_is_not_in_the_attempt_is_not_found(at_work: LearnerAtWork, position: str) -> None:
    address = at_work.start()[:-1] + position
    assert at_work.browser.get(address).status_code == 404
    assert at_work.browser.post(address, {"answer": "x"}).status_code == 404
    assert at_work.browser.get(f"{address}/feedback").status_code == 404


def test_an_attempt_of_somebody_else_is_not_found(at_work: LearnerAtWork, cast: Cast, visit: Visitor) -> None:
    address = at_work.start()
    stranger = visit(cast.theirs.people["learner"])
    borrowed = address.replace(f"/learning/{at_work.enrolment_id}/", f"/learning/{cast.theirs.enrolment.id}/")
    for path in (address, f"{address}/feedback", address.partition("/questions")[0], borrowed):
        assert stranger.get(path).status_code == 404
    for path in (address, borrowed, f"{at_work.lesson_address()}/quiz"):
        assert stranger.post(path, {"answer": "x"}).status_code == 404
    assert at_work.answers() == []


def test_an_answer_to_a_finished_quiz_shows_what_was_recorded(at_work: LearnerAtWork) -> None:
    address = at_work.start()
    at_work.finish(address)
    assert at_work.answer(address, rightly=False).location == f"{address}/feedback"
    assert at_work.progress().best_mark == 100


def test_an_answer_sent_after_the_sign_in_ended_is_kept_and_counts_once_sent_again(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    address = at_work.start()
    question = at_work.question_at(address)
    fields = fields_for(question, grading.right(question)) | {"once": once.new_key()}
    stranger = visit()
    refused = stranger.post(address, fields)
    assert refused.status_code == 401
    assert at_work.answers() == []
    offered = sign_in_with(at_work.app, stranger, cast, refused)
    assert f'action="{address}"' in offered
    sent = stranger.post(address, offered_fields(offered))
    assert (sent.status_code, sent.location) == (303, f"{address}/feedback")
    assert [answer.credit for answer in at_work.answers()] == [1]


def test_an_answer_from_a_tab_older_than_the_sign_in_is_offered_again(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    """Two tabs: the sign-in ended, one of them signed in again, the other still holds the old token."""
    address = at_work.start()
    question = at_work.question_at(address)
    old_token = {"csrf_token": "of the sign-in before", "once": once.new_key()}
    at_work.app.config["WTF_CSRF_ENABLED"] = True
    refused = at_work.browser.post(address, fields_for(question, grading.right(question)) | old_token)
    assert refused.status_code == 400
    assert at_work.answers() == []
    sent = at_work.browser.post(address, offered_fields(refused.text))
    assert (sent.status_code, sent.location) == (303, f"{address}/feedback")
    assert [answer.credit for answer in at_work.answers()] == [1]


def sign_in_with(app: Flask, browser: Browser, cast: Cast, refused: TestResponse) -> str:
    """Sign in on the page that kept an answer; gives the page that offers it again."""
    with app.app_context(), transaction():
        db.session.get_one(Person, cast.learner.id).secret_hash = hashed("284917")
    kept = re.search(r'name="kept" value="([^"]+)"', refused.text)
    assert kept is not None
    fields = {"identifier": cast.learner.identifier, "secret": "284917", "kept": kept[1]}
    page = browser.post("/sign-in", fields)
    assert page.status_code == 200
    return str(page.text)


def offered_fields(page: str) -> dict[str, list[str]]:
    """The hidden fields of the form that offers an answer again."""
    form = page[page.index("<main") :]
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form):
        found.setdefault(name, []).append(value)
    return found


def test_a_quiz_whose_questions_are_gone_is_closed_kindly_and_a_new_one_starts(
    at_work: LearnerAtWork,
) -> None:
    address = at_work.start()
    at_work.answer(address)
    old = {question for question, _ in at_work.one(select(Attempt)).questions}
    renewed = [replace(q, id=f"{q.id}-2") for q in module_at().questions]
    change_module(the_course(), 1, questions=tuple(renewed), version="another")
    led = at_work.browser.get(address[:-1] + "2")
    assert (led.status_code, led.location) == (303, at_work.lesson_address())
    assert at_work.browser.post(address[:-1] + "2", {"answer": "x"}).location == at_work.lesson_address()
    fresh = at_work.start()
    assert fresh.endswith("/questions/1")
    assert fresh != address
    assert at_work.question_at(fresh).id not in old
    assert at_work.browser.get(f"{address}/feedback").status_code == 200
    assert len(at_work.answers()) == 1


def test_a_correction_of_the_course_never_changes_a_mark_already_given(at_work: LearnerAtWork) -> None:
    address = to_kind(at_work, "single")
    result = at_work.finish(address)
    question = module_at().questions[0]
    other = next(part.id for part in grading.parts(question) if part.id not in grading.right(question))
    change_module(the_course(), 1, questions=(replace(question, right=other),), version="corrected")  # type: ignore[call-arg]  # a single choice
    assert "100" in words_of(at_work.browser.get(result))
    assert at_work.progress().best_mark == 100
