"""Papers asked for and drawn by the worker; sheets of paper that were signed in ink and scanned."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, append_only, one_of

SHEET, SHEETS, ASSIDUITY, CONVOCATION, PACK = "sheet", "sheets", "assiduity", "convocation", "pack"
KINDS = (SHEET, SHEETS, ASSIDUITY, CONVOCATION, PACK)
"""An evening's sheet; those of a period; a learner's month; a letter before the start; all for an audit."""
OWN = (ASSIDUITY, CONVOCATION)
"""Papers of one learner, who reads them too."""
SCAN_KINDS = ("pdf", "jpeg")


class Paper(Base):
    """A paper somebody asked for. `file` is empty until it is drawn; `obstacle` says why it cannot be.

    `facts` are what the paper of one learner says, copied when it is asked for; of sheets, drawn from
    registers that only grow, they are the versions and digests the file shows.
    """

    __tablename__ = "papers"
    __table_args__ = (
        one_of("kind", KINDS),
        CheckConstraint("until IS NULL OR until >= since", name="until_after_since"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("class_sessions.id", ondelete="CASCADE"), index=True
    )
    enrolment_id: Mapped[int | None] = mapped_column(
        ForeignKey("enrolments.id", ondelete="CASCADE"), index=True
    )
    since: Mapped[date | None]
    until: Mapped[date | None]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    file: Mapped[str] = mapped_column(String(80), default="")
    obstacle: Mapped[str] = mapped_column(String(300), default="")
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    asked_at: Mapped[datetime]


class PaperScan(Base):
    """A sheet signed in ink, scanned: its file is named by its digest, its register has an entry for it."""

    __tablename__ = "paper_scans"
    __table_args__ = (one_of("kind", SCAN_KINDS), UniqueConstraint("session_id", "digest"))

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("class_sessions.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(4))
    digest: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    recorded_at: Mapped[datetime]


append_only(PaperScan.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
