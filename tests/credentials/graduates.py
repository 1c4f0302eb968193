"""People who have done what a course asks, or part of it."""

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from lms.accounts.models import Person, Site
from lms.catalogue.queries import course
from lms.cohorts.models import Cohort, Enrolment
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.demo import builders
from lms.learning.models import Progress, TrainerCheck
from lms.scheduling.models import ClassSession

EVENINGS = 7
"""Two hours each: the 14 hours the beginners' course asks for."""


def evenings(cohort: Cohort, number: int = EVENINGS) -> list[ClassSession]:
    """Evenings of `cohort` that took place, one a day, the last one yesterday."""
    first = db.session.scalar(
        select(func.max(ClassSession.number)).where(ClassSession.cohort_id == cohort.id)
    )
    rows = [
        ClassSession(
            cohort_id=cohort.id,
            number=(first or 0) + number - back,
            starts_at=now() - timedelta(days=back + 1, hours=2),
            ends_at=now() - timedelta(days=back + 1),
        )
        for back in reversed(range(number))
    ]
    db.session.add_all(rows)
    db.session.flush()
    return rows


def pass_modules(enrolment: Enrolment, cohort: Cohort, mark: float = 88.5) -> None:
    """A best mark in each module of the course."""
    followed = course(cohort.course)
    assert followed
    for module in followed.modules:
        db.session.add(
            Progress(
                enrolment_id=enrolment.id,
                module=module.slug,
                best_mark=mark,
                finished_attempts=1,
                passed_at=now() if mark >= followed.completion.pass_mark else None,
                updated_at=now(),
            )
        )


def attend(sessions: list[ClassSession], enrolment: Enrolment) -> None:
    """Present at each of these evenings."""
    for session in sessions:
        builders.attended(session, enrolment)


def confirm(enrolment: Enrolment) -> None:
    """The trainer has seen the person do it."""
    db.session.add(TrainerCheck(enrolment_id=enrolment.id, checked_at=now()))


def graduate(cohort: Cohort, sessions: list[ClassSession], person: Person) -> Enrolment:
    """`person` enrolled in `cohort`, who has done all that its course asks."""
    enrolment = builders.enrol(cohort, person, on=(now() - timedelta(days=60)).date())
    attend(sessions, enrolment)
    pass_modules(enrolment, cohort)
    confirm(enrolment)
    return enrolment


def more_graduates(cohort: Cohort, site: Site, number: int) -> None:
    """Others of `cohort` who have done all, on evenings of their own."""
    sessions = evenings(cohort)
    for each in range(number):
        graduate(cohort, sessions, a_learner(site, f"P {each}"))


def rename(app: Flask, person: Person, name: str) -> None:
    """They have another name on their papers."""
    with app.app_context(), transaction():
        db.session.merge(person).legal_name = name


def a_learner(site: Site, name: str, **more: Any) -> Person:
    """A person with the role of learner."""
    person = builders.a_person(name, **more)
    builders.a_role(person, "learner", site)
    return person
