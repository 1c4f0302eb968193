"""The queue: one row a job, in the same database as the work it belongs to."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, one_of

STATES = ("ready", "running", "done", "failed")
UNFINISHED = text("finished_at IS NULL")


class Job(Base):
    """Work to do outside a request.

    `due_at` is when any worker may take the job; the one that takes it moves that on, and keeps moving it
    on for as long as it works: the job of a dead worker falls due again. `key` names one piece of work
    among those of its kind that are not finished. `error` is the kind of the last error, never its words.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        one_of("state", STATES),
        CheckConstraint("(finished_at IS NULL) = (state IN ('ready', 'running'))", name="finished_or_not"),
        Index(None, "due_at", "id", sqlite_where=UNFINISHED, postgresql_where=UNFINISHED),
        Index(
            "uq_jobs_kind_key",
            "kind",
            "key",
            unique=True,
            sqlite_where=UNFINISHED,
            postgresql_where=UNFINISHED,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    payload: Mapped[dict[str, Any]]
    key: Mapped[str | None] = mapped_column(String(120))
    state: Mapped[str] = mapped_column(String(8), default="ready")
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    worker: Mapped[str] = mapped_column(String(60), default="")
    error: Mapped[str] = mapped_column(String(80), default="")
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
