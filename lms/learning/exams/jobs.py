"""Hands in the exams whose time is over, for learners who have gone."""

from datetime import timedelta

from lms.core.clock import now
from lms.jobs.registry import Write, job
from lms.learning.exams.operations.sitting import end_if_over
from lms.learning.exams.queries import perhaps_over


@job("end_exams", every=timedelta(minutes=1))
def end_exams() -> Write | None:
    """Record the end, and the marks, of each sitting whose time is over."""
    over = [sitting.id for sitting in perhaps_over(now())]

    def end() -> None:
        for sitting_id in over:
            end_if_over(sitting_id)

    return end if over else None
