"""The queue: one row a job, in the same database as the work it belongs to."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, one_of

STATES = ("ready", "running", "done", "failed")


class Job(Base):
    """Work to do outside a request. `key` makes it unique; `lease_until` frees the job of a dead worker."""

    __tablename__ = "jobs"
    __table_args__ = (one_of("state", STATES), Index(None, "state", "run_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    payload: Mapped[dict[str, Any]]
    key: Mapped[str | None] = mapped_column(String(120), unique=True)
    state: Mapped[str] = mapped_column(String(8), default="ready")
    run_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    worker: Mapped[str] = mapped_column(String(60), default="")
    error: Mapped[str] = mapped_column(String(300), default="")
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
