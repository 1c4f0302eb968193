"""Evenings to come, and who and what they need."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Subquery, and_, func, select, union_all

from lms.accounts.models import Site
from lms.catalogue.queries import course
from lms.cohorts.models import Cohort, Enrolment
from lms.core.clock import now
from lms.core.db import db
from lms.scheduling import rules
from lms.scheduling.evenings import evenings_where
from lms.scheduling.models import Attendance, ClassSession, Guest, Reply, Room
from lms.scheduling.values import Evening, NextEvening

_RECORDED = (
    select(Attendance.status)
    .where(Attendance.session_id == ClassSession.id, Attendance.enrolment_id == Enrolment.id)
    .order_by(Attendance.id.desc())
    .limit(1)
    .scalar_subquery()
)
"""What was recorded last of a place at an evening."""


def next_session_for(person_id: int) -> NextEvening | None:
    """The next evening a learner is expected at, or the one under way; as a guest too. One statement."""
    ahead = ClassSession.ends_at > now(), ClassSession.cancelled_at.is_(None)
    expected = _expected_at(person_id, *ahead)
    rows = db.session.execute(
        select(ClassSession, Cohort.name, Site, Room, Enrolment, Reply.coming, _RECORDED)
        .join(expected, expected.c.session == ClassSession.id)
        .join(Enrolment, Enrolment.id == expected.c.place)
        .join(Cohort, Cohort.id == ClassSession.cohort_id)
        .join(Site, Site.id == Cohort.site_id)
        .outerjoin(Room, Room.id == ClassSession.room_id)
        .outerjoin(Reply, and_(Reply.session_id == ClassSession.id, Reply.enrolment_id == Enrolment.id))
        .where(*ahead)
        .order_by(ClassSession.starts_at, ClassSession.id)
    )
    for session, cohort, site, room, enrolment, coming, status in rows:
        where: Room | None = room
        day = rules.local_day(session.starts_at, site.timezone)
        if rules.expected_on(day, enrolment.enrolled_on, enrolment.left_on):
            return NextEvening(
                session_id=session.id,
                enrolment_id=enrolment.id,
                cohort=cohort,
                starts_at=session.starts_at,
                ends_at=session.ends_at,
                zone=site.timezone,
                site=site.name,
                address=site.address,
                phone=site.phone,
                room=where.name if where else "",
                directions=where.directions if where else "",
                coming=coming,
                status=status,
            )
    return None


def _expected_at(person_id: int, *ahead: ColumnElement[bool]) -> Subquery:
    """The evenings `ahead` of a person's cohorts, and those they come to as a guest; by which place."""
    whose = Enrolment.person_id == person_id
    in_cohort = select(ClassSession.id.label("session"), Enrolment.id.label("place"))
    as_guest = select(Guest.session_id, Guest.enrolment_id)
    return union_all(
        in_cohort.join(Enrolment, Enrolment.cohort_id == ClassSession.cohort_id).where(whose, *ahead),
        as_guest.join(Enrolment, Enrolment.id == Guest.enrolment_id).where(whose),
    ).subquery()


def evenings_of_cohort(cohort: Cohort) -> list[Evening]:
    """All evenings of a cohort, cancelled ones too, in order of time."""
    return evenings_where(ClassSession.cohort_id == cohort.id)


def spans(cohort_ids: Collection[int]) -> dict[int, tuple[datetime, datetime]]:
    """When each cohort's first evening begins and its last ends; none for a cohort without. One statement."""
    rows = db.session.execute(
        select(ClassSession.cohort_id, func.min(ClassSession.starts_at), func.max(ClassSession.ends_at))
        .where(ClassSession.cohort_id.in_(cohort_ids), ClassSession.cancelled_at.is_(None))
        .group_by(ClassSession.cohort_id)
    )
    return {cohort: (first, last) for cohort, first, last in rows}


def seats(cohort_id: int) -> int | None:
    """The seats of the smallest room a cohort still meets in; None while no room is known."""
    return db.session.scalar(
        select(func.min(Room.capacity))
        .join(ClassSession, ClassSession.room_id == Room.id)
        .where(
            ClassSession.cohort_id == cohort_id,
            ClassSession.cancelled_at.is_(None),
            ClassSession.ends_at > now(),
        )
    )


def rooms_of(site: Site) -> list[Room]:
    """The rooms of a site, by name."""
    return list(db.session.scalars(select(Room).where(Room.site_id == site.id).order_by(Room.name)))


def site_of(cohort: Cohort) -> Site:
    """The site of a cohort."""
    return db.session.get_one(Site, cohort.site_id)


def title_of(cohort: Cohort) -> str:
    """The title of a cohort's course; the cohort's own name when the course is no longer there."""
    found = course(cohort.course)
    return found.title if found else cohort.name
