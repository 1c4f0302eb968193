"""Reading when people can come, for many at once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, time

from sqlalchemy import func, select

from lms.core.db import db
from lms.scheduling.availability.models import Availability, DayAway, Qualification, TravelLimit
from lms.scheduling.availability.rules import Cell


@dataclass(frozen=True, slots=True)
class Told:
    """All that one person said: parts of the week, reasons by weekday, days away, last service."""

    cells: dict[Cell, bool] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)
    away: dict[date, str] = field(default_factory=dict)
    last_service: time | None = None
    minutes: int = 0


def told_by(people: Collection[int]) -> dict[int, Told]:
    """What each of these people said. Three statements."""
    found: dict[int, Told] = {person: Told() for person in people}
    cells = select(
        Availability.person_id,
        Availability.weekday,
        Availability.part,
        Availability.possible,
        Availability.reason,
    ).where(Availability.person_id.in_(people))
    for person, weekday, part, possible, reason in db.session.execute(cells):
        found[person].cells[weekday, part] = possible
        if reason:
            found[person].reasons[weekday] = reason
    away = select(DayAway.person_id, DayAway.day, DayAway.reason).where(DayAway.person_id.in_(people))
    for person, day, reason in db.session.execute(away):
        found[person].away[day] = reason
    limits = select(TravelLimit).where(TravelLimit.person_id.in_(people))
    for limit in db.session.scalars(limits):
        one = found[limit.person_id]
        found[limit.person_id] = Told(one.cells, one.reasons, one.away, limit.last_service, limit.minutes)
    return found


def told_by_one(person_id: int) -> Told:
    """What one person said."""
    return told_by([person_id])[person_id]


def how_many_told(people: Collection[int]) -> int:
    """How many of these people said when they can come."""
    told = select(func.count(Availability.person_id.distinct())).where(Availability.person_id.in_(people))
    return db.session.scalar(told) or 0


def qualifications(people: Collection[int]) -> dict[int, frozenset[str]]:
    """The courses each trainer may teach; those about whom nothing was said are not in it."""
    rows = db.session.execute(
        select(Qualification.person_id, Qualification.course).where(Qualification.person_id.in_(people))
    )
    found: defaultdict[int, set[str]] = defaultdict(set)
    for person, course in rows:
        found[person].add(course)
    return {person: frozenset(courses) for person, courses in found.items()}
