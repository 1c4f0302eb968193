"""Reading the timetables that were asked for, and how much is known of a site before asking."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from lms.accounts.models import Person, Role, Site
from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db
from lms.scheduling.availability.queries import how_many_told, qualifications
from lms.scheduling.plans.models import SessionLock, TimetableRun

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Known:
    """How many learners, and how many trainers and volunteers, said when they can come."""

    learners: int
    learners_told: int
    helpers: int
    helpers_told: int
    trainers: int
    trainers_qualified: int


def runs_of(site: Site) -> list[TimetableRun]:
    """The latest timetables asked for at a site, the newest first."""
    return list(
        db.session.scalars(
            select(TimetableRun)
            .where(TimetableRun.site_id == site.id)
            .order_by(TimetableRun.id.desc())
            .limit(SHOWN)
        )
    )


def known_of(site: Site) -> Known:
    """What is known of the people of a site."""
    learners = set(
        db.session.scalars(
            select(Enrolment.person_id)
            .join(Cohort, Cohort.id == Enrolment.cohort_id)
            .where(Cohort.site_id == site.id, Enrolment.left_on.is_(None))
        )
    )
    helpers = {
        role: set(
            db.session.scalars(
                select(Role.person_id).where(
                    Role.name == role, or_(Role.site_id == site.id, Role.site_id.is_(None))
                )
            )
        )
        for role in ("trainer", "volunteer")
    }
    both = helpers["trainer"] | helpers["volunteer"]
    return Known(
        len(learners),
        how_many_told(learners),
        len(both),
        how_many_told(both),
        len(helpers["trainer"]),
        len(qualifications(helpers["trainer"])),
    )


def helpers_of(site: Site) -> list[tuple[int, str]]:
    """(number, name) of those who teach or help at a site, by name."""
    rows = db.session.execute(
        select(Person.id, Person.chosen_name)
        .join(Role, Role.person_id == Person.id)
        .where(Role.name.in_(("trainer", "volunteer")), or_(Role.site_id == site.id, Role.site_id.is_(None)))
        .distinct()
        .order_by(Person.chosen_name, Person.id)
    )
    return [(number, name) for number, name in rows]


def is_locked(session_id: int) -> bool:
    """Whether no timetable moves this session."""
    return db.session.get(SessionLock, session_id) is not None
