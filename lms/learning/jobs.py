"""Closes in the background the quizzes whose time is up, so that those who teach see their mark."""

from datetime import timedelta

from sqlalchemy import select

from lms.catalogue import queries as catalogue
from lms.core.clock import now
from lms.core.db import db
from lms.jobs.registry import Write, job
from lms.learning.access import place_under, sitting_for
from lms.learning.models import Attempt, Progress
from lms.learning.operations import close

AT_ONCE = 50
"""So many in one run: the write lock is not held long."""


@job("close_late_quizzes", every=timedelta(minutes=5))
def close_late_quizzes() -> Write | None:
    """End each attempt under way whose time is up, with the answers given."""
    timed = (
        select(Progress.enrolment_id, Attempt.id, Attempt.started_at, Attempt.minutes)
        .join(Attempt, Attempt.id == Progress.current_attempt_id)
        .where(Attempt.minutes > 0)
        .order_by(Attempt.started_at.desc())
    )
    late = [
        (enrolment_id, attempt_id)
        for enrolment_id, attempt_id, began, minutes in db.session.execute(timed)
        if began + timedelta(minutes=minutes) < now()
    ]
    return (lambda: _close(late[:AT_ONCE])) if late else None


def _close(late: list[tuple[int, int]]) -> None:
    for enrolment_id, attempt_id in late:
        place = place_under(enrolment_id)
        sitting = place and sitting_for(place, attempt_id)
        course = catalogue.course(place.course) if place else None
        module = (
            catalogue.module_begun(course, sitting.module, sitting.version) if course and sitting else None
        )
        if place and course and module and sitting:
            close(place, course, module, sitting)
