"""Tells of a cohort that writes Python: what passed, what stopped at a line, a mark of the trainer's own."""

from sqlalchemy import select

from lms.accounts.models import Person, Site
from lms.accounts.operations import as_signed_in
from lms.catalogue.practice import Code
from lms.catalogue.queries import course
from lms.catalogue.values import Course
from lms.cohorts.models import Cohort, Enrolment
from lms.cohorts.operations import enrol_known
from lms.core.clock import at, now, today
from lms.core.db import db
from lms.credentials.models import Certificate
from lms.demo import builders
from lms.demo.dates import DAY, calendar_of, other_evenings
from lms.demo.team import Team
from lms.learning.grading import code as grading
from lms.learning.grading.code.telling import says
from lms.learning.practice.operations import Judgement, Task, override, submit
from lms.learning.practice.verdicts import Criterion, Verdict
from lms.learning.practice.work import Sent
from lms.sandbox.work import Error, Outcome
from lms.scheduling.models import ClassSession, Room

COURSE = "python"
HELD, CODERS, SENT = 4, 4, 3
LET_IN = "Elle a déjà écrit du code avec son fils. Nous avons regardé ensemble."
SEEN = "Le programme est juste : elle me l’a expliqué ligne par ligne. Il manquait une parenthèse."


def write_code(site: Site, room: Room, team: Team) -> None:
    """One more cohort at `site`: graduates of the first course who learn to write programs."""
    followed = course(COURSE)
    if followed is None:
        raise LookupError(f"the demonstration needs the course {COURSE}")
    first = today(site.timezone)
    calendar, evenings = calendar_of(site, followed.plan, first), other_evenings(first)
    before = calendar.before(first, evenings, HELD)
    after = calendar.after(first + DAY, evenings, followed.plan.sessions - HELD)
    cohort = builders.a_cohort(site, "Python, le soir", course=COURSE)
    builders.staff(cohort, team["claire"])
    sessions = builders.sessions(cohort, [slot.starts_at for slot in (*before, *after)], room)
    nadia = as_signed_in(team["nadia"])
    with at(sessions[0].starts_at):
        day = today(site.timezone)
        enrolments = [enrol_known(nadia, cohort, person.id, day, LET_IN) for person in _people(site)]
    for session in sessions[:HELD]:
        for enrolment in enrolments:
            builders.attended(session, enrolment)
    _send(followed, enrolments, sessions[HELD - 1], team)


def _people(site: Site) -> list[Person]:
    """The last graduates of the first course at `site`; some of them follow another one too."""
    theirs = select(Certificate.person_id).join(Cohort, Cohort.id == Certificate.cohort_id)
    holders = theirs.where(Cohort.site_id == site.id).order_by(Certificate.id.desc()).limit(CODERS)
    wanted = Person.id.in_(holders.subquery().select())
    return list(db.session.scalars(select(Person).where(wanted).order_by(Person.id)))


def _send(followed: Course, enrolments: list[Enrolment], evening: ClassSession, team: Team) -> None:
    """In class each sends the first exercises; the last stops at a bracket, and the trainer sees to it."""
    module = followed.modules[0]
    tasks = [Task(followed, module, one) for one in module.exercises if one.code][:SENT]
    with at(min(evening.ends_at, now())):
        stuck, last = enrolments[-1], tasks[-1]
        for enrolment in enrolments:
            for number, task in enumerate(tasks):
                if (enrolment, task) != (stuck, last):
                    _right(enrolment, task, f"demo-{number}")
        _stopped(stuck, last, "demo-stopped")
        said = Judgement(points=0.9, done=True, watched=True, reason=SEEN)
        override(as_signed_in(team["claire"]), stuck.id, last, said, "demo-seen")


def _right(enrolment: Enrolment, task: Task, key: str) -> None:
    """Somebody sent what its author would: `flask courses check` holds that it passes every test."""
    code = _code(task)
    criteria = tuple(Criterion(grading.test_id(test), True, says(test, code.language)) for test in code.tests)
    submit(enrolment.id, task, Sent(text=code.reference), Verdict(criteria=criteria), key)


def _stopped(enrolment: Enrolment, task: Task, key: str) -> None:
    """Somebody forgot a bracket: what Python says of that is known without running anything."""
    code = _code(task)
    text = "".join(code.reference.rsplit(")", 1))
    try:
        compile(text, "<demo>", "exec")
    except SyntaxError as problem:
        told = Outcome(status="done", error=Error("SyntaxError", problem.msg, problem.lineno))
        submit(enrolment.id, task, Sent(text=text), grading.verdict(code, text, told), key)


def _code(task: Task) -> Code:
    if task.exercise.code is None:
        raise LookupError("an exercise of code has code")
    return task.exercise.code
