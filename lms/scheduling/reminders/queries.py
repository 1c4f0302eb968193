"""Who is to hear of an evening, and who is to be called."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, or_, select

from lms.accounts.models import Person
from lms.cohorts.models import CohortStaff, Enrolment
from lms.core.db import db
from lms.i18n.formats import alphabetical
from lms.messages.queries import Reach, reaches, states_by_person
from lms.scheduling import rules as evening_rules
from lms.scheduling.evenings import evenings_where, first
from lms.scheduling.models import ClassSession, Guest, Reply, SessionStaff
from lms.scheduling.reminders import rules
from lms.scheduling.reminders.models import CallNote
from lms.scheduling.values import Evening


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody an evening concerns. `enrolment_id` is 0 for those who teach."""

    reach: Reach
    enrolment_id: int
    coming: bool | None


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody expected, how they are reached, what came of it so far: the last call, the last message."""

    listener: Listener
    noted: CallNote | None
    told: str

    @property
    def to_make(self) -> bool:
        """Whether to call: no message reaches them, they have not answered, and may be called."""
        reached = self.listener.reach.channel != "call" and self.told != "given-up"
        answered = self.listener.coming is not None or (self.noted and self.noted.heard != "no-answer")
        return not reached and not answered and self.listener.reach.care != "no-call"


def evening_of(session_id: int) -> Evening | None:
    """An evening by its number, for jobs and signed links."""
    return first(evenings_where(ClassSession.id == session_id))


def learners_of(evening: Evening) -> list[Listener]:
    """Those expected at an evening."""
    guests = select(Guest.enrolment_id).where(Guest.session_id == evening.session.id)
    rows = db.session.execute(
        select(Enrolment, Reply.coming)
        .outerjoin(Reply, and_(Reply.enrolment_id == Enrolment.id, Reply.session_id == evening.session.id))
        .where(or_(Enrolment.cohort_id == evening.cohort.id, Enrolment.id.in_(guests)))
        .order_by(Enrolment.id)
    ).all()
    reached = reaches([enrolment.person_id for enrolment, _coming in rows])
    return [
        Listener(reached[enrolment.person_id], enrolment.id, coming)
        for enrolment, coming in rows
        if enrolment.cohort_id != evening.cohort.id
        or evening_rules.expected_on(evening.day, enrolment.enrolled_on, enrolment.left_on)
    ]


def team_of(evening: Evening) -> list[Listener]:
    """Those who teach or help at an evening, and the others of the cohort's team."""
    usual = select(CohortStaff.person_id).where(CohortStaff.cohort_id == evening.cohort.id)
    tonight = select(SessionStaff.person_id).where(SessionStaff.session_id == evening.session.id)
    people = db.session.scalars(usual.union(tonight)).all()
    return [Listener(reach, 0, None) for reach in reaches(people).values()]


def calls_of(evening: Evening) -> list[Call]:
    """Everybody expected at an evening: those to call first, of them those with a number, then by name."""
    session = evening.session
    noted = {
        note.enrolment_id: note
        for note in db.session.scalars(
            select(CallNote).where(CallNote.session_id == session.id).order_by(CallNote.id)
        )
    }
    told = states_by_person(rules.topic(session.id))
    calls = [
        Call(listener, noted.get(listener.enrolment_id), told.get(listener.reach.person_id, ""))
        for listener in learners_of(evening)
    ]
    return sorted(
        calls,
        key=lambda call: (
            not call.to_make,
            not call.listener.reach.phone,
            alphabetical(call.listener.reach.name),
        ),
    )


def callers(notes: Sequence[CallNote]) -> dict[int, str]:
    """The names of those who called, by note."""
    ids = {note.called_by_id for note in notes}
    rows = db.session.execute(select(Person.id, Person.chosen_name).where(Person.id.in_(ids)))
    names = {key: value for key, value in rows}  # noqa: C416
    return {note.id: names.get(note.called_by_id or 0, "") for note in notes}
