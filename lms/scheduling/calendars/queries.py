"""Reading hours, closures, school holidays, and what a site plans by."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import select

from lms.accounts.models import Site
from lms.core.db import db
from lms.scheduling.availability.rules import minutes_of
from lms.scheduling.calendars.models import Closure, CohortWish, RoomWindow, SchoolHoliday, SitePlanning
from lms.scheduling.calendars.official import Official
from lms.scheduling.calendars.rules import PARIS, USUAL_STARTS, days_between
from lms.scheduling.models import Room
from lms.scheduling.public_holidays import public_holidays
from lms.scheduling.timetable.values import Weights, Window

WEIGHTS = tuple(field.name for field in fields(Weights))


@dataclass(frozen=True, slots=True)
class Planning:
    """What a site plans by; the usual where its coordinator said nothing."""

    school_zone: str
    starts: list[list[str]]
    weights: Weights
    learners_per_helper: int
    learners_per_computer: int
    latitude: float
    longitude: float


def planning_of(site: Site) -> Planning:
    """What `site` plans by."""
    row = db.session.get(SitePlanning, site.id)
    if row is None:
        return Planning("", USUAL_STARTS, Weights(), 3, 1, *PARIS)
    known = {name: int(row.weights[name]) for name in WEIGHTS if name in row.weights}
    return Planning(
        row.school_zone,
        row.starts,
        Weights(**known),
        row.learners_per_helper,
        row.learners_per_computer,
        row.latitude,
        row.longitude,
    )


def windows_of_rooms(rooms: Collection[Room]) -> dict[int, tuple[Window, ...]]:
    """The opening hours of each room that has any."""
    found: defaultdict[int, list[Window]] = defaultdict(list)
    rows = db.session.scalars(
        select(RoomWindow)
        .where(RoomWindow.room_id.in_([room.id for room in rooms]))
        .order_by(RoomWindow.weekday, RoomWindow.opens)
    )
    for row in rows:
        found[row.room_id].append(Window(row.weekday, minutes_of(row.opens), minutes_of(row.closes)))
    return {room: tuple(each) for room, each in found.items()}


def closures_of(site: Site, since: date) -> list[Closure]:
    """The closures of a site and its rooms that are not over, in order."""
    return list(
        db.session.scalars(
            select(Closure)
            .where(Closure.site_id == site.id, Closure.last_day >= since)
            .order_by(Closure.first_day, Closure.id)
        )
    )


def closed_days(site: Site, first: date, last: date) -> tuple[frozenset[date], dict[int, frozenset[date]]]:
    """The days the whole site is closed (public holidays too), and those of single rooms."""
    site_days = set(public_holidays(site.holidays, first, last, "fr"))
    rooms: defaultdict[int, set[date]] = defaultdict(set)
    for closure in closures_of(site, first):
        days = days_between(max(closure.first_day, first), min(closure.last_day, last))
        (site_days if closure.room_id is None else rooms[closure.room_id]).update(days)
    return frozenset(site_days), {room: frozenset(days) for room, days in rooms.items()}


def school_days(zone: str, first: date, last: date) -> frozenset[date]:
    """The days of school holidays of a zone."""
    rows = db.session.scalars(
        select(SchoolHoliday).where(
            SchoolHoliday.zone == zone, SchoolHoliday.last_day >= first, SchoolHoliday.first_day <= last
        )
    )
    return frozenset(day for row in rows for day in days_between(row.first_day, row.last_day))


def school_holidays() -> list[SchoolHoliday]:
    """All that was written down, in order."""
    return list(
        db.session.scalars(select(SchoolHoliday).order_by(SchoolHoliday.first_day, SchoolHoliday.zone))
    )


def against_official(holidays: Sequence[Official]) -> list[tuple[Official, SchoolHoliday | None]]:
    """Official holidays, each with what was noted for its zone that shares a day with it, if anything."""
    noted = school_holidays()
    return [(one, next((row for row in noted if _share_days(one, row)), None)) for one in holidays]


def _share_days(one: Official, row: SchoolHoliday) -> bool:
    return row.zone == one.zone and row.first_day <= one.last_day and row.last_day >= one.first_day


def wishes_of(cohorts: Collection[int]) -> dict[int, CohortWish]:
    """What each cohort asks of a timetable."""
    rows = db.session.scalars(select(CohortWish).where(CohortWish.cohort_id.in_(cohorts)))
    return {row.cohort_id: row for row in rows}
