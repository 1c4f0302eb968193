"""Who reaches which place and which attempt: learners their own."""

from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, select

from lms.accounts.models import Site
from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort, Enrolment
from lms.core.columns import Columns
from lms.core.db import rows_of
from lms.learning.models import Answer, Attempt, Progress, TrainerCheck
from lms.learning.reading import STANDING
from lms.learning.values import GivenAnswer, Place, Sitting, Standing

_PLACES = (
    select(
        Enrolment.id,
        Enrolment.cohort_id,
        Cohort.course,
        Site.phone,
        Site.timezone,
        TrainerCheck.enrolment_id.is_not(None).label("checked"),
        *STANDING,
    )
    .join(Cohort, Cohort.id == Enrolment.cohort_id)
    .join(Site, Site.id == Cohort.site_id)
    .outerjoin(TrainerCheck, TrainerCheck.enrolment_id == Enrolment.id)
    .outerjoin(Progress, Progress.enrolment_id == Enrolment.id)
    .where(Enrolment.person_id == bindparam("person"))
)
_OWN_PLACE = _PLACES.where(Enrolment.id == bindparam("enrolment"))
_OWN_PLACES = _PLACES.where(Enrolment.left_on.is_(None)).order_by(Enrolment.id.desc())
_SITTING = (
    select(
        Attempt.id,
        Attempt.enrolment_id,
        Attempt.module,
        Attempt.number,
        Attempt.started_at,
        Attempt.questions,
        Answer.question,
        Answer.given,
        Answer.credit,
    )
    .outerjoin(Answer, Answer.attempt_id == Attempt.id)
    .where(Attempt.enrolment_id == bindparam("enrolment"), Attempt.id == bindparam("attempt"))
    .order_by(Answer.id)
)


def own_place_for(user: SignedIn, enrolment_id: int) -> Place | None:
    """`user`'s own place under that enrolment, in one statement."""
    found = _places(_OWN_PLACE, person=user.id, enrolment=enrolment_id)
    return found[0] if found else None


def own_places(user: SignedIn) -> list[Place]:
    """`user`'s own places in cohorts they have not left, the newest first, in one statement."""
    return _places(_OWN_PLACES, person=user.id)


def _places(statement: Columns, **values: int) -> list[Place]:
    rows = rows_of(statement, **values)
    return [_place(list(group)) for _, group in groupby(rows, key=lambda row: row.id)]


def _place(rows: list[Any]) -> Place:
    """One place from its rows: the same columns first, then one module each (or none at all)."""
    first = rows[0]
    standings = {row.module: Standing(*row[7:]) for row in rows} if first.module else {}
    return Place(
        enrolment_id=first.id,
        cohort_id=first.cohort_id,
        course=first.course,
        site_phone=first.phone,
        timezone=first.timezone,
        checked=first.checked,
        standings=standings,
    )


def sitting_for(place: Place, attempt_id: int) -> Sitting | None:
    """An attempt of `place` with its answers, in one statement."""
    rows = rows_of(_SITTING, enrolment=place.enrolment_id, attempt=attempt_id)
    if not rows:
        return None
    first = rows[0]
    return Sitting(
        id=first.id,
        enrolment_id=first.enrolment_id,
        module=first.module,
        number=first.number,
        started_at=first.started_at,
        drawn=[(question, shown) for question, shown in first.questions],
        answers={
            row.question: GivenAnswer(row.question, tuple(row.given), row.credit)
            for row in rows
            if row.question
        },
    )
