"""Who came to which evening: three times out of four, and some away twice in a row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from math import inf
from random import Random
from zoneinfo import ZoneInfo

from lms.accounts.models import Person
from lms.cohorts.models import Enrolment
from lms.core.db import db
from lms.scheduling.models import Attendance, ClassSession
from lms.scheduling.rules import expected_on

SIGNED_IN_AFTER, MARKED_AFTER = timedelta(minutes=8), timedelta(minutes=25)
ABSENCE_CALLS_ABSENCE = 0.15
"""By how much less likely somebody is to come after an evening away."""
EXCUSED = 0.3
LATE = 0.08
LATE_BY = (10, 15, 20, 30)


@dataclass(slots=True)
class Learner:
    """Somebody in a cohort: how likely they come, and know an answer; the evenings they came.

    `eager` people take every quiz until they pass it; `unfinished` ones left their last quiz half-way;
    `silent_after` so many evenings, somebody stays away without a word.
    """

    person: Person
    enrolment: Enrolment
    regularity: float
    skill: float
    eager: bool = False
    unfinished: bool = False
    silent_after: float = inf
    came: list[ClassSession] = field(default_factory=list)
    minutes: int = 0


def mark_attendance(
    learners: Sequence[Learner], held: Sequence[ClassSession], zone: str, trainer: Person, chance: Random
) -> None:
    """Record, for each evening held, who was there; and tell each learner the evenings they came."""
    for learner in learners:
        db.session.add_all(_marks(learner, held, ZoneInfo(zone), trainer, chance))
    db.session.flush()


def _marks(
    learner: Learner, held: Sequence[ClassSession], zone: ZoneInfo, trainer: Person, chance: Random
) -> list[Attendance]:
    rows, away = [], False
    for number, session in enumerate(held):
        day = session.starts_at.astimezone(zone).date()
        if not expected_on(day, learner.enrolment.enrolled_on, learner.enrolment.left_on):
            continue
        away = chance.random() >= learner.regularity - away * ABSENCE_CALLS_ABSENCE
        excused = chance.random() < EXCUSED
        if number >= learner.silent_after:
            away, excused = True, False
        late = chance.choice(LATE_BY) if chance.random() < LATE else 0
        status = "present" if not away else "excused" if excused else "absent"
        rows.append(_mark(learner, session, status, late, trainer))
        if not away:
            learner.came.append(session)
            learner.minutes += rows[-1].minutes
            learner.person.signed_in_at = session.starts_at + SIGNED_IN_AFTER
    return rows


def _mark(learner: Learner, session: ClassSession, status: str, late: int, trainer: Person) -> Attendance:
    return Attendance(
        session_id=session.id,
        enrolment_id=learner.enrolment.id,
        status=status,
        minutes=session.minutes - late if status == "present" else 0,
        recorded_by_id=trainer.id,
        recorded_at=session.starts_at + MARKED_AFTER,
        key=f"{session.id}-{learner.enrolment.id}",
    )
