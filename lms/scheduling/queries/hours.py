"""Hours and attendance, in a fixed number of statements whatever the number of people."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, case, func, select

from lms.accounts.models import Site
from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db
from lms.scheduling import rules
from lms.scheduling.models import Attendance, ClassSession
from lms.scheduling.queries.rows import by_cohort, current, held
from lms.scheduling.values import AttendanceSummary, MadeUp, MinutesByWay

Rows = Sequence[Row[*tuple[Any, ...]]]


def minutes_attended(enrolment_ids: Collection[int]) -> dict[int, int]:
    """Minutes attended at evenings held, by enrolment; 0 for those who attended none. One statement."""
    rows = db.session.execute(
        select(Attendance.enrolment_id, func.sum(Attendance.minutes))
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .where(Attendance.id.in_(current(Attendance.enrolment_id.in_(enrolment_ids))), held())
        .group_by(Attendance.enrolment_id)
    )
    return dict.fromkeys(enrolment_ids, 0) | {enrolment: int(minutes) for enrolment, minutes in rows}


def evenings_attended(enrolment_ids: Collection[int]) -> dict[int, list[tuple[datetime, datetime, int]]]:
    """When each evening somebody came to began and ended, and their minutes, in order. One statement."""
    rows = db.session.execute(
        select(Attendance.enrolment_id, ClassSession.starts_at, ClassSession.ends_at, Attendance.minutes)
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .where(Attendance.id.in_(current(Attendance.enrolment_id.in_(enrolment_ids))), held())
        .where(Attendance.minutes > 0)
        .order_by(ClassSession.starts_at)
    )
    found: dict[int, list[tuple[datetime, datetime, int]]] = {enrolment: [] for enrolment in enrolment_ids}
    for enrolment, starts_at, ends_at, minutes in rows:
        found[enrolment].append((starts_at, ends_at, minutes))
    return found


def minutes_by_way(
    enrolment_ids: Collection[int], since: datetime | None = None, until: datetime | None = None
) -> dict[int, MinutesByWay]:
    """The same minutes, those in class, at a distance and made up in another cohort apart. One statement.

    Of evenings begun from `since` and before `until`, if they are given.
    """
    away = Enrolment.cohort_id != ClassSession.cohort_id
    way = case((away, "make_up"), (ClassSession.kind == "online", "distance"), else_="in_class")
    rows = db.session.execute(
        select(Attendance.enrolment_id, way, func.sum(Attendance.minutes))
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .join(Enrolment, Enrolment.id == Attendance.enrolment_id)
        .where(Attendance.id.in_(current(Attendance.enrolment_id.in_(enrolment_ids))), held())
        .where(*_begun(since, until))
        .group_by(Attendance.enrolment_id, way)
    )
    found: dict[int, dict[str, int]] = {enrolment: {} for enrolment in enrolment_ids}
    for enrolment, which, minutes in rows:
        found[enrolment][which] = int(minutes)
    return {enrolment: MinutesByWay(**minutes) for enrolment, minutes in found.items()}


def made_up(
    enrolment_ids: Collection[int], since: datetime | None, until: datetime | None
) -> dict[int, list[MadeUp]]:
    """Evenings of other cohorts begun from `since` and before `until` that each attended. One statement."""
    rows = db.session.execute(
        select(
            Attendance.enrolment_id,
            ClassSession.starts_at,
            ClassSession.ends_at,
            Attendance.minutes,
            Attendance.way,
        )
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .join(Enrolment, Enrolment.id == Attendance.enrolment_id)
        .where(Attendance.id.in_(current(Attendance.enrolment_id.in_(enrolment_ids))), held())
        .where(Enrolment.cohort_id != ClassSession.cohort_id, Attendance.status == "present")
        .where(*_begun(since, until))
        .order_by(ClassSession.starts_at)
    )
    found: dict[int, list[MadeUp]] = {enrolment: [] for enrolment in enrolment_ids}
    for enrolment, starts_at, ends_at, minutes, way in rows:
        found[enrolment].append(MadeUp(starts_at, ends_at, minutes, way))
    return found


def _begun(since: datetime | None, until: datetime | None) -> list[ColumnElement[bool]]:
    return [
        *([ClassSession.starts_at >= since] if since else []),
        *([ClassSession.starts_at < until] if until else []),
    ]


def attended_spans(enrolment_ids: Collection[int]) -> dict[int, list[tuple[datetime, datetime]]]:
    """From when until when the evenings lasted at which each was marked present. One statement."""
    rows = db.session.execute(
        select(Attendance.enrolment_id, ClassSession.starts_at, ClassSession.ends_at)
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .where(
            Attendance.id.in_(current(Attendance.enrolment_id.in_(enrolment_ids))),
            Attendance.status == "present",
            ClassSession.cancelled_at.is_(None),
        )
    )
    found: dict[int, list[tuple[datetime, datetime]]] = {enrolment: [] for enrolment in enrolment_ids}
    for enrolment, starts_at, ends_at in rows:
        found[enrolment].append((starts_at, ends_at))
    return found


def attendance_summary(cohort: Cohort) -> AttendanceSummary:
    """How the evenings held by `cohort` were attended."""
    return attendance_summaries([cohort.id])[cohort.id]


def attendance_summaries(
    cohort_ids: Collection[int], since: datetime | None = None, until: datetime | None = None
) -> dict[int, AttendanceSummary]:
    """The same for several cohorts, of evenings begun from `since` and before `until`. Three statements."""
    period = [held(), ClassSession.cohort_id.in_(cohort_ids), *_begun(since, until)]
    evenings = by_cohort(
        select(ClassSession.cohort_id, ClassSession.id, ClassSession.starts_at, Site.timezone)
        .join(Cohort, Cohort.id == ClassSession.cohort_id)
        .join(Site, Site.id == Cohort.site_id)
        .where(*period)
    )
    places = by_cohort(
        select(Enrolment.cohort_id, Enrolment.id, Enrolment.enrolled_on, Enrolment.left_on).where(
            Enrolment.cohort_id.in_(cohort_ids)
        )
    )
    marks = by_cohort(
        select(
            ClassSession.cohort_id,
            Attendance.session_id,
            Attendance.enrolment_id,
            Attendance.status,
            Attendance.minutes,
        )
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .join(Enrolment, Enrolment.id == Attendance.enrolment_id)
        .where(Attendance.id.in_(current(_in_cohorts(cohort_ids))), *period)
        .where(Enrolment.cohort_id == ClassSession.cohort_id)  # guests count in their own cohort's hours
    )
    return {cohort: _summary(evenings[cohort], places[cohort], marks[cohort]) for cohort in cohort_ids}


def _in_cohorts(cohort_ids: Collection[int]) -> ColumnElement[bool]:
    theirs = select(ClassSession.id).where(ClassSession.cohort_id.in_(cohort_ids))
    return Attendance.session_id.in_(theirs)


def _summary(evenings: Rows, places: Rows, marks: Rows) -> AttendanceSummary:
    recorded = {(session, enrolment) for _, session, enrolment, _, _ in marks}
    expected = {
        (session, enrolment)
        for _, session, starts_at, zone in evenings
        for _, enrolment, enrolled_on, left_on in places
        if rules.expected_on(rules.local_day(starts_at, zone), enrolled_on, left_on)
    }
    return AttendanceSummary(
        sessions=len(evenings),
        held=len(expected | recorded),
        attended=sum(status == "present" for *_, status, _ in marks),
        not_recorded=len(expected - recorded),
        minutes=sum(minutes for *_, minutes in marks),
    )


def absent_twice(cohort_ids: Collection[int]) -> frozenset[int]:
    """Enrolments in these cohorts absent without a word the last two times, and not left. One statement."""
    rows = db.session.execute(
        select(Attendance.enrolment_id, Attendance.status)
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .join(Enrolment, Enrolment.id == Attendance.enrolment_id)
        .where(Attendance.id.in_(current(_in_cohorts(cohort_ids))), held(), Enrolment.left_on.is_(None))
        .where(Enrolment.cohort_id == ClassSession.cohort_id)
        .order_by(Attendance.enrolment_id, ClassSession.starts_at)
    )
    return frozenset(
        enrolment
        for enrolment, marks in groupby(rows, key=lambda row: row[0])
        if rules.absent_twice_running([status for _, status in marks])
    )
