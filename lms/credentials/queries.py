"""Reading certificates, and where people stand before theirs."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from lms.accounts.models import Person
from lms.catalogue.queries import course
from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db
from lms.credentials.models import Certificate
from lms.credentials.values import Candidate, Checked, Conditions, checked
from lms.i18n.formats import alphabetical
from lms.jobs.models import Job
from lms.learning.models import Progress, TrainerCheck
from lms.learning.rules import what_is_missing
from lms.scheduling.models import ClassSession
from lms.scheduling.queries import minutes_attended

DRAWING = "draw_certificate"
"""The kind of job that draws."""


def drawing_key(certificate_id: int) -> str:
    """The key of the job that draws a certificate."""
    return f"{DRAWING} {certificate_id}"


def conditions_of(courses: Mapping[int, str]) -> dict[int, Conditions]:
    """What was done of what is asked, by enrolment; `courses` gives the course of each. Three statements."""
    minutes, checked = minutes_attended(courses), _checked(courses)
    marks, observed, exercises = _done_in_modules(courses)
    taught = {slug: course(slug) for slug in set(courses.values())}
    return {
        enrolment: Conditions(
            minutes=minutes[enrolment],
            marks=marks[enrolment],
            missing=what_is_missing(
                marks[enrolment],
                minutes[enrolment],
                followed,
                enrolment in checked,
                observed[enrolment],
                exercises[enrolment],
            )
            if (followed := taught[slug])
            else None,
        )
        for enrolment, slug in courses.items()
    }


def _done_in_modules(
    enrolments: Iterable[int],
) -> tuple[dict[int, dict[str, float]], dict[int, set[str]], dict[int, dict[str, list[str]]]]:
    """By enrolment: the best marks by module, the modules a trainer saw done, the exercises done."""
    wanted = list(enrolments)
    marks: dict[int, dict[str, float]] = {enrolment: {} for enrolment in wanted}
    observed: dict[int, set[str]] = {enrolment: set() for enrolment in wanted}
    exercises: dict[int, dict[str, list[str]]] = {enrolment: {} for enrolment in wanted}
    rows = db.session.execute(
        select(
            Progress.enrolment_id,
            Progress.module,
            func.coalesce(Progress.kept_mark, Progress.best_mark),
            Progress.observed_at,
            Progress.exercises_done,
        ).where(Progress.enrolment_id.in_(wanted))
    )
    for enrolment, module, mark, seen_at, done in rows:
        exercises[enrolment][module] = done
        if mark is not None:
            marks[enrolment][module] = mark
        if seen_at is not None:
            observed[enrolment].add(module)
    return marks, observed, exercises


def _checked(enrolments: Iterable[int]) -> set[int]:
    checks = select(TrainerCheck.enrolment_id).where(TrainerCheck.enrolment_id.in_(list(enrolments)))
    return set(db.session.scalars(checks))


def candidates(cohort: Cohort) -> list[Candidate]:
    """Everybody of a cohort with what they did and their certificate: by name, those who left last."""
    people = db.session.execute(
        select(Enrolment, Person)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.cohort_id == cohort.id)
        .order_by(Enrolment.id)
    ).all()
    people = sorted(people, key=lambda row: (row[0].left_on is not None, alphabetical(row[1].chosen_name)))
    conditions = conditions_of({enrolment.id: cohort.course for enrolment, _ in people})
    issued, stuck = _latest_by_enrolment(cohort), _stuck()
    return [
        Candidate(
            enrolment_id=enrolment.id,
            person_id=person.id,
            name=person.chosen_name,
            official_name=person.official_name,
            native_name=person.native_name,
            left_on=enrolment.left_on,
            conditions=conditions[enrolment.id],
            certificate=(certificate := issued.get(enrolment.id)),
            stuck=certificate is not None and drawing_key(certificate.id) in stuck,
        )
        for enrolment, person in people
    ]


def _latest_by_enrolment(cohort: Cohort) -> dict[int, Certificate]:
    """The latest version of each certificate of a cohort."""
    versions = select(Certificate).where(Certificate.cohort_id == cohort.id).order_by(Certificate.version)
    return {certificate.enrolment_id: certificate for certificate in db.session.scalars(versions)}


def _stuck() -> set[str | None]:
    """The keys of drawings that were given up, and not asked for again."""
    later = aliased(Job)
    again = select(later.id).where(later.key == Job.key, later.id > Job.id).exists()
    return set(db.session.scalars(select(Job.key).where(Job.kind == DRAWING, Job.state == "failed", ~again)))


def own_certificates(person_id: int) -> list[Certificate]:
    """The latest version of each of a person's certificates, the newest first."""
    versions = select(Certificate).where(Certificate.person_id == person_id).order_by(Certificate.version)
    latest = {certificate.enrolment_id: certificate for certificate in db.session.scalars(versions)}
    return sorted(latest.values(), key=lambda certificate: certificate.issued_at, reverse=True)


def current_version(code: str) -> Checked | None:
    """What the certificate of that code says in its latest version. One statement."""
    row = db.session.execute(
        select(Certificate.facts, Certificate.revoked_at)
        .where(Certificate.code == code)
        .order_by(Certificate.version.desc())
        .limit(1)
    ).first()
    return checked(row[0], row[1]) if row else None


def evenings_between(cohort: Cohort, until: datetime) -> tuple[datetime, datetime] | None:
    """When the first and the last evening held by a cohort began; None when none was."""
    row = db.session.execute(
        select(func.min(ClassSession.starts_at), func.max(ClassSession.starts_at)).where(
            ClassSession.cohort_id == cohort.id,
            ClassSession.cancelled_at.is_(None),
            ClassSession.ends_at <= until,
        )
    ).one()
    first: datetime | None = row[0]
    last: datetime | None = row[1]
    return (first, last) if first and last else None


def certified(enrolments: Iterable[int]) -> set[int]:
    """Those of these enrolments whose certificate stands: issued, and not revoked in its latest version."""
    rows = db.session.execute(
        select(Certificate.enrolment_id, Certificate.revoked_at)
        .where(Certificate.enrolment_id.in_(list(enrolments)))
        .order_by(Certificate.version)
    )
    latest = {row[0]: row[1] for row in rows}
    return {enrolment for enrolment, revoked in latest.items() if revoked is None}


def official_name(person_id: int) -> str:
    """The name a person's official documents bear today."""
    return db.session.get_one(Person, person_id).official_name
