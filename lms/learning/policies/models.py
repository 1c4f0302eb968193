"""What a cohort's trainer changed of the policies of its course, and the extra time a learner has."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, one_of
from lms.learning.policies.rules import EXTRA_TIME, NEEDS


class CohortPolicies(Base):
    """The policies of one cohort that are not those of its course: {slug of module: the fields of a Policy}.

    One row a cohort, so that a page reads it in the statement that finds the place. The trail keeps every
    change.
    """

    __tablename__ = "cohort_policies"

    cohort_id: Mapped[int] = mapped_column(
        ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    modules: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]


class Accommodation(Base):
    """The extra time one learner has wherever there is a time limit. `need` is never a diagnosis."""

    __tablename__ = "accommodations"
    __table_args__ = (
        CheckConstraint(f"extra_percent IN ({', '.join(map(str, EXTRA_TIME))})", name="extra_percent_known"),
        one_of("need", NEEDS),
    )

    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolments.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    extra_percent: Mapped[int]
    need: Mapped[str] = mapped_column(String(16))
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    granted_at: Mapped[datetime]
