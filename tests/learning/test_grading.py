"""Marking answers: bounds, perfection, fairness, whatever is given."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from lms.catalogue.values import Item, MultipleChoice, Option, Ordering, Question, SingleChoice
from lms.i18n import words
from lms.learning import grading
from lms.learning.asking import words_of

IDS = [f"part-{number}" for number in range(8)]
ANYTHING = st.lists(st.one_of(st.sampled_from(IDS), st.text(max_size=20)), max_size=10)


def asked(kind: str, count: int, right: frozenset[str]) -> Question:
    """A question of a kind with `count` parts."""
    known = {
        "id": "q",
        "prompt_html": Markup("?"),
        "hint_html": Markup(),
        "explanation_html": Markup(),
        "tags": (),
        "picture": None,
    }
    options = tuple(Option(name, escape(name), Markup()) for name in IDS[:count])
    if kind == "single":
        return SingleChoice(options=options, right=min(right), **known)  # type: ignore[arg-type]  # as above
    if kind == "multiple":
        return MultipleChoice(options=options, right=right, **known)  # type: ignore[arg-type]  # as above
    items = tuple(Item(name, escape(name)) for name in IDS[:count])
    return Ordering(items=items, **known)  # type: ignore[arg-type]  # as above


@st.composite
def questions(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(grading.KINDS)) -> Question:
    """Any question of these kinds."""
    count = draw(st.integers(3, 8))
    right = draw(st.frozensets(st.sampled_from(IDS[:count]), min_size=1, max_size=count - 1))
    return asked(draw(st.sampled_from(kinds)), count, right)


@given(questions(), ANYTHING)
def test_a_credit_is_a_share_whatever_is_given(question: Question, answer: list[str]) -> None:
    assert 0 <= grading.mark(question, answer) <= 1


@given(questions())
def test_the_right_answer_earns_all_and_is_accepted(question: Question) -> None:
    right = grading.right(question)
    assert grading.mark(question, right) == 1
    assert grading.objection(question, right) is None


@given(questions(), ANYTHING)
def test_only_the_right_answer_earns_all(question: Question, answer: list[str]) -> None:
    right = grading.right(question)
    same = tuple(answer) == right or (question.kind == "multiple" and set(answer) == set(right))
    assert (grading.mark(question, answer) == 1) == same


@given(questions(("multiple",)), st.randoms())
def test_the_order_of_choices_does_not_count(question: MultipleChoice, chance: st.DrawFn) -> None:
    chosen = [option.id for option in question.options[::2]]
    shuffled = list(chosen)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a source of chance
    assert grading.mark(question, shuffled) == grading.mark(question, chosen)


@given(questions(("multiple",)))
def test_one_more_right_option_never_costs_and_one_more_wrong_never_pays(question: MultipleChoice) -> None:
    chosen: list[str] = []
    for option in question.options:
        before, after = grading.mark(question, chosen), grading.mark(question, [*chosen, option.id])
        assert after >= before if option.id in question.right else after <= before
        chosen.append(option.id)


@given(questions(("ordering",)))
def test_the_right_order_backwards_earns_nothing_and_one_slip_costs_little(question: Ordering) -> None:
    right = list(question.right)
    assert grading.mark(question, right[::-1]) == 0
    pairs = len(right) * (len(right) - 1) / 2
    assert grading.mark(question, [right[1], right[0], *right[2:]]) == pytest.approx(1 - 2 / pairs)


def test_partial_credit_is_right_less_wrong_over_all() -> None:
    question = asked("multiple", 5, frozenset(IDS[:3]))
    assert grading.mark(question, IDS[:2]) == pytest.approx(2 / 3)
    assert grading.mark(question, [*IDS[:2], IDS[4]]) == pytest.approx(1 / 3)
    assert grading.mark(question, [IDS[0], IDS[3], IDS[4]]) == 0


@given(questions(), ANYTHING)
def test_what_is_accepted_holds_only_parts_of_the_question(question: Question, answer: list[str]) -> None:
    words.use("en")
    if grading.objection(question, answer) is None:
        assert set(answer) <= {part.id for part in grading.parts(question)}
        assert len(words_of(question, answer)) == len(answer) > 0


FIELDS = st.dictionaries(
    st.one_of(st.just("answer"), st.sampled_from(IDS).map("answer-{}".format), st.text(max_size=8)),
    st.lists(st.one_of(st.sampled_from(IDS), st.integers(-3, 12).map(str), st.text(max_size=9)), max_size=9),
)


@given(questions(), FIELDS)
def test_any_form_is_read_without_failing(question: Question, fields: dict[str, list[str]]) -> None:
    words.use("en")
    read = grading.read(question, fields)
    if grading.objection(question, read) is None:
        assert 0 <= grading.mark(question, read) <= 1


def test_marking_takes_less_than_a_millisecond() -> None:
    for kind in grading.KINDS:
        question = asked(kind, 8, frozenset(IDS[:4]))
        right = grading.right(question)
        start = time.process_time()
        for _ in range(200):
            grading.mark(question, right)
        assert (time.process_time() - start) / 200 < 0.001
