"""The rules of the placement test: what answers let us believe, what is asked next, when it ends."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.placement.rules.belief import Answered, belief, chances, entropy, mean
from lms.placement.rules.choosing import CHOSEN_AMONG, expected_entropy, next_item
from lms.placement.rules.scale import GRID, Item, Scale, chance_of_right
from lms.placement.rules.verdict import AIM, FEWEST, MOST, is_enough, verdict

SCALE = Scale(("C01", "C02", "C03", "C04"), (-1.5, 0.0, 1.5))
BANK = tuple(
    Item(f"item-{n:02}", SCALE.levels[n // 8], round(-2.9 + n * 0.18, 2), 1.2 + n % 5 / 5, 0.2, n % 2 == 0)
    for n in range(32)
)

items = st.builds(
    Item,
    id=st.text("abc", min_size=1, max_size=8),
    level=st.sampled_from(SCALE.levels),
    difficulty=st.floats(-3.5, 3.5),
    discrimination=st.floats(0.3, 3),
    floor=st.floats(0, 0.5),
    practical=st.booleans(),
)
answers = st.lists(st.tuples(items, st.booleans()), max_size=MOST)
rights = st.lists(st.booleans(), min_size=MOST, max_size=MOST)
seeds = st.text(max_size=8)


def sit(rights: Sequence[bool], seed: str, bank: Sequence[Item] = BANK) -> list[tuple[Item, bool]]:
    """Answer what is asked, so many times, as `rights` say."""
    answered: list[tuple[Item, bool]] = []
    for right in rights:
        item = next_item(bank, SCALE, answered, seed)
        assert item is not None
        answered.append((item, right))
    return answered


@given(answers)
def test_what_is_believed_sums_to_one(answered: Answered) -> None:
    believed = belief(answered)
    assert sum(believed) == pytest.approx(1)
    assert sum(chances(believed, SCALE)) == pytest.approx(1)
    assert all(0 <= part <= 1 for part in believed)


@given(answers, items)
def test_a_right_answer_never_lowers_the_ability_and_another_never_raises_it(
    answered: list[tuple[Item, bool]], item: Item
) -> None:
    before = mean(belief(answered))
    assert mean(belief([*answered, (item, True)])) >= before - 1e-9
    assert mean(belief([*answered, (item, False)])) <= before + 1e-9


@given(answers, st.randoms())
def test_the_order_of_the_answers_changes_nothing(answered: list[tuple[Item, bool]], chance: object) -> None:
    assert belief(answered) == pytest.approx(belief(list(reversed(answered))))


@given(items, st.floats(-4, 4), st.floats(0, 2))
def test_who_knows_more_answers_better_and_luck_is_the_least(item: Item, ability: float, more: float) -> None:
    assert item.floor <= chance_of_right(item, ability) <= chance_of_right(item, ability + more) <= 1


@given(answers, items)
def test_asking_never_promises_to_make_us_less_decided(answered: Answered, item: Item) -> None:
    believed = belief(answered)
    assert -1e-9 <= expected_entropy(item, believed, SCALE) <= entropy(chances(believed, SCALE)) + 1e-9


@given(rights, seeds)
def test_each_item_is_asked_once_and_half_of_them_are_practical(rights: list[bool], seed: str) -> None:
    answered = sit(rights, seed)
    assert len({item.id for item, _right in answered}) == MOST
    for asked in range(1, MOST + 1):
        practical = sum(item.practical for item, _right in answered[:asked])
        assert abs(2 * practical - asked) <= 1


@given(rights, seeds)
def test_the_same_seed_and_answers_make_the_same_test(rights: list[bool], seed: str) -> None:
    assert sit(rights, seed) == sit(rights, seed)


def test_other_seeds_ask_other_items_among_the_best_four() -> None:
    first = {item.id for n in range(60) if (item := next_item(BANK, SCALE, [], f"seed {n}"))}
    believed = belief([])
    best = sorted(BANK, key=lambda item: expected_entropy(item, believed, SCALE))[:CHOSEN_AMONG]
    assert first == {item.id for item in best}


def test_where_practical_items_are_out_the_others_are_asked() -> None:
    few = [item for item in BANK if not item.practical or item.id == "item-00"]
    assert len(sit([True] * 10, "s", few)) == 10
    assert next_item([], SCALE, [], "s") is None


def test_who_answers_all_is_placed_highest_and_who_does_not_lowest() -> None:
    assert verdict(SCALE, sit([True] * AIM, "s")).levels == ("C04",)
    assert verdict(SCALE, sit([False] * AIM, "s")).levels == ("C01",)


@given(rights, seeds, st.integers(0, MOST))
def test_a_verdict_is_the_likeliest_level_or_it_and_its_neighbour(
    rights: list[bool], seed: str, asked: int
) -> None:
    said = verdict(SCALE, sit(rights[:asked], seed))
    likeliest = SCALE.levels[said.chances.index(max(said.chances))]
    assert likeliest in said.levels
    places = [SCALE.levels.index(level) for level in said.levels]
    assert places in ([places[0]], [places[0], places[0] + 1])


@given(rights, seeds)
def test_the_test_ends_between_five_and_fifteen(rights: list[bool], seed: str) -> None:
    answered = sit(rights, seed)
    ends = [n for n in range(MOST + 1) if is_enough(verdict(SCALE, answered[:n]).chances, n)]
    assert FEWEST <= ends[0] <= MOST
    assert MOST in ends


def test_it_ends_early_only_when_it_is_sure() -> None:
    clear, sure, split = (0.1, 0.7, 0.1, 0.1), (0.02, 0.96, 0.01, 0.01), (0.5, 0.5, 0.0, 0.0)
    assert [is_enough(sure, n) for n in (4, 5)] == [False, True]
    assert [is_enough(clear, n) for n in (11, 12)] == [False, True]
    assert [is_enough(split, n) for n in (14, 15)] == [False, True]


def test_a_level_begins_on_its_cut() -> None:
    assert [SCALE.level_at(point) for point in (-4, -1.5, 0, 1.49, 1.5)] == [0, 1, 2, 2, 3]
    assert GRID[0] == -4
    assert GRID[-1] == 4
