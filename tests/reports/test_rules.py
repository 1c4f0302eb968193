"""Rates say what is not known, small groups cannot be worked out, exits fall in one category."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.cohorts.models import CONTRACTS, EVIDENCE, SITUATIONS
from lms.reports import rules
from lms.reports.rules import Outcome, Rate


@pytest.mark.parametrize(
    ("positive", "reached", "low", "high"),
    [(18, 25, 52.4, 85.7), (36, 50, 58.3, 82.5), (72, 100, 62.5, 79.9), (216, 300, 66.7, 76.8)],
)
def test_wilson_interval_as_published(positive: int, reached: int, low: float, high: float) -> None:
    found = rules.wilson(positive, reached)
    assert (round(found[0] * 100, 1), round(found[1] * 100, 1)) == (low, high)


def test_wilson_interval_of_a_large_group() -> None:
    low, high = rules.wilson(936, 1300)
    assert (round(low * 100, 1), round(high * 100, 1)) == (69.5, 74.4)


reached_and_positive = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(reached_and_positive)
def test_wilson_interval_holds_the_share_and_stays_a_share(counts: tuple[int, int]) -> None:
    low, high = rules.wilson(*counts)
    assert 0 <= low <= counts[0] / counts[1] + 1e-12
    assert counts[0] / counts[1] - 1e-12 <= high <= 1


@given(reached_and_positive)
def test_more_people_with_the_same_share_narrow_the_interval(counts: tuple[int, int]) -> None:
    low, high = rules.wilson(*counts)
    more_low, more_high = rules.wilson(counts[0] * 4, counts[1] * 4)
    assert more_high - more_low < high - low


def test_nobody_has_no_interval() -> None:
    with pytest.raises(ValueError, match="somebody"):
        rules.wilson(0, 0)


def test_a_rate_says_who_was_reached_and_the_bounds() -> None:
    found = rules.rate(47, 65, 100)
    assert isinstance(found, Rate)
    assert round(found.share * 100) == 72
    assert round(found.response * 100) == 65
    assert [round(bound * 100) for bound in found.bounds] == [47, 82]


@pytest.mark.parametrize(
    ("positive", "reached", "left", "why"),
    [
        (0, 0, 0, "nobody"),
        (15, 19, 19, "few-reached"),
        (40, 59, 100, "low-response"),
        (2, 50, 60, "small-group"),
        (48, 50, 60, "small-group"),
    ],
)
def test_a_weak_or_revealing_rate_is_not_told(positive: int, reached: int, left: int, why: str) -> None:
    assert rules.rate(positive, reached, left) == why


def test_sixty_per_cent_and_twenty_people_are_enough() -> None:
    assert isinstance(rules.rate(10, 20, 33), Rate)
    assert isinstance(rules.rate(12, 24, 40), Rate)


@given(st.integers(0, 80), st.integers(0, 80), st.integers(0, 80))
def test_a_rate_told_lies_within_its_bounds(positive: int, other: int, unreached: int) -> None:
    found = rules.rate(positive, positive + other, positive + other + unreached)
    if isinstance(found, Rate):
        low, high = found.bounds
        assert low <= found.share <= high
        assert found.response >= rules.LEAST_RESPONSE
        assert not rules.is_small(found.left - found.reached) or found.unreached_few


def test_few_unreached_cannot_be_counted() -> None:
    """One to four people not reached read the same."""
    assert len({rules.rate(40, 65, 65 + few) for few in range(1, 5)}) == 1


def worlds(size: int) -> Iterable[tuple[int, int, int]]:
    """Every way to divide `size` people in three."""
    return ((a, b, size - a - b) for a in range(size + 1) for b in range(size + 1 - a))


def in_three(show: Callable[[int, int, int], Any], size: int) -> dict[Any, list[tuple[int, int, int]]]:
    """By what is printed, the divisions that would print it: what a reader who knows the rules can tell."""
    told = defaultdict(list)
    for world in worlds(size):
        told[show(*world)].append(world)
    return told


def gives_away(found: list[tuple[int, int, int]]) -> bool:
    """Whether a reader left with these divisions knows the size of some group of 1 to 4 people."""
    for places in ((0,), (1,), (2,), (0, 1), (0, 2), (1, 2)):
        sizes = {sum(world[place] for place in places) for world in found}
        if len(sizes) == 1 and rules.is_small(sizes.pop()):
            return True
    return False


@pytest.mark.parametrize("size", range(5, 36))
def test_women_and_unsaid_genders_give_no_small_group_away(size: int) -> None:
    told = in_three(lambda women, unsaid, _others: rules.parts(women, unsaid, size), size)
    assert [found for found in told.values() if gives_away(found)] == []


@pytest.mark.parametrize("size", range(5, 36))
def test_completion_and_certificates_give_no_small_group_away(size: int) -> None:
    told = in_three(lambda held, more, _rest: rules.overlapping(held, held + more, held, size), size)
    assert [found for found in told.values() if gives_away(found)] == []


@pytest.mark.parametrize("size", [5, 9, 14, 19])
def test_completions_of_one_year_and_certificates_of_another_give_nobody_away(size: int) -> None:
    """Some were certified in the agreement's days, and had completed their course before."""
    told = defaultdict(list)
    for late, both, rest in worlds(size):
        for open_ in range(rest + 1):
            shown = rules.overlapping(late + both, both + open_, both, size)
            told[shown].append((late, both, open_, rest - open_))
    for found in told.values():
        for place in range(4):
            sizes = {world[place] for world in found}
            assert len(sizes) > 1 or not rules.is_small(sizes.pop()), found


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_small_part_and_a_small_rest_are_never_exact(number: int, rest: int) -> None:
    shown = rules.part(number, number + rest)
    assert shown.exact == (not rules.is_small(number) and not rules.is_small(rest))
    assert (shown.number is not None) == shown.exact


