"""Tells when people of the demonstration can come, and what its trainers may teach."""

from datetime import time

from sqlalchemy import select

from lms.accounts.models import Site
from lms.accounts.operations import as_signed_in
from lms.cohorts.models import Cohort, CohortStaff, Enrolment
from lms.core.db import db
from lms.demo.team import Team
from lms.scheduling.availability.operations import qualify, tell_week
from lms.scheduling.availability.rules import WEEKDAYS, Cell
from lms.scheduling.models import ClassSession

REASONS = ("work", "childcare", "french-class", "transport")
WEEKEND = (5, 6)
SAID = 3
"""Of four learners, so many said when they can come."""


def tell_weeks(site: Site, team: Team) -> None:
    """Three of four learners said when they can come, one in eight by when their last bus leaves."""
    nadia = as_signed_in(team["nadia"])
    for number, (person_id, evenings) in enumerate(_own_evenings(site).items()):
        if number % 4 >= SAID:
            continue
        free = evenings | {number % 5}
        reasons = {day: REASONS[(number + day) % len(REASONS)] for day in WEEKDAYS if day not in free}
        can: set[Cell] = {(day, "evening") for day in free} | {(day, "morning") for day in WEEKEND}
        travel = (time(21, 30), 20) if number % 8 == 0 else (None, 0)
        tell_week(nadia, person_id, can, reasons, travel)
    for trainer, courses in _taught(site).items():
        qualify(nadia, trainer, courses)


def _own_evenings(site: Site) -> dict[int, set[int]]:
    """The weekdays each learner of a site comes on, by person."""
    found: dict[int, set[int]] = {}
    rows = db.session.execute(
        select(Enrolment.person_id, ClassSession.starts_at)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .join(ClassSession, ClassSession.cohort_id == Cohort.id)
        .where(Cohort.site_id == site.id, Enrolment.left_on.is_(None))
        .order_by(Enrolment.person_id, ClassSession.id)
    )
    for person, starts in rows:
        found.setdefault(person, set()).add(starts.weekday())
    return found


def _taught(site: Site) -> dict[int, set[str]]:
    """The courses each trainer of a site teaches."""
    found: dict[int, set[str]] = {}
    rows = db.session.execute(
        select(CohortStaff.person_id, Cohort.course)
        .join(Cohort, Cohort.id == CohortStaff.cohort_id)
        .where(Cohort.site_id == site.id, CohortStaff.part == "trainer")
        .order_by(CohortStaff.id)
    )
    for person, course in rows:
        found.setdefault(person, set()).add(course)
    return found
