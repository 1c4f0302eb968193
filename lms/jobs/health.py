"""Whether this installation can work: database there and in shape, jobs done in time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from flask import Flask, current_app
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from lms.core import shape
from lms.core.clock import now
from lms.core.db import db
from lms.jobs.models import Job

LATE = timedelta(minutes=5)
"""A job that has been due for so long says that no worker is at work."""


@dataclass(frozen=True, slots=True)
class Health:
    """Plain facts: `seconds_late` is how long the oldest job has been due; `failed` jobs were given up.

    `concerns` want a person, but stop nobody yet.
    """

    database: bool
    migrated: bool = False
    seconds_late: int = 0
    failed: int = 0
    concerns: list[str] = field(default_factory=list)

    @property
    def ready(self) -> bool:
        """Whether people can be served. Jobs that failed want a look, but stop nobody."""
        return self.database and self.migrated and self.seconds_late < LATE.total_seconds()


Concern = Callable[[], str]
"""Says in one word what a person must see to; nothing when all is well."""
_PLACE = "health-concerns"


def ask(app: Flask, concern: Concern) -> None:
    """Have a domain above asked, each time, whether something wants a person."""
    app.extensions.setdefault(_PLACE, []).append(concern)


def _concerns() -> list[str]:
    asked: list[Concern] = current_app.extensions.get(_PLACE, [])
    return [word for concern in asked if (word := concern())]


def health() -> Health:
    """How things are now; three small statements."""
    try:
        if not shape.is_expected():
            return Health(database=True)
        return Health(True, True, *_queue(), concerns=_concerns())
    except SQLAlchemyError:
        return Health(database=False)


def _queue() -> tuple[int, int]:
    unfinished = Job.finished_at.is_(None)
    oldest = db.session.scalar(select(func.min(Job.due_at)).where(unfinished))
    failed = db.session.scalar(select(func.count()).where(Job.state == "failed")) or 0
    late = (now() - oldest).total_seconds() if oldest else 0
    return max(int(late), 0), failed
