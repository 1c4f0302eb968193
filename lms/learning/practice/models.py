"""What people sent and what was said of it (evidence), and the work they have not sent yet."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, append_only


class Submission(Base):
    """One piece of work as it was sent, and its verdict as it was given; never changed.

    What was sent is a text, a file kept under its digest, or a log of events. `verdict` is what
    verdicts.as_plain makes of a Verdict; `met` of `asked` criteria, `points` from 0 to 1.
    """

    __tablename__ = "submissions"
    __table_args__ = (
        CheckConstraint("points >= 0 AND points <= 1", name="points_are_a_share"),
        CheckConstraint("met >= 0 AND met <= asked", name="met_among_asked"),
        Index(None, "enrolment_id", "module", "exercise"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"))
    version: Mapped[str] = mapped_column(String(64))  # of the course
    module: Mapped[str] = mapped_column(String(80))
    exercise: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str | None] = mapped_column(Text)
    file_digest: Mapped[str | None] = mapped_column(String(64))
    file_name: Mapped[str | None] = mapped_column(String(200))
    events: Mapped[list[Any] | None]
    verdict: Mapped[dict[str, Any]]
    met: Mapped[int]
    asked: Mapped[int]
    points: Mapped[float]
    done: Mapped[bool]
    sent_at: Mapped[datetime]
    key: Mapped[str] = mapped_column(String(80), unique=True)


class MarkOverride(Base):
    """A trainer's own mark for a piece of work, with the reason; the last one counts, all stay.

    `submission_id` is the one they looked at, where there was one; `watched`: they saw the person do it.
    """

    __tablename__ = "mark_overrides"
    __table_args__ = (
        CheckConstraint("points >= 0 AND points <= 1", name="points_are_a_share"),
        CheckConstraint("reason <> ''", name="has_a_reason"),
        Index(None, "enrolment_id", "module", "exercise"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"))
    module: Mapped[str] = mapped_column(String(80))
    exercise: Mapped[str] = mapped_column(String(80))
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submissions.id", ondelete="CASCADE"))
    points: Mapped[float]
    done: Mapped[bool]
    watched: Mapped[bool]
    reason: Mapped[str] = mapped_column(String(500))
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    given_at: Mapped[datetime]
    key: Mapped[str] = mapped_column(String(80), unique=True)


class WorkDraft(Base):
    """What somebody wrote last for an exercise, sent or not: nothing written is lost."""

    __tablename__ = "work_drafts"

    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolments.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    module: Mapped[str] = mapped_column(String(80), primary_key=True)
    exercise: Mapped[str] = mapped_column(String(80), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]


append_only(Submission.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
append_only(MarkOverride.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
