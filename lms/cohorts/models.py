"""Cohorts: who learns together, with whom, sent by whom, paid by whom, and how they left."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, append_only, one_of

STAFF_PARTS = ("trainer", "volunteer")
SITUATIONS = ("job", "business", "study", "integration", "job-search", "moved", "died", "other", "unknown")
CONTRACTS = ("cdi", "cdd", "temp", "civil-service", "aided", "internship", "volunteering", "none", "unknown")
EVIDENCE = ("document", "employer-call", "self-declared", "none")
MOMENTS = ("exit", "3-months", "6-months")


class Cohort(Base):
    """A group that follows one course at one site. `course` is the slug of a folder under courses/."""

    __tablename__ = "cohorts"
    __table_args__ = (
        UniqueConstraint("site_id", "name"),
        CheckConstraint("capacity > 0", name="capacity_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    course: Mapped[str] = mapped_column(String(60))
    capacity: Mapped[int] = mapped_column(default=12)
    women_only: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class CohortStaff(Base):
    """Somebody who teaches or helps in a cohort."""

    __tablename__ = "cohort_staff"
    __table_args__ = (UniqueConstraint("cohort_id", "person_id"), one_of("part", STAFF_PARTS))

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    part: Mapped[str] = mapped_column(String(12))


class Enrolment(Base):
    """One person's place in one cohort.

    `referred_by_id` is the prescriber who sent them; `import_key` the row of the list they came with;
    `employer` who they work for, where the training is part of their job.
    """

    __tablename__ = "enrolments"
    __table_args__ = (UniqueConstraint("cohort_id", "person_id"), UniqueConstraint("cohort_id", "import_key"))

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    enrolled_on: Mapped[date]
    left_on: Mapped[date | None]
    import_key: Mapped[str | None] = mapped_column(String(64))
    referred_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    employer: Mapped[str] = mapped_column(String(200), default="", server_default="")


class Exit(Base):
    """Raw facts about where a person went after a cohort; categories and rates are derived, never stored.

    Several rows tell of the same `moment` when it is corrected: the last one counts.
    """

    __tablename__ = "exits"
    __table_args__ = (
        one_of("moment", MOMENTS),
        one_of("situation", SITUATIONS),
        one_of("contract", CONTRACTS),
        one_of("evidence", EVIDENCE),
        CheckConstraint("contract_days IS NULL OR contract_days >= 0", name="contract_days_positive"),
        Index(None, "enrolment_id", "moment"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"))
    moment: Mapped[str] = mapped_column(String(10))
    observed_on: Mapped[date]
    situation: Mapped[str] = mapped_column(String(12))
    contract: Mapped[str] = mapped_column(String(14), default="none")
    contract_days: Mapped[int | None]
    evidence: Mapped[str] = mapped_column(String(14))
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    recorded_at: Mapped[datetime]


class FundingAgreement(Base):
    """What a funder pays for, over which days, and what was promised."""

    __tablename__ = "funding_agreements"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_after_start"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(160), unique=True)
    funder: Mapped[str] = mapped_column(String(160))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    target_people: Mapped[int | None]
    target_women_percent: Mapped[int | None]
    target_hours: Mapped[int | None]
    target_certificates: Mapped[int | None]


class FundedCohort(Base):
    """A cohort an agreement pays for."""

    __tablename__ = "funded_cohorts"

    agreement_id: Mapped[int] = mapped_column(
        ForeignKey("funding_agreements.id", ondelete="CASCADE"), primary_key=True
    )
    cohort_id: Mapped[int] = mapped_column(
        ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class AgreementReader(Base):
    """A funder's account that may read an agreement's report."""

    __tablename__ = "agreement_readers"

    agreement_id: Mapped[int] = mapped_column(
        ForeignKey("funding_agreements.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class PrerequisiteOverride(Base):
    """Somebody began a course without what it asks for first: who let them, when, and why.

    `missing` is what was not done, as the course writes it: ["C02"]. The latest row is the one shown first.
    """

    __tablename__ = "prerequisite_overrides"
    __table_args__ = (CheckConstraint("reason <> ''", name="has_a_reason"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"), index=True)
    missing: Mapped[list[Any]]
    reason: Mapped[str] = mapped_column(String(500))
    allowed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    allowed_at: Mapped[datetime]


append_only(Exit.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
append_only(PrerequisiteOverride.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
