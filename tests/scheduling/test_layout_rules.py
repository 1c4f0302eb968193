"""Laying out evenings: as many as asked, on the right days, at the right local hour, never when closed."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.core.errors import Refused
from lms.scheduling.rules import (
    LONGEST,
    Plan,
    Slot,
    lay_out,
    length_between,
    moment,
    too_close,
    usual_weekdays,
)

PARIS = "Europe/Paris"
TWO_HOURS = timedelta(hours=2)
HALF_PAST_SIX = time(18, 30)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, SUNDAY = 0, 1, 2, 3, 6

days = st.dates(date(2020, 1, 1), date(2035, 1, 1))
weekdays = st.frozensets(st.integers(0, 6), min_size=1)
starts = st.times(time(4), time(23, 59)).map(lambda hour: hour.replace(second=0, microsecond=0))
lengths = st.integers(15, 480).map(lambda minutes: timedelta(minutes=minutes))
numbers = st.integers(1, 30)
zones = st.sampled_from([PARIS, "Europe/London", "America/Cayenne", "Indian/Reunion", "Pacific/Auckland"])
closings = st.dictionaries(st.integers(0, 120), st.just("closed"), max_size=20)


def local(moment: datetime, zone: str = PARIS) -> datetime:
    return moment.astimezone(ZoneInfo(zone))


def two_evenings_a_week(first: date, number: int = 10, closed: dict[date, str] | None = None) -> Plan:
    return lay_out(first, (TUESDAY, THURSDAY), HALF_PAST_SIX, TWO_HOURS, number, closed or {}, PARIS)


@given(days, weekdays, starts, lengths, numbers, closings, zones)
def test_any_plan_is_right(
    first: date,
    chosen: frozenset[int],
    start: time,
    length: timedelta,
    number: int,
    closings: dict[int, str],
    zone: str,
) -> None:
    closed = {first + timedelta(days=later): why for later, why in closings.items()}
    plan = lay_out(first, chosen, start, length, number, closed, zone)
    found = [local(slot.starts_at, zone) for slot in plan.slots]
    assert len(plan.slots) == number
    assert {moment.weekday() for moment in found} <= chosen
    assert not {moment.date() for moment in found} & closed.keys()
    assert {(moment.hour, moment.minute) for moment in found} == {(start.hour, start.minute)}
    assert found[0].date() >= first
    assert all(earlier.starts_at < later.starts_at for earlier, later in pairwise(plan.slots))
    assert all(slot.ends_at - slot.starts_at == length for slot in plan.slots)
    assert all(slot.starts_at.tzinfo is UTC for slot in plan.slots)


@given(days, weekdays, numbers, closings)
def test_every_day_passed_over_is_named_with_its_reason(
    first: date, chosen: frozenset[int], number: int, closings: dict[int, str]
) -> None:
    closed = {first + timedelta(days=later): f"reason {later}" for later in closings}
    plan = lay_out(first, chosen, HALF_PAST_SIX, TWO_HOURS, number, closed, PARIS)
    last = local(plan.slots[-1].starts_at).date()
    taken = {local(slot.starts_at).date() for slot in plan.slots}
    wanted = {
        first + timedelta(days=later)
        for later in range((last - first).days + 1)
        if (first + timedelta(days=later)).weekday() in chosen
    }
    assert {skipped.day for skipped in plan.skipped} == wanted - taken
    assert all(skipped.reason == closed[skipped.day] for skipped in plan.skipped)


@given(days, weekdays, starts, numbers, closings)
def test_spread_weekdays_leave_48_hours_between_evenings(
    first: date, chosen: frozenset[int], start: time, number: int, closings: dict[int, str]
) -> None:
    closed = {first + timedelta(days=later): why for later, why in closings.items()}
    plan = lay_out(first, chosen, start, TWO_HOURS, number, closed, PARIS)
    naive = [local(slot.starts_at).replace(tzinfo=None) for slot in plan.slots]
    if not too_close(chosen):
        assert all(later - earlier >= timedelta(hours=48) for earlier, later in pairwise(naive))


@pytest.mark.parametrize(
    ("chosen", "close"),
    [
        ((TUESDAY, THURSDAY), False),
        ((MONDAY, TUESDAY), True),
        ((SUNDAY, MONDAY), True),
        ((WEDNESDAY,), False),
        ((MONDAY, WEDNESDAY, THURSDAY), True),
    ],
)
def test_days_too_close_are_told(chosen: tuple[int, ...], close: bool) -> None:
    assert too_close(chosen) is close


@pytest.mark.parametrize(
    ("first", "hours"),
    [
        (date(2026, 10, 20), [16, 16, 17, 17]),  # clocks go back on 25 October
        (date(2027, 3, 23), [17, 17, 16, 16]),  # and forward on 28 March
    ],
)
def test_half_past_six_stays_half_past_six_across_a_clock_change(first: date, hours: list[int]) -> None:
    plan = two_evenings_a_week(first, 4)
    assert [slot.starts_at.hour for slot in plan.slots] == hours
    assert [local(slot.ends_at).hour for slot in plan.slots] == [20, 20, 20, 20]


def test_an_evening_through_the_clock_change_truly_lasts_its_length() -> None:
    plan = lay_out(date(2026, 10, 24), (5,), time(23, 30), timedelta(hours=4), 1, {}, PARIS)
    assert plan.slots[0] == Slot(
        datetime(2026, 10, 24, 21, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    )


def test_an_hour_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        moment(date(2027, 3, 28), time(2, 30), PARIS)
    assert refused.value.field == "start"


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("weekdays", {"weekdays": ()}),
        ("weekdays", {"weekdays": (7,)}),
        ("end", {"length": timedelta(0)}),
        ("end", {"length": LONGEST + timedelta(minutes=1)}),
        ("number", {"number": 0}),
        ("number", {"number": 401}),
        ("first_day", {"first_day": date.max}),
        ("first_day", {"first_day": date(2026, 1, 5), "closed": {date(2026, 1, 5): "x"}, "number": 400}),
    ],
)
def test_what_cannot_be_laid_out_is_refused_by_its_field(field: str, change: dict[str, object]) -> None:
    usual: dict[str, object] = {
        "first_day": date(2026, 11, 24),
        "weekdays": (TUESDAY,),
        "start": HALF_PAST_SIX,
        "length": TWO_HOURS,
        "number": 10,
        "closed": {},
        "zone": PARIS,
    }
    with pytest.raises(Refused) as refused:
        lay_out(**(usual | change))  # type: ignore[arg-type]  # one wrong at a time
    assert refused.value.field == field


@given(st.times(), st.times())
def test_an_end_is_after_its_start_or_refused(start: time, end: time) -> None:
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    if minutes >= 15:
        assert length_between(start, end) == timedelta(minutes=minutes)
    else:
        with pytest.raises(Refused):
            length_between(start, end)


@given(st.integers(1, 7))
def test_usual_weekdays_are_as_many_as_evenings_a_week(per_week: int) -> None:
    assert len(set(usual_weekdays(per_week))) == per_week


@given(st.lists(st.integers(0, 100), min_size=4, max_size=4))
def test_overlap_is_what_a_minute_by_minute_count_says(hours: list[int]) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    (a, b), (c, d) = sorted(hours[:2]), sorted(hours[2:])
    one = Slot(start + timedelta(minutes=a), start + timedelta(minutes=b + 1))
    other = Slot(start + timedelta(minutes=c), start + timedelta(minutes=d + 1))
    assert one.overlaps(other) is bool(set(range(a, b + 1)) & set(range(c, d + 1)))
    assert one.overlaps(other) is other.overlaps(one)