def test_small_groups_are_said_to_be_small_where_that_tells_no_more() -> None:
    assert rules.part(3, 40).state == "few"
    assert rules.part(38, 40).state == "all-but-few"
    assert rules.part(3, 9).state == "withheld"
    assert rules.group(4).state == "few"
    assert rules.group(0).number == 0
    assert rules.part(20, 40).number == 20


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 9, 15), 6, date(2027, 3, 15)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert rules.months_after(day, months) == later


raw_facts = st.builds(
    Outcome,
    st.sampled_from(SITUATIONS),
    st.sampled_from(CONTRACTS),
    st.none() | st.integers(0, 4000),
    st.sampled_from(EVIDENCE),
)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome("job", "cdi"), "durable"),
        (Outcome("job", "civil-service"), "durable"),
        (Outcome("job", "cdd", 200), "durable"),
        (Outcome("job", "temp", 90), "transition"),
        (Outcome("job", "cdd", 183), "six-months"),
        (Outcome("job", "cdd"), "length-unknown"),
        (Outcome("job", "aided", 300), "transition"),
        (Outcome("job", "internship", 60), "other"),
        (Outcome("job", "unknown"), "other"),
        (Outcome("business"), "durable"),
        (Outcome("study"), "positive"),
        (Outcome("integration"), "positive"),
        (Outcome("job-search"), "other"),
        (Outcome("unknown"), "unknown"),
        (Outcome("moved"), "apart"),
    ],
)
def test_exits_by_category(outcome: Outcome, expected: str) -> None:
    assert rules.category(outcome) == expected


@given(raw_facts)
def test_who_died_or_moved_or_was_not_reached_is_no_success(outcome: Outcome) -> None:
    if rules.is_apart(outcome) or outcome.situation == "unknown":
        assert not rules.is_positive(outcome)
        assert not rules.is_dynamic(outcome)


def test_the_two_definitions_differ_and_each_keeps_to_its_own() -> None:
    structure, internship = Outcome("integration"), Outcome("job", "internship")
    assert (rules.is_positive(structure), rules.is_dynamic(structure)) == (False, True)
    assert (rules.is_positive(internship), rules.is_dynamic(internship)) == (True, False)


def test_without_evidence_nobody_was_reached() -> None:
    assert not rules.is_reached(None)
    assert not rules.is_reached(Outcome("job", "cdi", evidence="none"))
    assert rules.is_reached(Outcome("job-search"))


def test_attackers_model_would_notice_a_leak() -> None:
    """The proof above can fail: printing every number gives small groups away."""
    told = in_three(lambda a, b, c: (a, b, c), 12)
    assert any(gives_away(found) for found in told.values())
