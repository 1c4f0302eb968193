"""The sessions that are there: which stay as they are, which a timetable may move, and who serves them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, or_, select

from lms.accounts.models import Site
from lms.cohorts.models import Cohort, CohortStaff
from lms.core.clock import now
from lms.core.db import db
from lms.scheduling.evidence.models import Signature
from lms.scheduling.models import Attendance, ClassSession, SessionStaff
from lms.scheduling.plans.models import SessionLock
from lms.scheduling.timetable.values import Placed, Taken


@dataclass(frozen=True, slots=True)
class Standing:
    """A session that is there; `stays` when it has begun, has attendance or is locked."""

    session_id: int
    placed: Placed
    stays: bool


def standing_of(site: Site) -> list[Standing]:
    """Every session of a site that is not cancelled, in order of time."""
    return _standing(site.timezone, Cohort.site_id == site.id)


def booked_elsewhere(site: Site, people: Collection[int], since: datetime) -> dict[int, list[Taken]]:
    """Hours these people have at other sites, in the hours of `site`."""
    teaching = select(CohortStaff.cohort_id).where(CohortStaff.person_id.in_(people))
    serving = select(SessionStaff.session_id).where(SessionStaff.person_id.in_(people))
    theirs = or_(ClassSession.cohort_id.in_(teaching), ClassSession.id.in_(serving))
    found: defaultdict[int, list[Taken]] = defaultdict(list)
    later = ClassSession.ends_at > since
    for one in _standing(site.timezone, Cohort.site_id != site.id, theirs, later):
        placed = one.placed
        for person in {placed.trainer, *placed.volunteers} & set(people):
            found[person].append(Taken(placed.day, placed.start, placed.end))
    return found


def _standing(zone: str, *conditions: ColumnElement[bool]) -> list[Standing]:
    alive = ClassSession.cancelled_at.is_(None)
    joined = Cohort.id == ClassSession.cohort_id
    wanted = select(ClassSession.id).join(Cohort, joined).where(alive, *conditions)
    sessions = db.session.scalars(
        select(ClassSession)
        .where(ClassSession.id.in_(wanted))
        .order_by(ClassSession.starts_at, ClassSession.id)
    ).all()
    kept = {
        *db.session.scalars(select(SessionLock.session_id).where(SessionLock.session_id.in_(wanted))),
        *db.session.scalars(select(Signature.session_id).where(Signature.session_id.in_(wanted)).distinct()),
        *db.session.scalars(
            select(Attendance.session_id).where(Attendance.session_id.in_(wanted)).distinct()
        ),
    }
    own, cohorts, begun = _own_teams(wanted), _cohort_teams(), now()
    return [
        Standing(
            session.id,
            _placed(session, *(own.get(session.id) or cohorts[session.cohort_id]), zone),
            session.id in kept or session.starts_at <= begun,
        )
        for session in sessions
    ]


Team = tuple[list[int], list[int]]
"""Trainers, and volunteers."""


def _own_teams(wanted: Select[int]) -> dict[int, Team]:
    """The team of each session that has one of its own."""
    rows = db.session.execute(
        select(SessionStaff.session_id, SessionStaff.person_id, SessionStaff.part)
        .where(SessionStaff.session_id.in_(wanted))
        .order_by(SessionStaff.id)
    )
    own: dict[int, Team] = {}
    for session, person, part in rows:
        own.setdefault(session, ([], []))[part == "volunteer"].append(person)
    return own


def _cohort_teams() -> defaultdict[int, Team]:
    """The team of each cohort."""
    rows = db.session.execute(
        select(CohortStaff.cohort_id, CohortStaff.person_id, CohortStaff.part).order_by(CohortStaff.id)
    )
    cohorts: defaultdict[int, Team] = defaultdict(lambda: ([], []))
    for cohort, person, part in rows:
        cohorts[cohort][part == "volunteer"].append(person)
    return cohorts


def _placed(session: ClassSession, trainers: list[int], volunteers: list[int], zone: str) -> Placed:
    """The session in the hours of its site. What is not known is a number nobody else has."""
    local = session.starts_at.astimezone(ZoneInfo(zone))
    start = local.hour * 60 + local.minute
    return Placed(
        session.cohort_id,
        local.date(),
        start,
        start + session.minutes,
        session.room_id or -session.id,
        trainers[0] if trainers else -session.id,
        tuple(sorted({*trainers[1:], *volunteers})),
    )


def first_and_last(standing: Collection[Standing]) -> tuple[date, date] | None:
    """The days between which sessions may still be moved."""
    days = [one.placed.day for one in standing if not one.stays]
    return (min(days), max(days)) if days else None
