"""Waits grow and stay bounded; periods follow each other without gap or overlap."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lms.jobs.rules import FIRST_WAIT, LONGEST_WAIT, next_period, wait_after

moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are given naive
periods = st.integers(1, 24 * 40).map(lambda hours: timedelta(hours=hours))


def test_the_first_waits_double() -> None:
    assert [wait_after(n).total_seconds() for n in (1, 2, 3, 4)] == [30, 60, 120, 240]


@given(st.integers(1, 10_000))
def test_a_wait_is_never_shorter_than_the_one_before_and_never_over_an_hour(attempts: int) -> None:
    assert FIRST_WAIT <= wait_after(attempts) <= wait_after(attempts + 1) <= LONGEST_WAIT


def test_a_day_begins_at_midnight_utc() -> None:
    evening = datetime(2026, 3, 29, 18, 30, tzinfo=UTC)
    assert next_period(evening, timedelta(days=1)) == datetime(2026, 3, 30, tzinfo=UTC)


@given(moments, periods)
def test_the_next_period_begins_later_and_within_one_period(moment: datetime, every: timedelta) -> None:
    assert moment < next_period(moment, every) <= moment + every


@given(moments, moments, periods)
def test_two_moments_have_the_same_next_period_only_within_one_period(
    one: datetime, other: datetime, every: timedelta
) -> None:
    if next_period(one, every) == next_period(other, every):
        assert abs(one - other) < every
