"""Evenings: rooms, the sessions of a cohort, who said they come, who was there."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lms.cohorts.models import STAFF_PARTS
from lms.core.clock import now
from lms.core.db import Base, append_only, one_of

STATUSES = ("present", "absent", "excused")
KINDS = ("class", "online", "drop-in")
"""In a room; at a distance, by a link; open to whoever comes, without enrolment."""
WAYS = ("attested", "signed", "paper")
"""The trainer saw them; they signed themselves; they signed a sheet of paper. Never confused."""


class Room(Base):
    """A room of a site, with its seats and computers; who lends it, and where its keys are."""

    __tablename__ = "rooms"
    __table_args__ = (
        UniqueConstraint("site_id", "name"),
        CheckConstraint("capacity > 0 AND computers >= 0", name="sizes_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(80))
    capacity: Mapped[int]
    computers: Mapped[int] = mapped_column(default=0)
    step_free: Mapped[bool] = mapped_column(default=False)
    directions: Mapped[str] = mapped_column(String(200), default="")
    lender: Mapped[str] = mapped_column(String(120), default="", server_default="")
    keys: Mapped[str] = mapped_column(String(200), default="", server_default="")


class ClassSession(Base):
    """One evening of a cohort. Times are UTC; the site's zone is for showing them.

    `link` is where an online one is joined; `visitors` counts those who came to a drop-in one, nameless.
    `changed_because` says why it was moved or added, `moved_from` when it was to begin before. `revision`
    grows with each change and `changed_at` dates it: calendars ask for both.
    """

    __tablename__ = "class_sessions"
    __table_args__ = (
        UniqueConstraint("cohort_id", "number"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("visitors >= 0", name="visitors_counted"),
        one_of("kind", KINDS),
        Index(None, "cohort_id", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"))
    number: Mapped[int]
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id", ondelete="SET NULL"), index=True)
    kind: Mapped[str] = mapped_column(String(8), default="class", server_default="class")
    link: Mapped[str] = mapped_column(String(500), default="", server_default="")
    visitors: Mapped[int] = mapped_column(default=0, server_default="0")
    moved_from: Mapped[datetime | None]
    changed_because: Mapped[str] = mapped_column(String(200), default="")
    cancelled_at: Mapped[datetime | None]
    cancelled_because: Mapped[str] = mapped_column(String(200), default="")
    revision: Mapped[int] = mapped_column(server_default="1")
    changed_at: Mapped[datetime] = mapped_column(
        default=now, onupdate=now, server_default="2026-11-22 00:00:00"
    )

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012  # as SQLAlchemy reads it

    @property
    def minutes(self) -> int:
        """Its length in minutes."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


class Attendance(Base):
    """What was recorded of one person at one session. A correction is a new row; the last one counts.

    `minutes` is the time attended, 0 unless present; `because` says why an earlier row is corrected.
    """

    __tablename__ = "attendance"
    __table_args__ = (
        one_of("status", STATUSES),
        one_of("way", WAYS),
        CheckConstraint("minutes >= 0 AND (status = 'present' OR minutes = 0)", name="minutes_when_present"),
        Index(None, "session_id", "enrolment_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("class_sessions.id", ondelete="CASCADE"))
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"), index=True)
    status: Mapped[str] = mapped_column(String(8))
    minutes: Mapped[int]
    way: Mapped[str] = mapped_column(String(8), default="attested", server_default="attested")
    because: Mapped[str] = mapped_column(String(200), default="", server_default="")
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    recorded_at: Mapped[datetime]
    key: Mapped[str] = mapped_column(String(80), unique=True)


class Reply(Base):
    """A learner's last word on whether they come to a session."""

    __tablename__ = "session_replies"
    __table_args__ = (UniqueConstraint("session_id", "enrolment_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("class_sessions.id", ondelete="CASCADE"))
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"), index=True)
    coming: Mapped[bool]
    replied_at: Mapped[datetime]


class SessionStaff(Base):
    """Who teaches or helps at one evening, by a timetable or in somebody's place.

    An evening without rows has the team of its cohort.
    """

    __tablename__ = "session_staff"
    __table_args__ = (UniqueConstraint("session_id", "person_id"), one_of("part", STAFF_PARTS))

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("class_sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    part: Mapped[str] = mapped_column(String(12))


class Guest(Base):
    """A learner of another cohort who comes to one evening, to make up for one they missed."""

    __tablename__ = "session_guests"
    __table_args__ = (UniqueConstraint("session_id", "enrolment_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("class_sessions.id", ondelete="CASCADE"))
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"), index=True)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    added_at: Mapped[datetime]


append_only(Attendance.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
