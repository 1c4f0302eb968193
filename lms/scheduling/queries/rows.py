"""Which rows count: the last mark of each person, the evenings that took place."""

from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select

from lms.core.clock import now
from lms.core.db import db
from lms.scheduling.models import Attendance, ClassSession


def current(*conditions: ColumnElement[bool]) -> Select[int]:
    """The ids of the rows of attendance that count: the last of each person and evening."""
    return (
        select(func.max(Attendance.id))
        .where(*conditions)
        .group_by(Attendance.session_id, Attendance.enrolment_id)
    )


def held() -> ColumnElement[bool]:
    """The condition that an evening took place: it is over and was not cancelled."""
    return and_(ClassSession.ends_at <= now(), ClassSession.cancelled_at.is_(None))


def by_cohort(statement: Select[*tuple[Any, ...]]) -> defaultdict[int, list[Row[*tuple[Any, ...]]]]:
    """The rows of a statement whose first column is a cohort, by cohort."""
    found: defaultdict[int, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in db.session.execute(statement):
        found[row[0]].append(row)
    return found
