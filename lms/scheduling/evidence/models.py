"""Signatures of an evening, and its register: an entry for each thing recorded, sealed with the last."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, append_only, one_of

PARTS = ("learner", "trainer")
METHODS = ("tablet", "phone", "own-page")
"""The trainer's device handed over; the learner's own phone; the trainer's own sign-in."""


class Signature(Base):
    """Somebody signed for an evening. `drawing` is a PNG, or empty where a PIN or a sign-in said who it was.

    A drawing is kept with its time and shown; it is never analysed.
    """

    __tablename__ = "signatures"
    __table_args__ = (
        one_of("part", PARTS),
        one_of("method", METHODS),
        UniqueConstraint("session_id", "person_id", "part"),
        CheckConstraint("(part = 'learner') = (enrolment_id IS NOT NULL)", name="learners_have_places"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("class_sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    enrolment_id: Mapped[int | None] = mapped_column(
        ForeignKey("enrolments.id", ondelete="CASCADE"), index=True
    )
    part: Mapped[str] = mapped_column(String(8))
    method: Mapped[str] = mapped_column(String(8))
    drawing: Mapped[bytes] = mapped_column(LargeBinary)
    because: Mapped[str] = mapped_column(String(300), default="")
    signed_at: Mapped[datetime]


class RegisterEntry(Base):
    """One thing recorded of an evening: `facts` as they were said, sealed with the entry before it."""

    __tablename__ = "register_entries"
    __table_args__ = (UniqueConstraint("session_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("class_sessions.id", ondelete="CASCADE"))
    number: Mapped[int]
    facts: Mapped[dict[str, Any]]
    before: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    written_at: Mapped[datetime]


append_only(Signature.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
append_only(RegisterEntry.__table__)  # type: ignore[arg-type]  # the same
