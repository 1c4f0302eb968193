"""Tells of those who go on: graduates of the first course in the next one, and what their trainer saw."""

from sqlalchemy import select

from lms.accounts.models import Person, Site
from lms.accounts.operations import as_signed_in
from lms.catalogue.queries import course
from lms.catalogue.values import Course
from lms.cohorts.models import Cohort, Enrolment
from lms.cohorts.operations import enrol_known
from lms.core.clock import at, now, today
from lms.core.db import db
from lms.credentials.models import Certificate
from lms.demo import builders
from lms.demo.dates import DAY, calendar_of
from lms.demo.team import Team
from lms.learning.observing.operations import Sheet, sign
from lms.scheduling.models import ClassSession, Room

COURSE = "digitall-intermediaire"
FRIDAY = (4,)
HELD, GRADUATES = 6, 4
LET_IN = "Mamadou Barry"
REASON = "Il utilise un ordinateur à son travail. Nous avons regardé ensemble."
WORDS = ("Voix claire, micro coupé au bon moment. La prochaine fois : demandez la parole.", "")


def go_on(site: Site, room: Room, team: Team) -> None:
    """One more cohort at `site`: its people have done the first course, but one who was let in."""
    followed = course(COURSE)
    if followed is None:
        raise LookupError(f"the demonstration needs the course {COURSE}")
    calendar = calendar_of(site, followed.plan, today(site.timezone))
    before = calendar.before(today(site.timezone), FRIDAY, HELD)
    after = calendar.after(today(site.timezone) + DAY, FRIDAY, followed.plan.sessions - HELD)
    cohort = builders.a_cohort(site, "DigitAll intermédiaire, le vendredi", course=COURSE)
    for trainer in ("ines", "claire"):
        builders.staff(cohort, team[trainer])
    sessions = builders.sessions(cohort, [slot.starts_at for slot in (*before, *after)], room)
    with at(sessions[0].starts_at):
        enrolments = [_enrol(cohort, person, site, team) for person in _people()]
    for session in sessions[:HELD]:
        for enrolment in enrolments:
            builders.attended(session, enrolment)
    _observe(followed, enrolments, sessions[HELD - 1], team)


def _people() -> list[Person]:
    """The first graduates, and one who left without a certificate."""
    holders = select(Certificate.person_id).order_by(Certificate.enrolment_id).limit(GRADUATES)
    wanted = Person.id.in_(holders.subquery().select()) | (Person.chosen_name == LET_IN)
    return list(db.session.scalars(select(Person).where(wanted).order_by(Person.id)))


def _enrol(cohort: Cohort, person: Person, site: Site, team: Team) -> Enrolment:
    reason = REASON if person.chosen_name == LET_IN else ""
    return enrol_known(as_signed_in(team["nadia"]), cohort, person.id, today(site.timezone), reason)


def _observe(followed: Course, enrolments: list[Enrolment], evening: ClassSession, team: Team) -> None:
    """The trainer watched two of them on the last evening: one saw to everything, one to almost all."""
    module = next(module for module in followed.modules if module.observed_exercises)
    exercise = module.observed_exercises[0]
    every = [criterion.id for criterion in exercise.checklist]
    with at(min(evening.ends_at, now())):
        for number, (enrolment, comment) in enumerate(zip(enrolments, WORDS, strict=False)):
            sheet = Sheet(module, exercise, every[number:], comment, 0)
            sign(as_signed_in(team["ines"]), enrolment.id, sheet, f"demo-{number}")
