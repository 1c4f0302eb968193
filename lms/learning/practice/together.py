"""What a class would do well to look at together: the criterion most of its people have not met, lately."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, func, select

from lms.catalogue import queries as catalogue
from lms.catalogue.practice import Exercise
from lms.cohorts.models import Enrolment
from lms.core.clock import now
from lms.core.db import db
from lms.learning.practice.models import Submission

LATELY = timedelta(weeks=2)
SEVERAL = 2
"""People who miss the same thing: one alone is helped alone, and is not talked of."""

_HERE = select(Enrolment.id).where(Enrolment.cohort_id == bindparam("cohort"), Enrolment.left_on.is_(None))
_LAST_GOES = (
    select(func.max(Submission.id))
    .where(Submission.enrolment_id.in_(_HERE), Submission.sent_at > bindparam("since"))
    .group_by(Submission.enrolment_id, Submission.module, Submission.exercise)
)
_CRITERIA = select(Submission.module, Submission.exercise, Submission.verdict["criteria"]).where(
    Submission.id.in_(_LAST_GOES)
)


@dataclass(frozen=True, slots=True)
class MissedTogether:
    """A criterion several people of a class have not met yet, and the exercise it is of."""

    number: int  # of the module
    exercise: Exercise
    says: str
    missed: int  # people
    people: int  # who tried it lately


def missed_together(cohort_id: int, course_slug: str) -> MissedTogether | None:
    """The criterion most missed in last goes; one statement, none where the machine grades nothing there."""
    course = catalogue.course_shown(course_slug)
    if course is None or not any(module.graded_exercises for module in course.modules):
        return None
    tried: Counter[tuple[str, str]] = Counter()
    missed: Counter[tuple[str, str, str]] = Counter()
    words: dict[tuple[str, str, str], str] = {}
    asked = {"cohort": cohort_id, "since": now() - LATELY}
    for module, exercise, criteria in db.session.execute(_CRITERIA, asked).all():
        tried[module, exercise] += 1
        for criterion, met, says in _plain(criteria):
            if not met:
                missed[module, exercise, criterion] += 1
                words[module, exercise, criterion] = says
    for (module, exercise, criterion), people in missed.most_common():
        place = course.module(module)
        found = place.exercise(exercise) if place else None
        if place and found and people >= SEVERAL:
            said = words[module, exercise, criterion]
            return MissedTogether(place.number, found, said, people, tried[module, exercise])
    return None


def _plain(criteria: Any) -> list[tuple[str, bool, str]]:
    """As verdicts.as_plain wrote them."""
    return [(criterion, met, says) for criterion, met, says in criteria or ()]
