"""What happens in mock exams: openings, sittings, answers, stops of the clock, ends; and bookings."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, append_only, one_of

WAYS = ("handed-in", "time")
RESULTS = ("awaited", "passed", "not-yet", "absent", "withdrawn")
MOVES = ("stop", "go")


class ExamOpening(Base):
    """A trainer lets a cohort, or one learner of it, sit the exam: watched over by somebody, or alone."""

    __tablename__ = "exam_openings"
    __table_args__ = (CheckConstraint("closes_at > opens_at", name="closes_after_opening"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), index=True)
    enrolment_id: Mapped[int | None] = mapped_column(
        ForeignKey("enrolments.id", ondelete="CASCADE"), index=True
    )
    proctored: Mapped[bool]
    watched_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class ExamSitting(Base):
    """One go at the exam: which version, what was drawn, under which rules. Never changed.

    `areas` is a list of [area, title]; `questions` of [area, course, module, question, [parts as shown]].
    """

    __tablename__ = "exam_sittings"
    __table_args__ = (UniqueConstraint("enrolment_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    version: Mapped[str] = mapped_column(String(64))
    minutes: Mapped[int]
    extra_percent: Mapped[int]
    pass_mark: Mapped[int]
    areas: Mapped[list[Any]]
    questions: Mapped[list[Any]]
    proctored: Mapped[bool]
    watched_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    started_at: Mapped[datetime]


class ExamAnswer(Base):
    """An answer as given: what was typed, what it means, its credit. Of one question the last counts."""

    __tablename__ = "exam_answers"
    __table_args__ = (
        CheckConstraint("credit >= 0 AND credit <= 1", name="credit_is_a_share"),
        Index(None, "sitting_id", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sitting_id: Mapped[int] = mapped_column(ForeignKey("exam_sittings.id", ondelete="CASCADE"))
    position: Mapped[int]
    typed: Mapped[dict[str, Any]]
    given: Mapped[list[Any]]
    credit: Mapped[float]
    answered_at: Mapped[datetime]
    key: Mapped[str] = mapped_column(String(80), unique=True)


class ExamFlag(Base):
    """A question its learner wants to look at again."""

    __tablename__ = "exam_flags"

    sitting_id: Mapped[int] = mapped_column(
        ForeignKey("exam_sittings.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class ExamMove(Base):
    """A trainer stopped the clock of a sitting, or let it go on: who, when and why."""

    __tablename__ = "exam_moves"
    __table_args__ = (one_of("move", MOVES), Index(None, "sitting_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    sitting_id: Mapped[int] = mapped_column(ForeignKey("exam_sittings.id", ondelete="CASCADE"))
    move: Mapped[str] = mapped_column(String(4))
    reason: Mapped[str] = mapped_column(String(200))
    moved_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    moved_at: Mapped[datetime]


class ExamEnd(Base):
    """How a sitting ended; `marks` is a list of [area, points, questions], `mark` is in percent."""

    __tablename__ = "exam_ends"
    __table_args__ = (one_of("way", WAYS),)

    sitting_id: Mapped[int] = mapped_column(
        ForeignKey("exam_sittings.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    way: Mapped[str] = mapped_column(String(10))
    marks: Mapped[list[Any]]
    mark: Mapped[float]
    ended_at: Mapped[datetime]
    recorded_at: Mapped[datetime]


class ExamCancellation(Base):
    """A trainer took a sitting out: it counts neither as a mark nor as an attempt. Its answers stay."""

    __tablename__ = "exam_cancellations"

    sitting_id: Mapped[int] = mapped_column(
        ForeignKey("exam_sittings.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    reason: Mapped[str] = mapped_column(String(200))
    cancelled_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    cancelled_at: Mapped[datetime]


class ExamBooking(Base):
    """A place at the real exam, in a centre that is not ours, and its result there: no mark of ours."""

    __tablename__ = "exam_bookings"
    __table_args__ = (one_of("result", RESULTS),)

    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"), index=True)
    exam: Mapped[str] = mapped_column(String(120))
    centre: Mapped[str] = mapped_column(String(200))
    held_on: Mapped[date]
    candidate_number: Mapped[str] = mapped_column(String(40))
    result: Mapped[str] = mapped_column(String(10))
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    changed_at: Mapped[datetime]


for _evidence in (ExamSitting, ExamAnswer, ExamMove, ExamEnd, ExamCancellation):
    append_only(_evidence.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
