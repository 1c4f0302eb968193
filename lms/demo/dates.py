"""When the evenings of the demonstration fall: always around the day it is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lms.accounts.models import Site
from lms.catalogue.course_terms import Plan
from lms.scheduling import rules
from lms.scheduling.public_holidays import public_holidays
from lms.scheduling.rules import Slot

YEAR = timedelta(days=366)
DAY = timedelta(days=1)
PAIRS = {0: (0, 2), 1: (1, 3), 2: (0, 2), 3: (1, 3)}
"""The evenings of a cohort that meets on a Monday, Tuesday, Wednesday or Thursday."""
ANY_OTHER_DAY = (1, 3)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What decides on which days a site meets: public holidays, length and hour of its evenings."""

    closed: Mapping[date, str]
    plan: Plan
    zone: str

    def after(self, first: date, weekdays: tuple[int, ...], number: int) -> list[Slot]:
        """`number` evenings from `first` on."""
        start, length = self.plan.start, self.plan.length
        return list(rules.lay_out(first, weekdays, start, length, number, self.closed, self.zone).slots)

    def before(self, end: date, weekdays: tuple[int, ...], number: int) -> list[Slot]:
        """The last `number` evenings before `end`."""
        days: list[date] = []
        day = end
        while len(days) < number:
            day -= DAY
            if day.weekday() in weekdays and day not in self.closed:
                days.append(day)
        return [self.on(day) for day in reversed(days)]

    def on(self, day: date) -> Slot:
        """The evening of `day`."""
        return rules.slot(day, self.plan.start, self.plan.length, self.zone)


def calendar_of(site: Site, plan: Plan, today: date) -> Calendar:
    """The calendar of a site, a year around `today`."""
    closed = public_holidays(site.holidays, today - YEAR, today + YEAR, "fr")
    return Calendar(closed, plan, site.timezone)


@dataclass(frozen=True, slots=True)
class Around:
    """Evenings around today, in order. `moved_from` is when the one at the place `moved` was to be first."""

    slots: list[Slot]
    moved: int | None = None
    moved_from: datetime | None = None


def around_tonight(calendar: Calendar, today: date, before: int, after: int) -> Around:
    """Evenings twice a week, one of them today. On a day that is none of theirs, one was moved to today."""
    weekdays = PAIRS.get(today.weekday(), ANY_OTHER_DAY)
    later = calendar.after(today + DAY, weekdays, after)
    if today.weekday() in weekdays and today not in calendar.closed:
        return Around([*calendar.before(today, weekdays, before), calendar.on(today), *later])
    *earlier, moved = calendar.before(today, weekdays, before + 1)
    return Around([*earlier, calendar.on(today), *later], before, moved.starts_at)


def other_evenings(today: date) -> tuple[int, ...]:
    """The two evenings a week that are not those of `around_tonight`: for its trainer's second cohort."""
    tonight = PAIRS.get(today.weekday(), ANY_OTHER_DAY)
    return next(pair for pair in PAIRS.values() if pair != tonight)
