"""Marking answers: bounds, perfection, fairness, whatever is given, for every kind of question."""

from functools import partial
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.catalogue import kinds as written
from lms.catalogue.values import MultipleChoice, Ordering, Question
from lms.i18n import words
from lms.learning import grading, rules
from lms.learning.grading import comparing
from lms.learning.grading.placing import Placing
from tests.counting import calls
from tests.learning.any_question import ANYTHING, IDS, KINDS, WORDS, asked, questions

CHOOSING = ("single", "multiple", "true-false", "hotspot")
CALLS = 2_500
"""Of functions, to mark one answer; bench/marking.py says in time what it takes."""
PLACING = ("matching", "gap", "categories")


def test_every_kind_an_author_can_write_is_marked_and_tried_here() -> None:
    assert set(grading.KINDS) == set(written.KINDS) == set(KINDS)


@given(questions(), ANYTHING)
def test_a_credit_is_a_share_whatever_is_given(question: Question, answer: list[str]) -> None:
    assert 0 <= grading.mark(question, answer) <= 1


@given(questions())
def test_the_right_answer_earns_all_and_is_accepted(question: Question) -> None:
    words.use("en")
    right = grading.right(question)
    assert grading.mark(question, right) == 1
    assert grading.objection(question, right) is None
    assert {remark.tone for remark in grading.remarks(question, right)} == {"good"}


@given(questions(CHOOSING), ANYTHING)
def test_only_the_right_options_earn_all(question: Question, answer: list[str]) -> None:
    assert (grading.mark(question, answer) == 1) == (set(answer) == set(grading.right(question)))


@given(questions(("ordering",)), ANYTHING)
def test_only_the_right_order_earns_all(question: Question, answer: list[str]) -> None:
    assert (grading.mark(question, answer) == 1) == (tuple(answer) == grading.right(question))


@given(questions(("multiple",)), st.randoms())
def test_the_order_of_choices_does_not_count(question: MultipleChoice, chance: Random) -> None:
    chosen = [option.id for option in question.options[::2]]
    shuffled = list(chosen)
    chance.shuffle(shuffled)
    assert grading.mark(question, shuffled) == grading.mark(question, chosen)


@given(questions(("multiple", "hotspot")))
def test_one_more_right_option_never_costs_and_one_more_wrong_never_pays(question: Question) -> None:
    chosen: list[str] = []
    for option in grading.parts(question):
        before, after = grading.mark(question, chosen), grading.mark(question, [*chosen, option.id])
        assert after >= before if option.id in grading.right(question) else after <= before
        chosen.append(option.id)


@given(questions(PLACING), st.lists(st.booleans(), min_size=8, max_size=8))
def test_one_more_line_right_never_costs_and_one_more_wrong_never_pays(
    question: Question, rightly: list[bool]
) -> None:
    filled: list[str] = []
    for right, well in zip(grading.right(question), rightly, strict=False):
        before = grading.mark(question, filled)
        filled.append(right if well else f"{right.partition('=')[0]}=tout autre chose")
        after = grading.mark(question, filled)
        assert after >= before if well else after <= before


@given(questions(PLACING), st.data())
def test_lines_earn_those_found_less_the_others_over_all(question: Question, data: st.DataObject) -> None:
    right = list(grading.right(question))
    well = data.draw(st.integers(0, len(right)))
    answer = right[:well] + [f"{line.partition('=')[0]}=tout autre chose" for line in right[well:]]
    whole = len(right)
    assert grading.mark(question, answer) == pytest.approx(max(0, (well - (whole - well)) / whole))
    assert [remark.tone == "good" for remark in grading.remarks(question, answer)] == [
        number < well for number in range(whole)
    ]


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
def test_an_answer_of_any_sort_can_be_told(question: Question, answer: list[str]) -> None:
    words.use("en")
    told = grading.words(question, answer)
    assert len(told) <= max(len(answer), len(grading.right(question)))
    assert all(remark.tone in ("good", "care", "tell") for remark in grading.remarks(question, answer))
    if grading.objection(question, answer) is None:
        assert len(told) == len(answer) > 0


@given(questions(), st.randoms())
def test_parts_are_shown_in_the_order_drawn_and_still_asked(question: Question, chance: Random) -> None:
    order = grading.shuffled(question, chance)
    shown = grading.show(question, order, {})
    assert rules.still_asks(question, order)
    assert not rules.still_asks(question, [*order, "another"])
    assert shown
    if question.kind == "ordering":
        assert tuple(order) != grading.right(question)
    if question.kind == "true-false":
        assert order == IDS[:2]


@given(questions(), st.randoms())
def test_what_a_form_sends_is_read_back_and_shown_again(question: Question, chance: Random) -> None:
    right = list(grading.right(question))
    fields = grading.fields(question, right)
    assert sorted(grading.read(question, fields)) == sorted(right)
    shown = grading.show(question, grading.shuffled(question, chance), fields)
    again = [part for part in shown for part in (part, *part.choices)]
    assert any(part.chosen or part.typed or part.place for part in again)


@given(questions(("matching", "gap")))
def test_the_page_does_not_name_the_right_choice(question: Question) -> None:
    kind = grading.KINDS[question.kind]
    assert isinstance(kind, Placing)
    for shown in kind.show(question, [part.id for part in grading.parts(question)], {}):
        assert not {choice.key for choice in shown.choices} & {*IDS, *WORDS}


FIELDS = st.dictionaries(
    st.one_of(st.just("answer"), st.sampled_from(IDS).map("answer-{}".format), st.text(max_size=8)),
    st.lists(
        st.one_of(
            st.sampled_from(IDS),
            st.sampled_from([*WORDS, "a", "b", "autre"]),
            st.integers(-3, 12).map(str),
            st.text(max_size=9),
        ),
        max_size=9,
    ),
)


@given(questions(), FIELDS, st.randoms())
def test_any_form_is_read_without_failing(
    question: Question, fields: dict[str, list[str]], chance: Random
) -> None:
    words.use("en")
    read = grading.read(question, fields)
    assert grading.show(question, grading.shuffled(question, chance), fields)
    if grading.objection(question, read) is None:
        assert 0 <= grading.mark(question, read) <= 1
        assert len(read) <= 10
        assert all(len(text) <= 300 for text in read)


HOSTILE = ["\ufdfa" * 199, "a" * 200, "à" * 199, "l'" * 100, "1" * 200, "- " * 99, "œ\u0301" * 99, "9 " * 99]


@pytest.mark.parametrize("kind", KINDS)
def test_marking_is_little_work_whatever_is_answered(kind: str) -> None:
    question = asked(kind, 8, frozenset(IDS[:4]))
    answers = [grading.right(question), *([text] for text in HOSTILE)]
    if kind == "gap":
        answers += [[f"{name}={text[:190]}{name}" for name in IDS[:8]] for text in HOSTILE]
    for answer in answers:
        comparing.ways.cache_clear()
        grading.mark(question, ["nobody answered so"])  # what authors wrote has been met before
        assert calls(partial(grading.mark, question, answer)) <= CALLS
