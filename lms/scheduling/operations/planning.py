"""The sessions of a cohort: laid out over evenings, and laid out again."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select

from lms.accounts import audit
from lms.accounts.models import Site
from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort
from lms.core.clock import now
from lms.core.db import db
from lms.core.errors import Refused
from lms.i18n import _, ngettext, words
from lms.messages.operations import drop_topic
from lms.scheduling import rules
from lms.scheduling.calendars.queries import closures_of
from lms.scheduling.calendars.rules import days_between
from lms.scheduling.models import Attendance, ClassSession, Room
from lms.scheduling.operations import booking
from lms.scheduling.plans.models import SessionLock
from lms.scheduling.public_holidays import public_holidays
from lms.scheduling.reminders.operations import tell_changes
from lms.scheduling.reminders.rules import topic


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a coordinator asks for: `number` evenings in all, on these days of the week, at these hours."""

    first_day: date
    weekdays: tuple[int, ...]
    start: time
    end: time
    number: int
    room: Room | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be done: new evenings, days passed over, evenings that stay, evenings replaced."""

    plan: rules.Plan
    kept: tuple[ClassSession, ...]
    replaced: tuple[ClassSession, ...]
    cancelled: tuple[ClassSession, ...]


def propose(cohort: Cohort, site: Site, wanted: Wanted) -> Proposal:
    """What laying out `wanted` would do; changes nothing, refuses what cannot be."""
    kept, replaced, cancelled = _sorted_out(cohort)
    if len(kept) >= wanted.number:
        sentence = ngettext(
            "%(n)s evening stays as it is: ask for more.",
            "%(n)s evenings stay as they are: ask for more.",
            len(kept),
        )
        raise Refused(sentence, "number")
    plan = rules.lay_out(
        wanted.first_day,
        wanted.weekdays,
        wanted.start,
        rules.length_between(wanted.start, wanted.end),
        wanted.number - len(kept),
        _closed(site, wanted, kept, cancelled),
        site.timezone,
    )
    besides = [session.id for session in replaced]
    booking.check_free(cohort, site.timezone, wanted.room, plan.slots, besides)
    return Proposal(plan, kept, replaced, cancelled)


Sessions = tuple[ClassSession, ...]


def _sorted_out(cohort: Cohort) -> tuple[Sessions, Sessions, Sessions]:
    """The sessions that stay (begun, marked, or locked), those that may be replaced, those cancelled."""
    sessions = db.session.scalars(
        select(ClassSession).where(ClassSession.cohort_id == cohort.id).order_by(ClassSession.starts_at)
    ).all()
    marked = set(
        db.session.scalars(
            select(Attendance.session_id)
            .join(ClassSession, ClassSession.id == Attendance.session_id)
            .where(ClassSession.cohort_id == cohort.id)
        )
    ) | set(db.session.scalars(select(SessionLock.session_id)))
    begun = now()
    alive = [session for session in sessions if session.cancelled_at is None]
    kept = tuple(session for session in alive if session.id in marked or session.starts_at <= begun)
    replaced = tuple(session for session in alive if session not in kept)
    return kept, replaced, tuple(session for session in sessions if session.cancelled_at)


def _closed(site: Site, wanted: Wanted, kept: Sessions, cancelled: Sessions) -> dict[date, str]:
    """The days passed over, each with its reason; where several hold, the last one written here is told."""
    first, last = wanted.first_day, min(wanted.first_day, date.max - rules.FURTHEST) + rules.FURTHEST
    closed = _closures(site, wanted.room, first, last)
    closed |= public_holidays(site.holidays, first, last, words.language().code)
    for session in cancelled:
        closed[rules.local_day(session.starts_at, site.timezone)] = _(
            "The evening of this day was cancelled."
        )
    for session in kept:
        closed[rules.local_day(session.starts_at, site.timezone)] = _(
            "An evening of this day stays as it is."
        )
    return closed


def _closures(site: Site, room: Room | None, first: date, last: date) -> dict[date, str]:
    """The days the site, or the room asked for, is closed, in words."""
    closed: dict[date, str] = {}
    for closure in closures_of(site, first):
        if closure.room_id not in (None, room.id if room else None):
            continue
        place = room.name if room and closure.room_id else site.name
        reason = _("%(place)s is closed", place=place)
        if closure.because:
            reason = _("%(place)s is closed (%(reason)s)", place=place, reason=closure.because)
        for day in days_between(max(closure.first_day, first), min(closure.last_day, last)):
            closed[day] = reason
    return closed


def lay_out_sessions(actor: SignedIn, cohort: Cohort, site: Site, wanted: Wanted) -> Proposal:
    """Lay the sessions out; what has begun or has attendance stays, what falls on the same moment too."""
    booking.lock(cohort, wanted.room)
    proposal = propose(cohort, site, wanted)
    there = {session.starts_at: session for session in proposal.replaced}
    slots = {slot.starts_at: slot for slot in proposal.plan.slots}
    for start in there.keys() - slots.keys():
        drop_topic(topic(there[start].id))
        db.session.delete(there[start])
    db.session.flush()
    free = free_number(cohort)
    changes: dict[ClassSession, str] = {}
    for step, slot in enumerate(proposal.plan.slots):
        session = there.get(slot.starts_at) or ClassSession(
            cohort_id=cohort.id, number=free - step, starts_at=slot.starts_at
        )
        place = wanted.room.id if wanted.room else None
        if session.id is None:
            changes[session] = "added"
        elif session.ends_at != slot.ends_at:
            changes[session] = "moved"
        elif session.room_id != place:
            changes[session] = "room"
        session.ends_at, session.room_id = slot.ends_at, place
        db.session.add(session)
    renumber(cohort)
    tell_changes(cohort, changes, fewer=bool(there.keys() - slots.keys()))
    audit.note(actor.id, "lay-out", "cohort", cohort.id, sessions=len(slots), replaced=len(there))
    return proposal


def free_number(cohort: Cohort) -> int:
    """A number no session of the cohort has, below all of them, until they are numbered again."""
    numbers = db.session.scalars(select(ClassSession.number).where(ClassSession.cohort_id == cohort.id))
    return min(numbers, default=0) - 1


def renumber(cohort: Cohort) -> None:
    """Number the sessions in order of time, those cancelled after all others."""
    db.session.flush()
    sessions = list(
        db.session.scalars(
            select(ClassSession)
            .where(ClassSession.cohort_id == cohort.id)
            .order_by(ClassSession.cancelled_at.is_not(None), ClassSession.starts_at, ClassSession.id)
        )
    )
    moved = {number: row for number, row in enumerate(sessions, 1) if row.number != number}
    free = free_number(cohort)
    for step, session in enumerate(moved.values()):
        session.number = free - step
    db.session.flush()
    for number, session in moved.items():
        session.number = number
    db.session.flush()
