"""Who may stand in at an evening, who may come to it from elsewhere, which evening comes next."""

from dataclasses import dataclass

from sqlalchemy import select

from lms.accounts.access import people_at
from lms.accounts.models import Person
from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db
from lms.scheduling.evenings import evenings_where, first
from lms.scheduling.models import ClassSession, Guest, SessionStaff
from lms.scheduling.values import Evening

MOST = 300


@dataclass(frozen=True, slots=True)
class Place:
    """A learner's place in a cohort, in words."""

    enrolment_id: int
    name: str
    cohort: str


def own_trainer_of(session_id: int) -> int:
    """Who teaches this very evening, whoever teaches the cohort; 0: the trainers of the cohort do."""
    trainer = select(SessionStaff.person_id).where(
        SessionStaff.session_id == session_id, SessionStaff.part == "trainer"
    )
    return db.session.scalar(trainer.order_by(SessionStaff.id).limit(1)) or 0


def trainers_at(evening: Evening) -> dict[int, str]:
    """The trainers of the site, by number."""
    return {person.id: person.chosen_name for person, _role in people_at(evening.site, "trainer")}


def guests_of(evening: Evening) -> list[Place]:
    """Those who come to an evening from another cohort."""
    theirs = select(Guest.enrolment_id).where(Guest.session_id == evening.session.id)
    return _places(Enrolment.id.in_(theirs))


def could_come(evening: Evening) -> list[Place]:
    """Learners of other cohorts of the site that follow the same course: they could make up here."""
    return _places(
        Cohort.site_id == evening.site.id,
        Cohort.course == evening.cohort.course,
        Cohort.id != evening.cohort.id,
        Enrolment.left_on.is_(None),
        Enrolment.id.not_in(select(Guest.enrolment_id).where(Guest.session_id == evening.session.id)),
        Enrolment.person_id.not_in(
            select(Enrolment.person_id).where(Enrolment.cohort_id == evening.cohort.id)
        ),
    )


def _places(*conditions: object) -> list[Place]:
    rows = db.session.execute(
        select(Enrolment.id, Person.chosen_name, Cohort.name)
        .join(Person, Person.id == Enrolment.person_id)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(*conditions)  # type: ignore[arg-type]  # conditions of ours
        .order_by(Person.chosen_name, Enrolment.id)
        .limit(MOST)
    )
    return [Place(*row) for row in rows]


def next_evening(evening: Evening) -> Evening | None:
    """The next evening of the same cohort that takes place."""
    return first(
        evenings_where(
            ClassSession.cohort_id == evening.cohort.id,
            ClassSession.cancelled_at.is_(None),
            ClassSession.starts_at > evening.session.starts_at,
            most=1,
        )
    )
