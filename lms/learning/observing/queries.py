"""Reading what trainers saw: the latest of each checklist counts, the earlier ones stay."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select

from lms.accounts.models import Person
from lms.cohorts.models import Enrolment
from lms.core.db import db
from lms.learning.models import Observation
from lms.learning.observing.rules import Items


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a checklist, in the words of that day."""

    id: str
    words: str
    seen: bool


@dataclass(frozen=True, slots=True)
class Signed:
    """A checklist a trainer signed: what they saw, their word, who and when."""

    id: int
    enrolment_id: int
    module: str
    exercise: str
    items: tuple[Criterion, ...]
    whole: bool
    comment: str
    by: str
    at: datetime

    @property
    def seen(self) -> int:
        """How many lines were seen."""
        return sum(item.seen for item in self.items)

    @property
    def as_kept(self) -> Items:
        """The checklist as it is kept."""
        return [[item.id, item.words, item.seen] for item in self.items]

    @property
    def ticked(self) -> list[str]:
        """The ids of the lines that were seen."""
        return [item.id for item in self.items if item.seen]


Latest = dict[tuple[int, str, str], Signed]
"""The last signed by (enrolment, module, exercise)."""


def signed_of(enrolment_ids: Collection[int]) -> list[Signed]:
    """Everything signed about these enrolments, the latest first; one statement."""
    return _signed(Observation.enrolment_id.in_(enrolment_ids))


def signed_in(cohort_id: int) -> list[Signed]:
    """Everything signed in a cohort, the latest first; one statement."""
    members = select(Enrolment.id).where(Enrolment.cohort_id == cohort_id)
    return _signed(Observation.enrolment_id.in_(members))


def latest(signed: Iterable[Signed]) -> Latest:
    """The one that counts of each checklist; `signed` has the latest first."""
    found: Latest = {}
    for one in signed:
        found.setdefault((one.enrolment_id, one.module, one.exercise), one)
    return found


def _signed(wanted: ColumnElement[bool]) -> list[Signed]:
    rows = db.session.execute(
        select(Observation, Person.chosen_name)
        .outerjoin(Person, Person.id == Observation.observed_by_id)
        .where(wanted)
        .order_by(Observation.id.desc())
    )
    return [_value(row, by or "") for row, by in rows]


def _value(row: Any, by: str) -> Signed:
    return Signed(
        row.id,
        row.enrolment_id,
        row.module,
        row.exercise,
        tuple(Criterion(*item) for item in row.items),
        row.whole,
        row.comment,
        by,
        row.observed_at,
    )
