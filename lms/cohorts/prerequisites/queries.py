"""Reading what people still need before a course, and who let them begin without."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from lms.accounts.models import Person
from lms.catalogue import queries as catalogue
from lms.catalogue.values import Course
from lms.cohorts.models import Cohort, Enrolment, PrerequisiteOverride
from lms.cohorts.prerequisites.done import courses_done
from lms.cohorts.prerequisites.rules import still_needed
from lms.core.db import db


@dataclass(frozen=True, slots=True)
class Override:
    """Somebody began without: what was missing, why, who let them, when."""

    missing: tuple[str, ...]
    reason: str
    by: str
    at: datetime


def needed_by_newcomers(cohort: Cohort) -> tuple[str, ...]:
    """What somebody of whom nothing is known still needs before the course of `cohort`."""
    course = catalogue.course(cohort.course)
    return still_needed(course, (), catalogue.courses()) if course else ()


def needed_by(person_ids: Collection[int], cohort: Cohort) -> dict[int, tuple[str, ...]]:
    """What each of these people still needs before the course of `cohort`.

    Nothing is asked where the course asks nothing. What somebody was once let off stays so.
    """
    course = catalogue.course(cohort.course)
    if course is None or not course.prerequisites:
        return dict.fromkeys(person_ids, ())
    return _needed(person_ids, course)


def _needed(person_ids: Collection[int], course: Course) -> dict[int, tuple[str, ...]]:
    done, let_off = courses_done(person_ids), _let_off(person_ids)
    return {
        person: still_needed(course, done[person] | let_off.get(person, set()), catalogue.courses())
        for person in person_ids
    }


def _let_off(person_ids: Collection[int]) -> dict[int, set[str]]:
    """What each of these people was let off before."""
    rows = db.session.execute(
        select(Enrolment.person_id, PrerequisiteOverride.missing)
        .join(PrerequisiteOverride, PrerequisiteOverride.enrolment_id == Enrolment.id)
        .where(Enrolment.person_id.in_(person_ids))
    )
    found: dict[int, set[str]] = {}
    for person, missing in rows:
        found.setdefault(person, set()).update(missing)
    return found


def overrides_of(enrolment_id: int) -> list[Override]:
    """Who let this person begin without, the latest first; one statement."""
    rows = db.session.execute(
        select(
            PrerequisiteOverride.missing,
            PrerequisiteOverride.reason,
            Person.chosen_name,
            PrerequisiteOverride.allowed_at,
        )
        .outerjoin(Person, Person.id == PrerequisiteOverride.allowed_by_id)
        .where(PrerequisiteOverride.enrolment_id == enrolment_id)
        .order_by(PrerequisiteOverride.id.desc())
    )
    return [Override(tuple(missing), reason, by or "", at) for missing, reason, by, at in rows]
