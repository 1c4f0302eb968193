"""Who is expected, when marks are taken, who needs a call."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.scheduling.models import STATUSES
from lms.scheduling.public_holidays import public_holidays
from lms.scheduling.rules import (
    absent_twice_running,
    closes_at,
    expected_on,
    local_day,
    minutes_present,
    opens_at,
)

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(("subdivision", "number"), [("", 11), ("57", 13), ("6AE", 13)])
def test_each_subdivision_has_its_public_holidays(subdivision: str, number: int) -> None:
    assert len(public_holidays(subdivision, *YEAR, "fr")) == number


def test_public_holidays_are_named_in_the_language_of_the_reader() -> None:
    assert public_holidays("", *YEAR, "fr")[date(2026, 7, 14)] == "Fête nationale"
    assert public_holidays("", *YEAR, "en")[date(2026, 7, 14)] == "National Day"
    assert public_holidays("", *YEAR, "ar")[date(2026, 7, 14)] == "Fête nationale"


def test_only_the_days_asked_for_are_given() -> None:
    found = public_holidays("57", date(2026, 12, 26), date(2027, 1, 1), "fr")
    assert list(found) == [date(2026, 12, 26), date(2027, 1, 1)]


def test_a_subdivision_that_would_silently_lose_days_is_refused() -> None:
    with pytest.raises(ValueError, match="GES"):
        public_holidays("GES", *YEAR, "fr")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 2), False),
        (date(2026, 11, 3), True),
        (date(2026, 11, 10), True),
        (date(2026, 11, 11), False),
    ],
)
def test_a_person_is_expected_from_enrolment_to_their_last_day(day: date, expected: bool) -> None:
    assert expected_on(day, date(2026, 11, 3), date(2026, 11, 10)) is expected


def test_the_day_is_that_of_the_site() -> None:
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert local_day(late, "Europe/Paris") == date(2026, 11, 25)
    assert local_day(late, "America/Cayenne") == date(2026, 11, 24)


def test_marks_are_taken_from_ten_minutes_before_to_a_day_after() -> None:
    start = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
    assert opens_at(start) == start - timedelta(minutes=10)
    assert closes_at(start) == start + timedelta(hours=24)


@given(st.sampled_from(STATUSES), st.integers(1, 600), st.integers(0, 600))
def test_minutes_are_between_none_and_all(status: str, length: int, missed: int) -> None:
    minutes = minutes_present(status, length, missed)
    assert 0 <= minutes <= length
    assert minutes == 0 or status == "present"
    assert minutes_present("present", length, 0) == length


@given(st.lists(st.sampled_from(STATUSES)))
def test_only_two_absences_at_the_end_call_for_a_call(statuses: list[str]) -> None:
    assert absent_twice_running([*statuses, "absent", "absent"])
    assert not absent_twice_running([*statuses, "excused", "absent"])
    assert not absent_twice_running([*statuses, "absent", "present"])
