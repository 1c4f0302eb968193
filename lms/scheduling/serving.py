"""Who serves an evening: its own team where it has one, else the team of its cohort."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select, union_all

from lms.accounts.models import Person
from lms.cohorts.models import CohortStaff
from lms.core.db import db
from lms.scheduling.models import ClassSession, SessionStaff

BETWEEN = "\n"
"""Parts names that come as one text: no name holds it."""


def taught_by(people: Collection[int]) -> ColumnElement[bool]:
    """The condition that one of `people` teaches an evening."""
    own = select(SessionStaff.session_id).where(
        SessionStaff.person_id.in_(people), SessionStaff.part == "trainer"
    )
    cohorts = select(CohortStaff.cohort_id).where(
        CohortStaff.person_id.in_(people), CohortStaff.part == "trainer"
    )
    usual = and_(ClassSession.cohort_id.in_(cohorts), ClassSession.id.not_in(select(SessionStaff.session_id)))
    return or_(ClassSession.id.in_(own), usual)


def trainer_names() -> ColumnElement[str | None]:
    """The names of those who teach an evening, in one text to be parted; None where there is nobody."""
    own = _names().join(SessionStaff).where(SessionStaff.session_id == ClassSession.id)
    usual = _names().join(CohortStaff).where(CohortStaff.cohort_id == ClassSession.cohort_id)
    ours = select(SessionStaff.id).where(SessionStaff.session_id == ClassSession.id).correlate(ClassSession)
    return func.coalesce(
        own.where(SessionStaff.part == "trainer").scalar_subquery(),
        usual.where(CohortStaff.part == "trainer", ~ours.exists()).scalar_subquery(),
    )


def _names() -> Select[Any]:
    return select(func.aggregate_strings(Person.chosen_name, BETWEEN)).select_from(Person)


def parted(names: str | None) -> tuple[str, ...]:
    """The names of such a text, in order."""
    return tuple(sorted(names.split(BETWEEN))) if names else ()


@dataclass(frozen=True, slots=True)
class Served:
    """Somebody who teaches or helps at an evening."""

    person_id: int
    name: str
    part: str


def team_at(session_id: int, cohort_id: int) -> list[Served]:
    """Who serves an evening, by name. One statement."""
    person = Person.id, Person.chosen_name
    own = select(literal(True), *person, SessionStaff.part).join(SessionStaff)
    usual = select(literal(False), *person, CohortStaff.part).join(CohortStaff)
    rows = db.session.execute(
        union_all(
            own.where(SessionStaff.session_id == session_id),
            usual.where(CohortStaff.cohort_id == cohort_id),
        )
    ).all()
    own_team = any(mine for mine, *_person in rows)
    team = [Served(number, name, part) for mine, number, name, part in rows if bool(mine) is own_team]
    return sorted(team, key=lambda one: (one.name, one.person_id))
