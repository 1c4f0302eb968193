"""Who reaches which place and which attempt: learners their own."""

from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, select

from lms.accounts.models import Site
from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort, Enrolment
from lms.core.columns import Columns
from lms.core.db import db, rows_of
from lms.learning.models import Answer, Attempt, AttemptEnd, Progress, TrainerCheck
from lms.learning.policies.models import Accommodation, CohortPolicies
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
        Accommodation.extra_percent,
        CohortPolicies.modules,
        *STANDING,
    )
    .join(Cohort, Cohort.id == Enrolment.cohort_id)
    .join(Site, Site.id == Cohort.site_id)
    .outerjoin(TrainerCheck, TrainerCheck.enrolment_id == Enrolment.id)
    .outerjoin(Accommodation, Accommodation.enrolment_id == Enrolment.id)
    .outerjoin(CohortPolicies, CohortPolicies.cohort_id == Cohort.id)
    .outerjoin(Progress, Progress.enrolment_id == Enrolment.id)
)
FIRST_OF_STANDING = len(_PLACES.selected_columns) - len(STANDING)
_PLACE = _PLACES.where(Enrolment.id == bindparam("enrolment"))
_OWN_PLACE = _PLACE.where(Enrolment.person_id == bindparam("person"))
_OWN_PLACES = _PLACES.where(Enrolment.person_id == bindparam("person"), Enrolment.left_on.is_(None)).order_by(
    Enrolment.id.desc()
)
_SITTING = (
    select(
        Attempt.id,
        Attempt.enrolment_id,
        Attempt.module,
        Attempt.version,
        Attempt.number,
        Attempt.started_at,
        Attempt.questions,
        Attempt.minutes,
        Attempt.extra_percent,
        Attempt.feedback_at_end,
        AttemptEnd.reason,
        Answer.question,
        Answer.given,
        Answer.credit,
        Answer.turn,
    )
    .outerjoin(AttemptEnd, AttemptEnd.attempt_id == Attempt.id)
    .outerjoin(Answer, Answer.attempt_id == Attempt.id)
    .where(Attempt.enrolment_id == bindparam("enrolment"), Attempt.id == bindparam("attempt"))
    .order_by(Answer.id)
)


def hold(enrolment_id: int) -> None:
    """Make two tabs of one learner wait for each other; call before reading what will be changed.

    On SQLite whoever writes has waited already.
    """
    if db.engine.dialect.name != "sqlite":
        mine = select(Enrolment.id).where(Enrolment.id == enrolment_id)
        db.session.execute(mine.with_for_update(key_share=True))


def own_place_for(user: SignedIn, enrolment_id: int) -> Place | None:
    """`user`'s own place under that enrolment, in one statement."""
    found = _places(_OWN_PLACE, person=user.id, enrolment=enrolment_id)
    return found[0] if found else None


def own_places(user: SignedIn) -> list[Place]:
    """`user`'s own places in cohorts they have not left, the newest first, in one statement."""
    return _places(_OWN_PLACES, person=user.id)


def place_under(enrolment_id: int) -> Place | None:
    """The place under an enrolment, for work that nobody asked for: in one statement."""
    found = _places(_PLACE, enrolment=enrolment_id)
    return found[0] if found else None


def _places(statement: Columns, **values: int) -> list[Place]:
    rows = rows_of(statement, **values)
    return [_place(list(group)) for _, group in groupby(rows, key=lambda row: row.id)]


def _place(rows: list[Any]) -> Place:
    """One place from its rows: the same columns first, then one module each (or none at all)."""
    first = rows[0]
    standings = {row.module: Standing(*row[FIRST_OF_STANDING + 1 :]) for row in rows} if first.module else {}
    return Place(
        enrolment_id=first.id,
        cohort_id=first.cohort_id,
        course=first.course,
        site_phone=first.phone,
        timezone=first.timezone,
        checked=first.checked,
        standings=standings,
        extra_percent=first.extra_percent or 0,
        policies=first.modules or {},
    )


def sitting_for(place: Place, attempt_id: int) -> Sitting | None:
    """An attempt of `place` with its answers, in one statement.

    Extra time granted since it began counts at once; what was taken away since does not.
    """
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
            row.question: GivenAnswer(row.question, tuple(row.given), row.credit, row.turn)
            for row in rows
            if row.question
        },
        minutes=first.minutes,
        extra_percent=max(first.extra_percent, place.extra_percent),
        feedback_at_end=first.feedback_at_end,
        end=first.reason,
        version=first.version,
    )
