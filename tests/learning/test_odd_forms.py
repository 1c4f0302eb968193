"""Forms that no page of ours would send, through the front door: met with a sentence, and nothing is lost."""

import random
from itertools import product

import pytest
from werkzeug.test import TestResponse

from lms.core import once
from lms.learning import grading
from tests.factories import words_of
from tests.learning.learner import LearnerAtWork, fields_for
from tests.learning.test_quiz import to_kind

KINDS = list(grading.KINDS)
TYPED = ("numeric", "short-text", "gap")
MEGABYTE = "x" * 1_000_000
LARGEST_PAGE = 20_000
"""Bytes of a page that refuses: it does not send back what was sent."""


def refused(at_work: LearnerAtWork, answer: TestResponse) -> bool:
    """It says what to do, in a page of its usual size, and keeps nothing."""
    return (
        answer.status_code == 422
        and "error-summary" in answer.text
        and len(answer.data) < LARGEST_PAGE
        and at_work.answers() == []
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_without_answer_is_met_with_a_sentence(at_work: LearnerAtWork, kind: str) -> None:
    address = to_kind(at_work, kind)
    assert refused(at_work, at_work.browser.post(address))
    assert refused(at_work, at_work.browser.post(address, {"answer-": "x", "another": "y", "answer-x": "z"}))


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        *product(KINDS, [MEGABYTE, "é" * 15_000, "a " * 500_000]),
        *product(TYPED, ["é" * 150_000]),  # six bytes a letter on the way: dear to unpack, for us as for them
    ],
)
def test_a_megabyte_of_text_is_no_answer(at_work: LearnerAtWork, kind: str, sent: str) -> None:
    address = to_kind(at_work, kind)
    right = fields_for(at_work.question_at(address), grading.right(at_work.question_at(address)))
    assert refused(at_work, at_work.browser.post(address, right | {next(iter(right)): sent}))


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"numeric", "short-text"}))
def test_what_the_question_does_not_offer_is_refused(at_work: LearnerAtWork, kind: str) -> None:
    address = to_kind(at_work, kind)
    right = fields_for(at_work.question_at(address), grading.right(at_work.question_at(address)))
    name = next(reversed(right))
    assert refused(at_work, at_work.browser.post(address, right | {name: "no-such-thing"}))
    if kind != "ordering":  # where only the first of several values counts
        twice = {name: [*right[name], "no-such-thing"]}
        assert refused(at_work, at_work.browser.post(address, right | twice))


@pytest.mark.parametrize("kind", KINDS)
def test_fields_in_another_order_or_of_others_change_nothing(at_work: LearnerAtWork, kind: str) -> None:
    address = to_kind(at_work, kind)
    right = fields_for(at_work.question_at(address), grading.right(at_work.question_at(address)))
    backwards = {name: list(reversed(right[name])) for name in reversed(right)}
    sent = at_work.browser.post(address, {"credit": "1", "answer-nobody": "x"} | backwards)
    assert sent.status_code == 303
    assert [answer.credit for answer in at_work.answers()] == [1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_sent_twice_counts_once_or_not_at_all(at_work: LearnerAtWork, kind: str) -> None:
    address = to_kind(at_work, kind)
    right = fields_for(at_work.question_at(address), grading.right(at_work.question_at(address)))
    sent = at_work.browser.post(address, {name: values * 3 for name, values in right.items()})
    assert sent.status_code == 303
    assert [answer.credit for answer in at_work.answers()] == [1]


@pytest.mark.parametrize("kind", ["single", "true-false", "hotspot", "matching", "categories", "short-text"])
def test_two_answers_where_one_is_asked_are_refused(at_work: LearnerAtWork, kind: str) -> None:
    address = to_kind(at_work, kind)
    question = at_work.question_at(address)
    order = [part.id for part in grading.parts(question)]
    right = fields_for(question, grading.right(question))
    shown = grading.show(question, order, {})
    keys = [choice.key for part in shown for choice in part.choices] or order or ["un", "deux"]
    name = next(iter(right))
    both = list(dict.fromkeys([*right[name], *keys]))[:2]
    assert refused(at_work, at_work.browser.post(address, right | {name: both}))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_form_twice_is_one_answer(at_work: LearnerAtWork, kind: str) -> None:
    address, key = to_kind(at_work, kind), once.new_key()
    first, second = at_work.answer(address, once=key), at_work.answer(address, once=key)
    assert first.location == second.location == f"{address}/feedback"
    assert len(at_work.answers()) == 1


@pytest.mark.parametrize("kind", TYPED)
def test_what_was_typed_is_kept_when_it_is_refused(at_work: LearnerAtWork, kind: str) -> None:
    address = to_kind(at_work, kind)
    name = next(iter(fields_for(at_work.question_at(address), grading.right(at_work.question_at(address)))))
    typed = '<b>"presque"</b>' + "x" * (0 if kind == "gap" else 200)
    answer = at_work.browser.post(address, {name: typed})
    assert refused(at_work, answer)
    assert 'value="&lt;b&gt;&#34;presque&#34;&lt;/b&gt;' in answer.text


@pytest.mark.parametrize("kind", KINDS)
def test_no_form_breaks_the_page(at_work: LearnerAtWork, kind: str) -> None:
    """Forms made by chance of our names and values and of odd ones."""
    chance = random.Random(kind)
    address = to_kind(at_work, kind)
    question = at_work.question_at(address)
    right = fields_for(question, grading.right(question))
    names = [*right, "answer", "answer-", "answer-\u202e", "once", "answer-" + "x" * 999]
    values = ["", " ", "-1", "1e999", "\ud7ff", "=", "a=b", "NaN", "\u202f", "é" * 300, "0", "true", "999"]
    values += [value for sent in right.values() for value in sent]
    values += [part.id for part in grading.parts(question)]
    for _form in range(40):
        chosen = chance.sample(names, chance.randint(0, len(names)))
        fields = {name: chance.choices(values, k=chance.randint(0, 4)) for name in chosen}
        answer = at_work.browser.post(address, fields)
        assert answer.status_code in (303, 422), fields
        assert len(answer.data) < LARGEST_PAGE
        if at_work.answers():
            break
    assert all(0 <= answer.credit <= 1 for answer in at_work.answers())


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_that_was_refused_can_be_corrected(at_work: LearnerAtWork, kind: str) -> None:
    address = to_kind(at_work, kind)
    at_work.browser.post(address)
    assert at_work.answer(address).status_code == 303
    assert "100" in words_of(at_work.browser.get(address.partition("/questions")[0]))
