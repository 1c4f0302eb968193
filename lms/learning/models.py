"""What people did with the courses: attempts and answers (evidence), and progress (where they stand)."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, append_only, one_of

ENDS = ("handed-in", "time-up")


class Attempt(Base):
    """One go at a module's quiz: which version, which questions were drawn, in which order.

    `questions` is a list of [question id, [option ids in the order shown]]. `minutes` (0: no limit),
    `extra_percent` and `feedback_at_end` are the policy and the extra time it began under.
    """

    __tablename__ = "attempts"
    __table_args__ = (UniqueConstraint("enrolment_id", "module", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"))
    module: Mapped[str] = mapped_column(String(80))
    version: Mapped[str] = mapped_column(String(64))
    number: Mapped[int]
    questions: Mapped[list[Any]]
    started_at: Mapped[datetime]
    minutes: Mapped[int] = mapped_column(default=0, server_default="0")
    extra_percent: Mapped[int] = mapped_column(default=0, server_default="0")
    feedback_at_end: Mapped[bool] = mapped_column(default=False, server_default=false())


class AttemptEnd(Base):
    """How an attempt ended that did not end with its last answer: handed in, or its time was up."""

    __tablename__ = "attempt_ends"
    __table_args__ = (one_of("reason", ENDS),)

    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    reason: Mapped[str] = mapped_column(String(10))
    ended_at: Mapped[datetime]


class Answer(Base):
    """An answer to one question of an attempt, and the credit it earned, from 0 to 1.

    Where feedback comes at the end an answer may be given again before handing in: the last `turn` counts.
    """

    __tablename__ = "answers"
    __table_args__ = (
        UniqueConstraint("attempt_id", "question", "turn"),
        CheckConstraint("credit >= 0 AND credit <= 1", name="credit_is_a_share"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"))
    question: Mapped[str] = mapped_column(String(80))
    turn: Mapped[int] = mapped_column(default=1, server_default="1")
    given: Mapped[list[Any]]
    credit: Mapped[float]
    answered_at: Mapped[datetime]
    key: Mapped[str] = mapped_column(String(80), unique=True)


class Progress(Base):
    """Where one enrolment stands in one module: a summary of its attempts, kept with each answer.

    Marks are percentages; `current_attempt_id` is the attempt begun and not finished, `finished_at` when
    the last one ended, `kept_mark` the mark that counts where the policy says it is not the best one.
    `observed_at` is when the last checklist of the module was seen whole by a trainer; a correction may take
    it back. `exercises_done` are the slugs of the exercises graded by the machine that count as done.
    """

    __tablename__ = "progress"
    __table_args__ = (UniqueConstraint("enrolment_id", "module"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"))
    module: Mapped[str] = mapped_column(String(80))
    lesson_read_at: Mapped[datetime | None]
    current_attempt_id: Mapped[int | None] = mapped_column(ForeignKey("attempts.id", ondelete="SET NULL"))
    answered: Mapped[int] = mapped_column(default=0)
    asked: Mapped[int] = mapped_column(default=0)
    finished_attempts: Mapped[int] = mapped_column(default=0)
    best_mark: Mapped[float | None]
    last_mark: Mapped[float | None]
    kept_mark: Mapped[float | None]
    finished_at: Mapped[datetime | None]
    passed_at: Mapped[datetime | None]
    observed_at: Mapped[datetime | None]
    exercises_done: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    updated_at: Mapped[datetime]


class TrainerCheck(Base):
    """A trainer's word that they saw this person do what the course teaches."""

    __tablename__ = "trainer_checks"

    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolments.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    checked_at: Mapped[datetime]


class Observation(Base):
    """What a trainer saw somebody do, signed by pressing the button; a correction is a new row.

    `items` is the checklist as it was on that day: [id, words, whether it was seen]. `whole`: all were seen.
    """

    __tablename__ = "observations"
    __table_args__ = (Index(None, "enrolment_id", "module", "exercise"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"))
    module: Mapped[str] = mapped_column(String(80))
    exercise: Mapped[str] = mapped_column(String(80))
    items: Mapped[list[Any]]
    whole: Mapped[bool]
    comment: Mapped[str] = mapped_column(String(1000), default="")
    observed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    observed_at: Mapped[datetime]
    key: Mapped[str] = mapped_column(String(80), unique=True)


append_only(Attempt.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
append_only(AttemptEnd.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
append_only(Answer.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
append_only(Observation.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
