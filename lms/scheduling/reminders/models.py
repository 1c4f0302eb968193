"""What was said on the phone."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, one_of

HEARD = ("comes", "cannot", "message-left", "no-answer", "wrong-number")


class CallNote(Base):
    """Somebody called about an evening: what was said, by whom it was noted."""

    __tablename__ = "call_notes"
    __table_args__ = (one_of("heard", HEARD),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("class_sessions.id", ondelete="CASCADE"), index=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"), index=True)
    heard: Mapped[str] = mapped_column(String(12))
    words: Mapped[str] = mapped_column(String(200), default="")
    called_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    called_at: Mapped[datetime]
