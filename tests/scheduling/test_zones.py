"""What calendars are told of a time zone is what the zone does."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.scheduling.feeds.zones import observances

HOUR = timedelta(hours=1)


def test_paris_changes_its_clocks_as_the_law_says() -> None:
    told = [
        (f"{one.onset:%Y-%m-%d %H:%M}", one.before, one.after, one.name, one.summer)
        for one in observances("Europe/Paris", date(2026, 11, 24), date(2027, 12, 1))
    ]
    assert told == [
        ("2026-11-24 01:00", HOUR, HOUR, "CET", False),
        ("2027-03-28 02:00", HOUR, 2 * HOUR, "CEST", True),
        ("2027-10-31 03:00", 2 * HOUR, HOUR, "CET", False),
    ]


def test_a_place_that_changes_nothing_says_so_once() -> None:
    (told,) = observances("Indian/Reunion", date(2026, 1, 1), date(2027, 1, 1))
    assert (told.before, told.after, told.summer) == (4 * HOUR, 4 * HOUR, False)


@pytest.mark.parametrize(
    "zone", ["Europe/Paris", "America/Miquelon", "Pacific/Noumea", "Australia/Lord_Howe"]
)
@settings(max_examples=8)
@given(minutes=st.integers(0, 700 * 24 * 60))
def test_every_moment_has_the_offset_of_the_last_onset_before_it(zone: str, minutes: int) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    told = observances(zone, date(2026, 1, 1), date(2027, 12, 31))
    last = [one for one in told if (one.onset - one.before).replace(tzinfo=UTC) <= moment][-1]
    assert last.after == moment.astimezone(ZoneInfo(zone)).utcoffset()
