"""Certificates and other documents: each copies every fact it prints, so that nothing later changes it."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, one_of

COMPLETION, END_OF_TRAINING, REALISATION, PASSPORT = (
    "completion",
    "end-of-training",
    "realisation",
    "passport",
)
KINDS = (COMPLETION, END_OF_TRAINING, REALISATION, PASSPORT)
"""What it states: a course passed, a training followed and assessed, hours done, a person's skills."""
_PASSPORT = text("kind = 'passport'")
SHOWN = ("initials", "name", "nothing")
"""What whoever checks the code sees of the holder; "nothing": the code is answered like an unknown one."""


class Certificate(Base):
    """A document issued. `facts` is what it says, `digest` their SHA-256; `file` is its PDF once drawn.

    A passport is of a person, all others of an enrolment. `obstacle` tells why it could not be drawn (see
    lms/credentials/obstacles.py), until that is mended.
    """

    __tablename__ = "certificates"
    __table_args__ = (
        UniqueConstraint("enrolment_id", "kind", "version"),
        UniqueConstraint("code", "version"),
        Index(
            "uq_certificates_passport",
            "person_id",
            "version",
            unique=True,
            sqlite_where=_PASSPORT,
            postgresql_where=_PASSPORT,
        ),
        one_of("kind", KINDS),
        one_of("shown", SHOWN),
        CheckConstraint("(kind = 'passport') = (enrolment_id IS NULL)", name="passport_of_a_person"),
        CheckConstraint("(enrolment_id IS NULL) = (cohort_id IS NULL)", name="enrolled_in_a_cohort"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    enrolment_id: Mapped[int | None] = mapped_column(ForeignKey("enrolments.id"))
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohorts.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16), default=COMPLETION, server_default=COMPLETION)
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
