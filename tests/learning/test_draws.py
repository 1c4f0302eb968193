"""Which questions are drawn: each tag in its proportion, those not seen yet first."""

import random
from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from lms.catalogue.values import Option, Question, SingleChoice
from lms.learning import draws, rules


def a_question(number: int, tag: str) -> Question:
    """A question about something."""
    return SingleChoice(
        id=f"q{number}",
        prompt_html=Markup(),
        hint_html=Markup(),
        explanation_html=Markup(),
        tags=(tag,) if tag else (),
        picture=None,
        options=(Option("a", Markup(), Markup()), Option("b", Markup(), Markup())),
        right="a",
    )


BANKS = st.lists(st.sampled_from(("", "clavier", "souris", "mail")), min_size=1, max_size=30).map(
    lambda tags: [a_question(number, tag) for number, tag in enumerate(tags)]
)
COUNTS = st.integers(1, 35)
SEEN = st.dictionaries(st.integers(0, 29).map(lambda number: f"q{number}"), st.integers(0, 3))


def draw(bank: list[Question], count: int, seed: int = 1, **more: object) -> list[Question]:
    return draws.chosen(bank, count, random.Random(seed), **more)  # type: ignore[arg-type]  # by name


@given(BANKS, COUNTS, SEEN, st.booleans())
def test_a_draw_holds_as_many_questions_as_asked_for_each_once(
    bank: list[Question], count: int, seen: dict[str, int], balance: bool
) -> None:
    drawn = draw(bank, count, balance=balance, seen=seen)
    assert len(drawn) == min(count, len(bank))
    assert len({question.id for question in drawn}) == len(drawn)


@given(BANKS, COUNTS, SEEN)
def test_each_first_tag_has_its_share_to_less_than_one_question(
    bank: list[Question], count: int, seen: dict[str, int]
) -> None:
    drawn = Counter(map(draws.first_tag, draw(bank, count, seen=seen)))
    for tag, size in Counter(map(draws.first_tag, bank)).items():
        assert abs(drawn[tag] - Fraction(min(count, len(bank)) * size, len(bank))) < 1


@given(BANKS, COUNTS, SEEN, st.booleans())
def test_no_question_comes_again_before_another_of_its_tag_that_was_seen_less(
    bank: list[Question], count: int, seen: dict[str, int], balance: bool
) -> None:
    drawn = {question.id for question in draw(bank, count, balance=balance, seen=seen)}
    for tag in {draws.first_tag(question) if balance else "" for question in bank}:
        pool = [q for q in bank if not balance or draws.first_tag(q) == tag]
        taken = [seen.get(q.id, 0) for q in pool if q.id in drawn]
        left = [seen.get(q.id, 0) for q in pool if q.id not in drawn]
        assert max(taken, default=0) <= min(left, default=max(taken, default=0))


@given(BANKS, st.integers(0, 1000))
def test_attempt_after_attempt_the_whole_bank_is_seen_before_anything_comes_twice(
    bank: list[Question], seed: int
) -> None:
    seen: Counter[str] = Counter()
    while len(seen) < len(bank):
        fresh = [q.id for q in draw(bank, 3, seed, balance=False, seen=seen) if q.id not in seen]
        assert len(fresh) == min(3, len(bank) - len(seen))
        seen.update(fresh)


@given(BANKS, COUNTS, SEEN, st.text(max_size=5))
def test_the_same_seed_draws_the_same_again(
    bank: list[Question], count: int, seen: dict[str, int], seed: str
) -> None:
    assert rules.draw_questions(bank, count, seed, True, seen) == rules.draw_questions(
        bank, count, seed, True, seen
    )


def test_tags_that_weigh_the_same_take_turns() -> None:
    bank = [a_question(number, f"t{number}") for number in range(10)]
    first = {q.id for q in draw(bank, 5)}
    second = {q.id for q in draw(bank, 5, seed=2, seen=dict.fromkeys(first, 1))}
    assert not first & second
