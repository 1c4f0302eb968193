"""When evenings fall, when they may be marked, when somebody needs a call: pure functions of values."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from lms.core.errors import Refused
from lms.i18n import _
from lms.i18n.formats import day as in_words

MOST_SESSIONS = 400
SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=8)
FURTHEST = timedelta(days=3 * 365)
"""A plan that is not over this long after its first day is a mistake."""
OPENS_BEFORE = timedelta(minutes=10)
CLOSES_AFTER = timedelta(hours=24)
REST_BETWEEN = 2
"""Days between two evenings of a pair, so that people can practise: 48 hours."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An evening in time, in UTC."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Slot") -> bool:
        """Whether both take place at some same moment; touching ends do not."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day on which there is no evening, and why."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The evenings of a cohort, and the days passed over on the way."""

    slots: tuple[Slot, ...]
    skipped: tuple[Skipped, ...]


def lay_out(
    first_day: date,
    weekdays: Collection[int],
    start: time,
    length: timedelta,
    number: int,
    closed: Mapping[date, str],
    zone: str,
) -> Plan:
    """`number` evenings on `weekdays` (0 is Monday) from `first_day` on, at the hour `start` of `zone`.

    Days in `closed` are passed over. The local hour stays the same across a clock change.
    """
    _check(weekdays, length, number)
    slots: list[Slot] = []
    skipped: list[Skipped] = []
    for day in _days(first_day, weekdays):
        if day in closed:
            skipped.append(Skipped(day, closed[day]))
            continue
        slots.append(slot(day, start, length, zone))
        if len(slots) == number:
            return Plan(tuple(slots), tuple(skipped))
    raise Refused(_("There are not enough open days for these evenings in three years."), "first_day")


def _check(weekdays: Collection[int], length: timedelta, number: int) -> None:
    if not weekdays or not set(weekdays) <= set(range(7)):
        raise Refused(_("Choose at least one day of the week."), "weekdays")
    if not SHORTEST <= length <= LONGEST:
        raise Refused(_("An evening lasts from 15 minutes to 8 hours."), "end")
    if not 1 <= number <= MOST_SESSIONS:
        raise Refused(_("Choose from 1 to %(most)s evenings.", most=MOST_SESSIONS), "number")


def _days(first_day: date, weekdays: Collection[int]) -> Iterator[date]:
    if first_day > date.max - FURTHEST:
        return
    for later in range(FURTHEST.days):
        day = first_day + timedelta(days=later)
        if day.weekday() in weekdays:
            yield day


def slot(day: date, start: time, length: timedelta, zone: str) -> Slot:
    """The evening that begins at the hour `start` of `zone` on `day` and truly lasts `length`."""
    begins = moment(day, start, zone)
    return Slot(begins, begins + length)


def moment(day: date, hour: time, zone: str) -> datetime:
    """`hour` of `zone` on `day`, in UTC; refused when clocks go forward past it."""
    local = datetime.combine(day, hour.replace(tzinfo=None), ZoneInfo(zone))
    found = local.astimezone(UTC)
    if found.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Refused(
            _("This hour does not exist on %(day)s: the clocks change.", day=in_words(day)),
            "start",
        )
    return found


def hour_of(minute: int) -> time:
    """The hour of a day that is so many minutes after midnight."""
    return time(minute // 60, minute % 60)


def length_of(start: int, end: int) -> timedelta:
    """From one minute of a day to another."""
    return timedelta(minutes=end - start)


def length_between(start: time, end: time) -> timedelta:
    """From one hour of a day to a later one; refused when it is not later."""
    length = timedelta(hours=end.hour - start.hour, minutes=end.minute - start.minute)
    if length < SHORTEST:
        raise Refused(_("The end is at least 15 minutes after the start."), "end")
    return length


def too_close(weekdays: Collection[int]) -> bool:
    """Whether two of these days of the week leave less than 48 hours to practise."""
    days = sorted(set(weekdays))
    if len(days) < 2:
        return False
    return any(later - earlier < REST_BETWEEN for earlier, later in pairwise([*days, days[0] + 7]))


USUAL_WEEKDAYS = {1: (1,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 2, 3)}
"""Days of the week offered first, by how many evenings there are in a week."""


def usual_weekdays(per_week: int) -> tuple[int, ...]:
    """Days to offer for `per_week` evenings a week: Tuesday and Thursday for a pair."""
    return USUAL_WEEKDAYS.get(per_week, tuple(range(min(per_week, 7))))


def opens_at(starts_at: datetime) -> datetime:
    """When attendance can first be marked."""
    return starts_at - OPENS_BEFORE


def closes_at(ends_at: datetime) -> datetime:
    """Until when those who teach can mark it."""
    return ends_at + CLOSES_AFTER


def minutes_present(status: str, length: int, missed: int) -> int:
    """Minutes attended of an evening of `length`, for somebody who missed `missed` of them."""
    return max(length - missed, 0) if status == "present" else 0


def expected_on(day: date, enrolled_on: date, left_on: date | None) -> bool:
    """Whether a person with a place between these days, both included, is expected on `day`."""
    return enrolled_on <= day and (left_on is None or day <= left_on)


def absent_twice_running(statuses: Sequence[str]) -> bool:
    """Whether the last two marks, oldest first, are absences nobody was told of."""
    return list(statuses[-2:]) == ["absent", "absent"]


def local_day(moment: datetime, zone: str) -> date:
    """The day it is in `zone` at `moment`."""
    return moment.astimezone(ZoneInfo(zone)).date()
