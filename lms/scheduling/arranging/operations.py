"""An evening split in two, two joined in one, a substitute, guests, visitors. No hour is lost or made."""

from collections.abc import Iterable
from datetime import time, timedelta

from sqlalchemy import delete, select

from lms.accounts import audit
from lms.accounts.models import Person
from lms.accounts.values import SignedIn
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.scheduling import rules
from lms.scheduling.arranging import queries
from lms.scheduling.evenings import evenings_where
from lms.scheduling.models import Attendance, ClassSession, Guest, SessionStaff
from lms.scheduling.operations import booking
from lms.scheduling.operations.changing import Place, cancel_session, changeable
from lms.scheduling.operations.planning import free_number, renumber
from lms.scheduling.reminders.operations import tell_change, tell_who_teaches
from lms.scheduling.serving import Served, taught_by, team_at
from lms.scheduling.values import Evening


def split(actor: SignedIn, evening: Evening, at: time, rest: Place) -> ClassSession:
    """The evening ends at the hour `at`; what is left of it is another one, at `rest`."""
    booking.lock(evening.cohort, rest.room)
    session = changeable(evening)
    cut = rules.moment(evening.day, at, evening.zone)
    if not session.starts_at + rules.SHORTEST <= cut <= session.ends_at - rules.SHORTEST:
        raise Refused(_("Split it at least 15 minutes after its start and before its end."), "at")
    slot = rules.slot(rest.day, rest.start, session.ends_at - cut, evening.zone)
    before, session.ends_at = session.ends_at, cut
    db.session.flush()  # the rest may be at the hours this evening leaves free
    try:
        booking.check_place(evening, rest.room, slot)
    except Refused:
        session.ends_at = before  # the page that says no shows the evening as it is
        raise
    other = ClassSession(
        cohort_id=evening.cohort.id,
        number=free_number(evening.cohort),
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        room_id=rest.room.id if rest.room else None,
        kind=session.kind,
        link=session.link,
    )
    save(other)
    own = select(SessionStaff).where(SessionStaff.session_id == session.id)
    db.session.add_all(
        SessionStaff(session_id=other.id, person_id=one.person_id, part=one.part)
        for one in db.session.scalars(own)
    )
    renumber(evening.cohort)
    tell_change(session, "moved")
    tell_change(other, "added")
    audit.note(actor.id, "split", "session", session.id)
    return other


def join_next(actor: SignedIn, evening: Evening, because: str) -> None:
    """The evening lasts longer by its cohort's next one, which no longer takes place."""
    booking.lock(evening.cohort, evening.room)
    session, following = changeable(evening), queries.next_evening(evening)
    if following is None:
        raise Refused(_("No evening comes after this one."))
    minutes = following.session.minutes
    if session.minutes + minutes > rules.LONGEST.total_seconds() // 60:
        raise Refused(_("Together they would last more than 8 hours."))
    slot = rules.Slot(session.starts_at, session.ends_at + timedelta(minutes=minutes))
    booking.check_place(evening, evening.room, slot, [session.id, following.session.id])
    cancel_session(actor, following, because)
    session.ends_at, session.changed_because = slot.ends_at, because
    renumber(evening.cohort)
    tell_change(session, "moved")
    audit.note(actor.id, "join", "session", session.id)


def substitute(actor: SignedIn, evening: Evening, person_id: int) -> None:
    """Somebody else teaches this evening, with the same volunteers; 0: the team of the cohort serves it.

    Those who now teach it, and those who no longer do, are told.
    """
    db.session.refresh(evening.session, with_for_update=True)
    if person_id:
        db.session.execute(select(Person.id).where(Person.id == person_id).with_for_update())
        _check_free(evening, person_id)
    session_id = evening.session.id
    team = team_at(session_id, evening.cohort.id)
    volunteers = [one for one in team if one.part == "volunteer"]
    db.session.execute(delete(SessionStaff).where(SessionStaff.session_id == session_id))
    if person_id:
        parts = {one.person_id: one.part for one in volunteers} | {person_id: "trainer"}
        db.session.add_all(
            SessionStaff(session_id=session_id, person_id=person, part=part) for person, part in parts.items()
        )
    changed = _trainers(team) ^ _trainers(team_at(session_id, evening.cohort.id))
    tell_who_teaches(evening.session, changed - {actor.id})
    audit.note(actor.id, "substitute", "session", evening.session.id)


def _trainers(team: Iterable[Served]) -> set[int]:
    return {one.person_id for one in team if one.part == "trainer"}


def _check_free(evening: Evening, person_id: int) -> None:
    """Refuse somebody who teaches elsewhere at that hour."""
    busy = evenings_where(
        ClassSession.id != evening.session.id,
        ClassSession.cancelled_at.is_(None),
        ClassSession.starts_at < evening.session.ends_at,
        ClassSession.ends_at > evening.session.starts_at,
        taught_by([person_id]),
        most=1,
    )
    if busy:
        raise Refused(_("This person teaches %(cohort)s at that hour.", cohort=busy[0].cohort.name), "person")


def invite(actor: SignedIn, evening: Evening, enrolment_id: int) -> None:
    """A learner of another cohort comes to this evening; the hours count as made up, for their own cohort."""
    if evening.cancelled or evening.session.ends_at <= now():
        raise Refused(_("This evening is over or cancelled: choose another one."))
    if enrolment_id not in {place.enrolment_id for place in queries.could_come(evening)}:
        raise Refused(_("Choose somebody of the list."), "enrolment")
    db.session.add(
        Guest(session_id=evening.session.id, enrolment_id=enrolment_id, added_by_id=actor.id, added_at=now())
    )
    audit.note(actor.id, "invite", "session", evening.session.id)


def uninvite(actor: SignedIn, evening: Evening, enrolment_id: int) -> None:
    """They do not come after all; refused once their attendance is recorded."""
    session_id = evening.session.id
    marked = select(Attendance.id).where(
        Attendance.session_id == session_id, Attendance.enrolment_id == enrolment_id
    )
    if db.session.scalar(marked.limit(1)):
        raise Refused(_("Attendance is already recorded for this evening: it stays as it is."))
    db.session.execute(
        delete(Guest).where(Guest.session_id == session_id, Guest.enrolment_id == enrolment_id)
    )
    audit.note(actor.id, "uninvite", "session", session_id)


def count_visitors(actor: SignedIn, evening: Evening, visitors: int) -> None:
    """How many came to an evening open to all, whoever they are."""
    db.session.refresh(evening.session, with_for_update=True)
    if evening.session.kind != "drop-in" or evening.cancelled:
        raise Refused(_("Visitors are counted at evenings open to all."))
    if now() < rules.opens_at(evening.session.starts_at):
        raise Refused(_("Visitors are counted once the evening begins."))
    evening.session.visitors = visitors
    audit.note(actor.id, "count", "session", evening.session.id, visitors=visitors)
