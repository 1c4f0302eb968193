"""Reading what was recorded of an exit."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from lms.accounts.models import Person
from lms.cohorts.models import Exit
from lms.core.db import db


@dataclass(frozen=True, slots=True)
class Recorded:
    """One record of where a person stood, and who wrote it."""

    moment: str
    observed_on: date
    situation: str
    contract: str
    contract_days: int | None
    evidence: str
    by: str


def recorded(enrolment_id: int) -> list[Recorded]:
    """Everything recorded of one exit, the latest first: the first of each moment is the one that counts."""
    rows = db.session.execute(
        select(
            Exit.moment,
            Exit.observed_on,
            Exit.situation,
            Exit.contract,
            Exit.contract_days,
            Exit.evidence,
            Person.chosen_name,
        )
        .outerjoin(Person, Person.id == Exit.recorded_by_id)
        .where(Exit.enrolment_id == enrolment_id)
        .order_by(Exit.id.desc())
    )
    return [Recorded(*row[:6], by=row[6] or "") for row in rows]


def name_of(person_id: int) -> str:
    """The name a person chose."""
    return db.session.get_one(Person, person_id).chosen_name
