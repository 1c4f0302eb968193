"""Quiet hours, phone numbers, lengths, stop words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.messages import rules

QUIET = rules.quiet_hours_from("21:00-08:00")
PARIS = ZoneInfo("Europe/Paris")
NEXT_WEEK = datetime(2026, 12, 1, 18, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("wanted", "sent"),
    [
        (at(24, 12), at(24, 12)),
        (at(24, 20, 59), at(24, 20, 59)),
        (at(24, 21), at(25, 8)),
        (at(24, 23, 30), at(25, 8)),
        (at(25, 3), at(25, 8)),
        (at(25, 8), at(25, 8)),
    ],
)
def test_nobody_is_disturbed_at_night(wanted: datetime, sent: datetime) -> None:
    assert rules.when_to_send(wanted, NEXT_WEEK, QUIET, "Europe/Paris") == sent


def test_an_evening_before_the_morning_is_told_at_once() -> None:
    assert rules.when_to_send(at(24, 21, 30), at(24, 22), QUIET, "Europe/Paris") == at(24, 21, 30)


def test_without_quiet_hours_everything_is_sent_at_once() -> None:
    never = rules.quiet_hours_from("")
    assert rules.when_to_send(at(24, 3), NEXT_WEEK, never, "Europe/Paris") == at(24, 3)


@given(st.integers(0, 525_600), st.integers(0, 72), st.times(), st.times())
def test_a_message_leaves_in_time_and_never_in_quiet_hours_it_can_avoid(
    minute: int, hours: int, start: object, end: object
) -> None:
    quiet = rules.QuietHours(start, end)  # type: ignore[arg-type]  # times
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    before = moment + timedelta(hours=hours)
    sent = rules.when_to_send(moment, before, quiet, "Europe/Paris")
    assert sent == moment or moment < sent < before
    assert sent - moment <= timedelta(hours=25)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("06 12 34 56 78", "+33612345678"),
        ("+33 (6) 12-34.56.78", "+33612345678"),
        ("0033612345678", "+33612345678"),
        ("+262 692 00 00 00", "+262692000000"),
        ("18", None),
        ("", None),
        ("demain", None),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, number: str | None) -> None:
    assert rules.phone_number(text) == number


@pytest.mark.parametrize(
    ("text", "parts"), [("a" * 160, 1), ("a" * 161, 2), ("ع" * 70, 1), ("ع" * 71, 2), ("à 18 h", 1)]
)
def test_an_sms_is_counted_as_carriers_do(text: str, parts: int) -> None:
    assert rules.parts_of_sms(text) == parts


@pytest.mark.parametrize(
    ("text", "stops"),
    [("STOP", True), (" stop. ", True), ("Arrêt", True), ("توقف", True), ("Je viens", False), ("", False)],
)
def test_stop_is_understood(text: str, stops: bool) -> None:
    assert rules.is_stop(text) is stops


def test_tries_come_further_and_further_apart() -> None:
    waits = [rules.wait_after(tries) for tries in range(1, rules.TRIES)]
    assert waits == sorted(set(waits))
    assert sum(waits, timedelta()) < timedelta(hours=6)
