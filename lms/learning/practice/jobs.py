"""Removes in the background the files that no submission names any more: those of people who were erased."""

from datetime import timedelta

from lms.core.clock import now
from lms.jobs.registry import Write, job
from lms.learning.practice import keeping
from lms.learning.practice.queries import digests_named

REST = timedelta(days=1)
"""A file is kept a moment before the row that names it: younger ones are left alone."""


@job("forget_unnamed_work", every=timedelta(days=1))
def forget_unnamed_work() -> Write | None:
    """Whatever lies in instance/work/ and belongs to nobody goes, unfinished files too."""
    resting = keeping.resting_since(now() - REST)
    for digest in resting - digests_named(resting):
        keeping.forget(digest)
    return None
