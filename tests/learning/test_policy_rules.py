"""Time limits, tries, waits and the mark that counts, as pure rules."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.catalogue.values import Policy
from lms.learning.policies import rules

BEGAN = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
MARKS = st.floats(0, 100).map(lambda mark: round(mark, 2))
LIMITS = st.integers(1, 600)
EXTRA = st.sampled_from((0, *rules.EXTRA_TIME))


@pytest.mark.parametrize(
    ("minutes", "extra", "allowed"), [(30, 0, 30), (30, 25, 38), (30, 33, 40), (45, 100, 90), (0, 50, 0)]
)
def test_extra_time_is_rounded_up_to_a_whole_minute(minutes: int, extra: int, allowed: int) -> None:
    assert rules.minutes_allowed(minutes, extra) == allowed


@given(LIMITS, EXTRA, EXTRA)
def test_more_extra_time_never_closes_earlier(minutes: int, one: int, other: int) -> None:
    less, more = sorted((one, other))
    earlier, later = (rules.closes_at(BEGAN, minutes, extra) for extra in (less, more))
    assert earlier is not None
    assert later is not None
    assert BEGAN + timedelta(minutes=minutes) <= earlier <= later


def test_without_a_limit_nothing_closes() -> None:
    assert rules.closes_at(BEGAN, 0, 100) is None
    assert not rules.is_late(None, BEGAN + timedelta(days=400))


@given(LIMITS, EXTRA, st.integers(-3600, 40_000 * 3))
def test_an_answer_is_late_only_after_the_last_moment_and_never_with_time_left(
    minutes: int, extra: int, seconds: int
) -> None:
    closes = rules.closes_at(BEGAN, minutes, extra)
    assert closes is not None
    moment = BEGAN + timedelta(seconds=seconds)
    if moment <= closes:
        assert not rules.is_late(closes, moment)
    assert rules.is_late(closes, moment) == (moment - closes > rules.GRACE)


@given(st.integers(0, 20), st.integers(0, 20))
def test_tries_run_out_and_practice_has_no_end(attempts: int, finished: int) -> None:
    left = rules.tries_left(Policy(attempts=attempts), finished)
    assert left is None if attempts == 0 else left == max(0, attempts - finished)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_one_waits_as_long_as_the_policy_says_and_no_longer(wait: int, passed: int) -> None:
    policy, now = Policy(wait_minutes=wait), BEGAN + timedelta(minutes=passed)
    until = rules.must_wait_until(policy, BEGAN, now)
    assert (until is not None) == (passed < wait)
    assert rules.must_wait_until(policy, None, now) is None


@given(st.lists(MARKS, min_size=1), st.integers(1, 100))
def test_the_best_mark_counts_or_the_last_but_nobody_loses_what_they_passed(
    marks: list[float], pass_mark: int
) -> None:
    kept: dict[str, float | None] = {"best": None, "last": None}
    for mark in marks:
        kept = {keep: rules.mark_that_counts(keep, so_far, mark, pass_mark) for keep, so_far in kept.items()}
    passed = max(marks) >= pass_mark
    assert kept["best"] == max(marks)
    assert kept["last"] is not None
    assert (kept["last"] >= pass_mark) == passed
    if not passed or marks[-1] >= pass_mark:
        assert kept["last"] == marks[-1]
