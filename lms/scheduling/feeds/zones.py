"""What a time zone does between two days, as calendars are told it: pure functions of values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

STEP, SECOND = timedelta(days=7), timedelta(seconds=1)
"""No place changes its offset twice within a week."""


@dataclass(frozen=True, slots=True)
class Observance:
    """From `onset` on, `after` the world's time. The onset is told by the clock as it stood until then."""

    onset: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


def observances(zone: str, first: date, last: date) -> list[Observance]:
    """The offset on `first`, then each change of it until `last`, each by itself.

    Some readers forget the first of several onsets that are told together (as DTSTART with RDATE).
    """
    place = ZoneInfo(zone)
    begin, end = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (first, last))
    start = _at(begin, place)
    moments = [_observance(moment, place) for moment in _changes(begin, end, place)]
    return [_observed(begin, start.utcoffset(), start), *moments]


def _at(moment: datetime, place: ZoneInfo) -> datetime:
    return moment.astimezone(place)


def _changes(begin: datetime, end: datetime, place: ZoneInfo) -> Iterator[datetime]:
    """The first second of each new offset."""
    day = begin
    while day < end:
        if _at(day, place).utcoffset() != _at(day + STEP, place).utcoffset():
            yield _narrowed(day, day + STEP, place)
        day += STEP


def _narrowed(before: datetime, after: datetime, place: ZoneInfo) -> datetime:
    old = _at(before, place).utcoffset()
    while after - before > SECOND:
        middle = before + timedelta(seconds=(after - before) // SECOND // 2)
        before, after = (middle, after) if _at(middle, place).utcoffset() == old else (before, middle)
    return after


def _observance(moment: datetime, place: ZoneInfo) -> Observance:
    return _observed(moment, _at(moment - SECOND, place).utcoffset(), _at(moment, place))


def _observed(moment: datetime, before: timedelta | None, then: datetime) -> Observance:
    old, new = before or timedelta(), then.utcoffset() or timedelta()
    return Observance((moment + old).replace(tzinfo=None), old, new, then.tzname() or "", bool(then.dst()))
