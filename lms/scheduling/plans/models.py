"""Timetables that were asked for and what came of them; which sessions stay."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, one_of

STATES = ("asked", "found", "published", "put-aside")
KINDS = ("plan", "repair")


class TimetableRun(Base):
    """A timetable that was asked for. `outcome` is written once found; nothing else of the site changes then.

    `done` of `rounds` and the penalties are told while it is sought; `stop` asks to end with the best so far.
    """

    __tablename__ = "timetable_runs"
    __table_args__ = (
        one_of("state", STATES),
        one_of("kind", KINDS),
        CheckConstraint("last_day >= first_day", name="ends_after_start"),
        CheckConstraint("rounds >= 0 AND done >= 0", name="rounds_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(8), default="plan")
    first_day: Mapped[date]
    last_day: Mapped[date]
    rounds: Mapped[int]
    seed: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(String(10), default="asked")
    done: Mapped[int] = mapped_column(default=0)
    penalty: Mapped[int | None]
    first_penalty: Mapped[int | None]
    placed: Mapped[int | None]
    wanted: Mapped[int | None]
    stop: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[dict[str, Any]] = mapped_column(default=dict)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    asked_at: Mapped[datetime]


class SessionLock(Base):
    """A session that no timetable moves."""

    __tablename__ = "session_locks"

    session_id: Mapped[int] = mapped_column(
        ForeignKey("class_sessions.id", ondelete="CASCADE"), primary_key=True
    )
    locked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    locked_at: Mapped[datetime]
