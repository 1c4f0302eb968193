"""Hours of rooms, closures, school holidays, what a site plans by and a cohort asks: written down."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time

from sqlalchemy import delete

from lms.accounts import audit
from lms.accounts.models import Site
from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.scheduling.calendars.models import Closure, CohortWish, RoomWindow, SchoolHoliday, SitePlanning
from lms.scheduling.calendars.official import Official
from lms.scheduling.calendars.queries import Planning, against_official
from lms.scheduling.models import Room


@dataclass(frozen=True, slots=True)
class Wish:
    """What a cohort asks: between which days, how many computers, no steps."""

    not_before: date | None
    not_after: date | None
    computers: int | None
    step_free: bool


def open_room(actor: SignedIn, room: Room, hours: Mapping[int, tuple[time, time]]) -> None:
    """The hours a room is open, by weekday; none at all: always."""
    for weekday, (opens, closes) in hours.items():
        if closes <= opens:
            raise Refused(_("The room closes after it opens."), f"closes_{weekday}")
    db.session.execute(delete(RoomWindow).where(RoomWindow.room_id == room.id))
    db.session.add_all(
        RoomWindow(room_id=room.id, weekday=weekday, opens=opens, closes=closes)
        for weekday, (opens, closes) in sorted(hours.items())
    )
    audit.note(actor.id, "open-hours", "room", room.id, weekdays=sorted(hours))


def close(actor: SignedIn, site: Site, room_id: int | None, days: tuple[date, date], because: str) -> Closure:
    """The site, or one of its rooms, is closed on these days, both included."""
    first, last = days
    if last < first:
        raise Refused(_("The last day is not before the first."), "last_day")
    closure = Closure(site_id=site.id, room_id=room_id, first_day=first, last_day=last, because=because)
    save(closure)
    audit.note(actor.id, "close", "site", site.id, closure=closure.id)
    return closure


def open_again(actor: SignedIn, closure: Closure) -> None:
    """The closure does not take place."""
    db.session.delete(closure)
    audit.note(actor.id, "open-again", "site", closure.site_id, closure=closure.id)


def add_school_holiday(
    actor: SignedIn, zone: str, name: str, first_day: date, last_day: date
) -> SchoolHoliday:
    """Holidays of a zone, first and last day without school."""
    if last_day < first_day:
        raise Refused(_("The last day is not before the first."), "last_day")
    row = SchoolHoliday(zone=zone, name=name, first_day=first_day, last_day=last_day)
    save(row)
    audit.note(actor.id, "add", "school-holiday", row.id)
    return row


def change_school_holiday(
    actor: SignedIn, row: SchoolHoliday, zone: str, name: str, first_day: date, last_day: date
) -> None:
    """These holidays are other days, or are called otherwise."""
    if last_day < first_day:
        raise Refused(_("The last day is not before the first."), "last_day")
    row.zone, row.name, row.first_day, row.last_day = zone, name, first_day, last_day
    audit.note(actor.id, "change", "school-holiday", row.id)


def add_official(actor: SignedIn, holidays: Sequence[Official]) -> int:
    """Add those of which no day is written down yet; how many. What people wrote or changed stays theirs."""
    new = [one for one, noted in against_official(holidays) if noted is None]
    db.session.add_all(
        SchoolHoliday(zone=one.zone, name=one.name, first_day=one.first_day, last_day=one.last_day)
        for one in new
    )
    if new:
        audit.note(actor.id, "add-official", "school-holiday", 0, added=len(new))
    return len(new)


def remove_school_holiday(actor: SignedIn, row: SchoolHoliday) -> None:
    """These holidays were written down by mistake."""
    db.session.delete(row)
    audit.note(actor.id, "remove", "school-holiday", row.id)


def plan_by(actor: SignedIn, site: Site, planning: Planning) -> None:
    """What a site plans by."""
    if not any(planning.starts):
        raise Refused(_("Write at least one hour at which sessions begin."), "starts_0")
    row = db.session.get(SitePlanning, site.id) or SitePlanning(site_id=site.id)
    row.school_zone, row.starts = planning.school_zone, list[Sequence[str]](planning.starts)
    row.weights = asdict(planning.weights)
    row.learners_per_helper = planning.learners_per_helper
    row.learners_per_computer = planning.learners_per_computer
    row.latitude, row.longitude = planning.latitude, planning.longitude
    save(row)
    audit.note(actor.id, "plan-by", "site", site.id, weights=asdict(planning.weights))


def wish(actor: SignedIn, cohort: Cohort, asked: Wish) -> None:
    """What a cohort asks of a timetable."""
    if asked.not_before and asked.not_after and asked.not_after < asked.not_before:
        raise Refused(_("The last day is not before the first."), "not_after")
    row = db.session.get(CohortWish, cohort.id) or CohortWish(cohort_id=cohort.id)
    row.not_before, row.not_after = asked.not_before, asked.not_after
    row.computers, row.step_free = asked.computers, asked.step_free
    save(row)
    audit.note(actor.id, "wish", "cohort", cohort.id)
