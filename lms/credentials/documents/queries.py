"""Reading who stands where before the documents of the end of a training."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, func, select

from lms.accounts.models import Person
from lms.cohorts.models import Cohort, Enrolment
from lms.core.clock import now
from lms.core.db import db
from lms.credentials.access import documents_in
from lms.credentials.documents.rules import what_stands_before
from lms.credentials.documents.values import Member, Paper, Presence, paper
from lms.credentials.models import Certificate
from lms.credentials.queries import drawing_key, stuck_drawings
from lms.i18n.formats import alphabetical
from lms.learning.exams.models import ExamBooking
from lms.learning.models import Progress
from lms.scheduling.models import Attendance, ClassSession
from lms.scheduling.queries import minutes_by_way
from lms.scheduling.queries.rows import current, held


def presence_of(enrolments: Collection[int]) -> dict[int, Presence]:
    """What was attended at evenings held, by enrolment. Two statements."""
    rows = db.session.execute(
        select(
            Attendance.enrolment_id,
            func.sum(Attendance.minutes),
            func.min(ClassSession.starts_at),
            func.max(ClassSession.starts_at),
        )
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .where(
            Attendance.id.in_(current(Attendance.enrolment_id.in_(enrolments))),
            Attendance.minutes > 0,
            held(),
        )
        .group_by(Attendance.enrolment_id)
    )
    ways = minutes_by_way(enrolments)
    found = {row[0]: Presence(int(row[1]), row[2], row[3], ways[row[0]]) for row in rows}
    return {enrolment: found.get(enrolment, Presence()) for enrolment in enrolments}


def evenings_to_come(cohort: Cohort) -> int:
    """How many evenings of a cohort are not over yet."""
    ahead = (ClassSession.cohort_id == cohort.id, ClassSession.cancelled_at.is_(None))
    counted = select(func.count()).where(*ahead, ClassSession.ends_at > now())
    return db.session.scalar(counted) or 0


def members_of(cohort: Cohort) -> list[Member]:
    """Everybody of a cohort, by name, those who left last. Six statements, whatever their number."""
    rows = db.session.execute(
        select(Enrolment, Person)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.cohort_id == cohort.id)
        .order_by(Enrolment.id)
    ).all()
    rows = sorted(rows, key=lambda row: (row[0].left_on is not None, alphabetical(row[1].chosen_name)))
    presence, ahead = presence_of([row[0].id for row in rows]), evenings_to_come(cohort)
    papers = _papers(cohort, rows)
    return [
        Member(
            enrolment_id=enrolment.id,
            person_id=person.id,
            name=person.chosen_name,
            official_name=person.official_name,
            native_name=person.native_name,
            language=person.language,
            employer=enrolment.employer,
            left_on=enrolment.left_on,
            presence=presence[enrolment.id],
            before=what_stands_before(
                presence[enrolment.id].minutes, ahead, left=enrolment.left_on is not None
            ),
            papers=papers[person.id],
        )
        for enrolment, person in rows
    ]


def _papers(cohort: Cohort, rows: Sequence[Row[Enrolment, Person]]) -> dict[int, dict[str, Paper]]:
    """By person and kind, the latest version of each document. Two statements."""
    names = {person.id: (person.official_name, person.native_name) for _enrolment, person in rows}
    stuck = stuck_drawings()
    found: dict[int, dict[str, Paper]] = defaultdict(dict)
    versions = select(Certificate).where(documents_in(cohort.id)).order_by(Certificate.version)
    for one in db.session.scalars(versions):
        is_stuck = drawing_key(one.id) in stuck
        found[one.person_id][one.kind] = paper(one, is_stuck, *names[one.person_id])
    return found


def modules_seen(enrolments: Collection[int]) -> dict[int, set[str]]:
    """By enrolment, the modules of which a trainer saw every checklist whole. One statement."""
    seen: dict[int, set[str]] = {enrolment: set() for enrolment in enrolments}
    rows = db.session.execute(
        select(Progress.enrolment_id, Progress.module).where(
            Progress.enrolment_id.in_(enrolments), Progress.observed_at.is_not(None)
        )
    )
    for enrolment, module in rows:
        seen[enrolment].add(module)
    return seen


def followed_by(person_id: int) -> Sequence[Row[Enrolment, Cohort]]:
    """A person's places, the earliest first."""
    mine = select(Enrolment, Cohort).join(Cohort, Cohort.id == Enrolment.cohort_id)
    return db.session.execute(
        mine.where(Enrolment.person_id == person_id).order_by(Enrolment.enrolled_on, Enrolment.id)
    ).all()


def passed_elsewhere(enrolments: Collection[int]) -> list[dict[str, Any]]:
    """The exams of other bodies that were passed: which, where, when."""
    rows = db.session.execute(
        select(ExamBooking.exam, ExamBooking.centre, ExamBooking.held_on)
        .where(ExamBooking.enrolment_id.in_(enrolments), ExamBooking.result == "passed")
        .order_by(ExamBooking.held_on, ExamBooking.id)
    )
    return [{"exam": exam, "centre": centre, "on": held_on.isoformat()} for exam, centre, held_on in rows]


def passport_of(person_id: int) -> Certificate | None:
    """The latest version of a person's passport."""
    mine = (Certificate.person_id == person_id, Certificate.kind == "passport")
    return db.session.scalar(select(Certificate).where(*mine).order_by(Certificate.version.desc()).limit(1))
