"""Certificates: each copies every fact it prints, so that nothing changed later changes it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, one_of

SHOWN = ("initials", "name", "nothing")
"""What whoever checks the code sees of the holder; "nothing": the code is answered like an unknown one."""


class Certificate(Base):
    """A certificate issued. `facts` is what it says, `digest` their SHA-256; `file` is its PDF once drawn.

    `obstacle` says in words why it could not be drawn, until that is mended.
    """

    __tablename__ = "certificates"
    __table_args__ = (
        UniqueConstraint("enrolment_id", "version"),
        UniqueConstraint("code", "version"),
        one_of("shown", SHOWN),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id"), index=True)
    code: Mapped[str] = mapped_column(String(16))
    version: Mapped[int] = mapped_column(default=1)
    facts: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    issued_at: Mapped[datetime]
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    file: Mapped[str] = mapped_column(String(80), default="")
    obstacle: Mapped[str] = mapped_column(String(300), default="")
    shown: Mapped[str] = mapped_column(String(10), default="initials")
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str] = mapped_column(String(300), default="")
