"""Which courses people have done with us: certified, or every condition met."""

from collections.abc import Collection

from sqlalchemy import select

from lms.catalogue.queries import course
from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db
from lms.credentials.queries import certified, conditions_of


def courses_done(person_ids: Collection[int]) -> dict[int, set[str]]:
    """Codes of the courses done, by person. Five statements, whatever the number of people."""
    rows = db.session.execute(
        select(Enrolment.id, Enrolment.person_id, Cohort.course)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(Enrolment.person_id.in_(person_ids))
    ).all()
    courses = {enrolment: slug for enrolment, _person, slug in rows}
    conditions, holders = conditions_of(courses), certified(courses)
    found: dict[int, set[str]] = {}
    for enrolment, person, slug in rows:
        followed = course(slug)
        if followed and (enrolment in holders or conditions[enrolment].met):
            found.setdefault(person, set()).add(followed.code)
    return found
