"""A place at the real exam: noted, corrected, and what came of it. It never touches a mark of ours."""

from dataclasses import asdict, dataclass
from datetime import date

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.cohorts.models import Enrolment
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.learning.exams.models import ExamBooking

KNOWN_AFTER = ("passed", "not-yet", "absent")


@dataclass(frozen=True, slots=True)
class Facts:
    """Which exam, where and when, under which number; and the centre's result."""

    exam: str
    centre: str
    held_on: date
    candidate_number: str
    result: str


def note_booking(
    actor: SignedIn, enrolment: Enrolment, facts: Facts, today: date, booking: ExamBooking | None = None
) -> ExamBooking:
    """Write a booking down, or correct one."""
    if facts.result in KNOWN_AFTER and facts.held_on > today:
        raise Refused(_("The exam is still to come: its result is awaited."), "result")
    if booking is None:
        booking = ExamBooking(enrolment_id=enrolment.id)
    for name, value in asdict(facts).items():
        setattr(booking, name, value)
    booking.changed_by_id, booking.changed_at = actor.id, now()
    save(booking)
    db.session.flush()
    audit.note(
        actor.id, "note-exam-booking", "enrolment", enrolment.id, booking=booking.id, result=facts.result
    )
    return booking
