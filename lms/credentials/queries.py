"""Reading certificates, and where people stand before theirs."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from lms.accounts.models import Person
from lms.catalogue.queries import course
from lms.cohorts.models import Cohort, Enrolment
from lms.core.clock import now
from lms.core.db import db
from lms.credentials import rules
from lms.credentials.models import COMPLETION, Certificate
from lms.credentials.values import Awaited, Candidate, Checked, Conditions, checked
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
    issued, stuck = _latest_by_enrolment(cohort), stuck_drawings()
    return [
        Candidate(
            enrolment_id=enrolment.id,
            person_id=person.id,
            name=person.chosen_name,
            official_name=person.official_name,
            native_name=person.native_name,
            language=person.language,
            left_on=enrolment.left_on,
            conditions=conditions[enrolment.id],
            certificate=(certificate := issued.get(enrolment.id)),
            stuck=certificate is not None and drawing_key(certificate.id) in stuck,
        )
        for enrolment, person in people
    ]


def _latest_by_enrolment(cohort: Cohort) -> dict[int, Certificate]:
    """The latest version of each certificate of a cohort."""
    here = (Certificate.cohort_id == cohort.id, Certificate.kind == COMPLETION)
    versions = select(Certificate).where(*here).order_by(Certificate.version)
    return {one.enrolment_id: one for one in db.session.scalars(versions) if one.enrolment_id is not None}


def stuck_drawings() -> set[str | None]:
    """The keys of drawings that were given up, and not asked for again."""
    later = aliased(Job)
    again = select(later.id).where(later.key == Job.key, later.id > Job.id).exists()
    return set(db.session.scalars(select(Job.key).where(Job.kind == DRAWING, Job.state == "failed", ~again)))


def own_certificates(person_id: int) -> list[Certificate]:
    """The latest version of each of a person's documents, the newest first."""
    versions = select(Certificate).where(Certificate.person_id == person_id).order_by(Certificate.version)
    latest = {certificate.code: certificate for certificate in db.session.scalars(versions)}
    return sorted(latest.values(), key=lambda certificate: certificate.issued_at, reverse=True)


def awaited_by(person_id: int) -> list[Awaited]:
    """The courses a person follows and has no certificate of, with what is missing, the newest first."""
    rows = db.session.execute(
        select(Enrolment.id, Cohort.course)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(Enrolment.person_id == person_id, Enrolment.left_on.is_(None))
        .order_by(Enrolment.id.desc())
    )
    courses = dict(rows.all())
    conditions, holders = conditions_of(courses), certified(courses)
    found = [
        (course(slug), conditions[number].missing)
        for number, slug in courses.items()
        if number not in holders
    ]
    return [
        Awaited(followed.title, followed.language, missing)
        for followed, missing in found
        if followed and missing is not None
    ]


def current_version(code: str) -> Checked | None:
    """What the certificate of that code says in its latest version; None when it is hidden. One statement."""
    row = db.session.execute(
        select(Certificate.facts, Certificate.revoked_at, Certificate.shown, Certificate.version)
        .where(Certificate.code == code)
        .order_by(Certificate.version.desc())
        .limit(1)
    ).first()
    if row is None or row.shown == "nothing":
        return None
    return checked(row.facts, row.revoked_at, row.shown, now(), row.version)


def register_of(code: str) -> list[tuple[str, Checked]]:
    """Each version of the certificate of that code, the latest first: the digest of its facts, what it says.

    With the name: whoever holds the file has read it there.
    """
    rows = db.session.execute(
        select(Certificate.facts, Certificate.revoked_at)
        .where(Certificate.code == code)
        .order_by(Certificate.version.desc())
    )
    return [(rules.digest(facts), checked(facts, revoked_at, "name", now())) for facts, revoked_at in rows]


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
        .where(Certificate.enrolment_id.in_(list(enrolments)), Certificate.kind == COMPLETION)
        .order_by(Certificate.version)
    )
    latest = {enrolment: revoked for enrolment, revoked in rows if enrolment is not None}
    return {enrolment for enrolment, revoked in latest.items() if revoked is None}


def official_name(person_id: int) -> str:
    """The name a person's official documents bear today."""
    return db.session.get_one(Person, person_id).official_name
