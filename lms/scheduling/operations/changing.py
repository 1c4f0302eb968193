"""One evening at a time: added, moved, cancelled, each with its reason."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import delete, select

from lms.accounts import audit
from lms.accounts.models import Site
from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.scheduling import rules
from lms.scheduling.evidence.models import RegisterEntry
from lms.scheduling.models import Attendance, ClassSession, Reply, Room
from lms.scheduling.operations import booking
from lms.scheduling.operations.planning import free_number, renumber
from lms.scheduling.reminders.models import CallNote
from lms.scheduling.reminders.operations import tell_change
from lms.scheduling.values import Evening


@dataclass(frozen=True, slots=True)
class Place:
    """Where an evening is put: its day, its hours at the site, its room."""

    day: date
    start: time
    end: time
    room: Room | None
    kind: str = "class"
    link: str = ""

    def slot(self, zone: str) -> rules.Slot:
        """The same in time."""
        return rules.slot(self.day, self.start, rules.length_between(self.start, self.end), zone)


def add_session(actor: SignedIn, cohort: Cohort, site: Site, place: Place, because: str) -> ClassSession:
    """One more evening."""
    booking.lock(cohort, place.room)
    slot = place.slot(site.timezone)
    booking.check_free(cohort, site.timezone, place.room, [slot])
    session = ClassSession(
        cohort_id=cohort.id,
        number=free_number(cohort),
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        room_id=place.room.id if place.room else None,
        kind=place.kind,
        link=place.link,
        changed_because=because,
    )
    save(session)
    renumber(cohort)
    audit.note(actor.id, "add", "session", session.id)
    return session


def move_session(actor: SignedIn, evening: Evening, place: Place, because: str) -> None:
    """Another day, hour or room. At another time, what people replied or said no longer holds."""
    booking.lock(evening.cohort, place.room)
    session = changeable(evening)
    slot = place.slot(evening.zone)
    booking.check_place(evening, place.room, slot, [session.id])
    change = _change(session, slot, place)
    if slot.starts_at != session.starts_at:
        session.moved_from = session.starts_at
        db.session.execute(delete(Reply).where(Reply.session_id == session.id))
        db.session.execute(delete(CallNote).where(CallNote.session_id == session.id))
    session.starts_at, session.ends_at = slot.starts_at, slot.ends_at
    session.room_id = place.room.id if place.room else None
    session.kind, session.link = place.kind, place.link
    session.changed_because = because
    renumber(evening.cohort)
    if change:
        tell_change(session, change)
    audit.note(actor.id, "move", "session", session.id)


def _change(session: ClassSession, slot: rules.Slot, place: Place) -> str:
    """What people are told of when an evening is put there: another time, another room, or nothing."""
    if (slot.starts_at, slot.ends_at) != (session.starts_at, session.ends_at):
        return "moved"
    where = place.room.id if place.room else None, place.kind, place.link
    return "room" if where != (session.room_id, session.kind, session.link) else ""


def cancel_session(actor: SignedIn, evening: Evening, because: str) -> None:
    """The evening does not take place; it stays to be seen, with the reason."""
    booking.lock(evening.cohort, None)
    session = changeable(evening)
    session.cancelled_at, session.cancelled_because = now(), because
    renumber(evening.cohort)
    tell_change(session, "cancelled")
    audit.note(actor.id, "cancel", "session", session.id)


def restore_session(actor: SignedIn, evening: Evening) -> None:
    """The evening takes place after all, where its hours and its room are still free."""
    booking.lock(evening.cohort, evening.room)
    session = evening.session
    db.session.refresh(session, with_for_update=True)
    if session.cancelled_at is None:
        return
    if session.ends_at <= now():
        raise Refused(_("This evening is over: add another one."))
    slot = rules.Slot(session.starts_at, session.ends_at)
    booking.check_place(evening, evening.room, slot, [session.id])
    session.cancelled_at, session.cancelled_because = None, ""
    renumber(evening.cohort)
    tell_change(session, "restored")
    audit.note(actor.id, "restore", "session", session.id)


def changeable(evening: Evening) -> ClassSession:
    """The session as it stands now; refused when it is cancelled, or its register has begun."""
    db.session.refresh(evening.session, with_for_update=True)
    if evening.cancelled:
        raise Refused(_("This evening is already cancelled."))
    marked = select(Attendance.id).where(Attendance.session_id == evening.session.id).limit(1)
    if db.session.scalar(marked):
        raise Refused(_("Attendance is already recorded for this evening: it stays as it is."))
    sealed = select(RegisterEntry.id).where(RegisterEntry.session_id == evening.session.id).limit(1)
    if db.session.scalar(sealed):
        raise Refused(_("The register of this evening holds evidence: it stays as it is."))
    return evening.session
