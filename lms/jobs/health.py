"""Whether this installation can work: database there and in shape, jobs done in time."""

from dataclasses import dataclass
from datetime import timedelta

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
    """Plain facts: `seconds_late` is how long the oldest job has been due; `failed` jobs were given up."""

    database: bool
    migrated: bool = False
    seconds_late: int = 0
    failed: int = 0

    @property
    def ready(self) -> bool:
        """Whether people can be served. Jobs that failed want a look, but stop nobody."""
        return self.database and self.migrated and self.seconds_late < LATE.total_seconds()


def health() -> Health:
    """How things are now; three small statements."""
    try:
        if not shape.is_expected():
            return Health(database=True)
        return Health(True, True, *_queue())
    except SQLAlchemyError:
        return Health(database=False)


def _queue() -> tuple[int, int]:
    unfinished = Job.finished_at.is_(None)
    oldest = db.session.scalar(select(func.min(Job.due_at)).where(unfinished))
    failed = db.session.scalar(select(func.count()).where(Job.state == "failed")) or 0
    late = (now() - oldest).total_seconds() if oldest else 0
    return max(int(late), 0), failed
