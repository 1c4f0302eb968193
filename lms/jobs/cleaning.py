"""What is kept only for a while is forgotten: one-time keys, counted events, old jobs."""

from datetime import timedelta

from sqlalchemy import delete

from lms.core import limits, once
from lms.core.clock import now
from lms.core.db import db
from lms.jobs.models import Job
from lms.jobs.registry import Write, job

DONE_KEPT_FOR = timedelta(days=7)
FAILED_KEPT_FOR = timedelta(days=90)


@job("forget_counted_events", every=timedelta(hours=1))
def forget_counted_events() -> Write:
    """Drop the events that no limit looks at any more."""
    return limits.forget_old


@job("forget_received_forms", every=timedelta(days=1))
def forget_received_forms() -> Write:
    """Drop the one-time keys too old to be sent again."""
    return once.forget_old


@job("forget_old_jobs", every=timedelta(days=1))
def forget_old_jobs() -> Write:
    """Drop jobs long finished."""
    return _forget_old


def _forget_old() -> None:
    for state, kept_for in (("done", DONE_KEPT_FOR), ("failed", FAILED_KEPT_FOR)):
        db.session.execute(delete(Job).where(Job.state == state, Job.finished_at < now() - kept_for))
