"""Reads evenings together with their cohort, site, room and trainers, in one statement."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select

from lms.accounts.models import Site
from lms.cohorts.models import Cohort
from lms.core.db import db
from lms.scheduling.models import ClassSession, Room
from lms.scheduling.serving import parted, trainer_names
from lms.scheduling.values import Evening


def evenings_where(*conditions: ColumnElement[bool], most: int | None = None) -> list[Evening]:
    """The evenings that meet `conditions`, in order of time; the first `most` of them."""
    rows = db.session.execute(
        select(ClassSession, Cohort, Site, Room, trainer_names())
        .join(Cohort, Cohort.id == ClassSession.cohort_id)
        .join(Site, Site.id == Cohort.site_id)
        .outerjoin(Room, Room.id == ClassSession.room_id)
        .where(*conditions)
        .order_by(ClassSession.starts_at, ClassSession.id)
        .limit(most)
    )
    return [
        Evening(session, cohort, site, room, parted(trainers))
        for session, cohort, site, room, trainers in rows
    ]


def first(evenings: Sequence[Evening]) -> Evening | None:
    """The first of `evenings`, if there is one."""
    return evenings[0] if evenings else None
