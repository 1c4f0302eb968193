"""People say when they can come; the house notes what trainers may teach. Old words are forgotten."""

from collections.abc import Collection, Mapping
from datetime import date, time, timedelta

from sqlalchemy import delete, select

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.core.clock import now
from lms.core.db import db
from lms.core.errors import Refused
from lms.i18n import _
from lms.scheduling.availability.models import PARTS, Availability, DayAway, Qualification, TravelLimit
from lms.scheduling.availability.rules import WEEKDAYS, Cell

KEPT_FOR = timedelta(days=183)
"""What people said of their weeks is forgotten after six months."""
MOST_DAYS_AWAY = 60


def tell_week(
    actor: SignedIn,
    person_id: int,
    can: Collection[Cell],
    reasons: Mapping[int, str],
    travel: tuple[time | None, int],
) -> None:
    """Keep the whole week of a person: what they can, and by weekday why they cannot the rest."""
    moment = now()
    db.session.execute(delete(Availability).where(Availability.person_id == person_id))
    for weekday in WEEKDAYS:
        for part in PARTS:
            possible = (weekday, part) in can
            reason = "" if possible else reasons.get(weekday, "")
            db.session.add(
                Availability(
                    person_id=person_id,
                    weekday=weekday,
                    part=part,
                    possible=possible,
                    reason=reason,
                    told_at=moment,
                )
            )
    _keep_travel(person_id, *travel)
    audit.note(actor.id, "tell-week", "person", person_id)


def _keep_travel(person_id: int, last_service: time | None, minutes: int) -> None:
    db.session.execute(delete(TravelLimit).where(TravelLimit.person_id == person_id))
    if last_service is not None:
        db.session.add(TravelLimit(person_id=person_id, last_service=last_service, minutes=minutes))


def add_days_away(actor: SignedIn, person_id: int, first: date, last: date, reason: str) -> None:
    """Days on which a person cannot come, both included."""
    number = (last - first).days + 1
    if number < 1:
        raise Refused(_("The last day is not before the first."), "last_day")
    if number > MOST_DAYS_AWAY:
        raise Refused(_("Note 60 days at most at once."), "last_day")
    days = {first + timedelta(days=later) for later in range(number)}
    known = set(
        db.session.scalars(select(DayAway.day).where(DayAway.person_id == person_id, DayAway.day.in_(days)))
    )
    db.session.add_all(DayAway(person_id=person_id, day=day, reason=reason) for day in sorted(days - known))
    audit.note(actor.id, "add-days-away", "person", person_id, days=number)


def remove_day_away(actor: SignedIn, person_id: int, day: date) -> None:
    """The person can come that day after all."""
    db.session.execute(delete(DayAway).where(DayAway.person_id == person_id, DayAway.day == day))
    audit.note(actor.id, "remove-day-away", "person", person_id)


def qualify(actor: SignedIn, person_id: int, courses: Collection[str]) -> None:
    """Note the courses a trainer may teach; none: all of them, nothing is said."""
    db.session.execute(delete(Qualification).where(Qualification.person_id == person_id))
    db.session.add_all(Qualification(person_id=person_id, course=course) for course in sorted(set(courses)))
    audit.note(actor.id, "qualify", "person", person_id, courses=sorted(set(courses)))


def forget_old_words() -> None:
    """Drop what people said of their weeks more than six months ago, and days away long past."""
    before = now() - KEPT_FOR
    db.session.execute(delete(Availability).where(Availability.told_at < before))
    db.session.execute(delete(DayAway).where(DayAway.day < before.date()))
