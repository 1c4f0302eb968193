"""What people said of when they can come. A reason is a category, never words of theirs."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, one_of

PARTS = ("morning", "afternoon", "evening")
REASONS = ("", "work", "french-class", "childcare", "transport", "other")


class Availability(Base):
    """Whether a person can come in one part of a weekday (0 is Monday). Without rows they have not said."""

    __tablename__ = "availabilities"
    __table_args__ = (
        UniqueConstraint("person_id", "weekday", "part"),
        one_of("part", PARTS),
        one_of("reason", REASONS),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    weekday: Mapped[int]
    part: Mapped[str] = mapped_column(String(10))
    possible: Mapped[bool]
    reason: Mapped[str] = mapped_column(String(12), default="")
    told_at: Mapped[datetime] = mapped_column(index=True)


class DayAway(Base):
    """A day on which a person cannot come, whatever their week."""

    __tablename__ = "days_away"
    __table_args__ = (UniqueConstraint("person_id", "day"), one_of("reason", REASONS))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    day: Mapped[date] = mapped_column(index=True)
    reason: Mapped[str] = mapped_column(String(12), default="")


class TravelLimit(Base):
    """A person's last bus or train, at the hour of the site, and the minutes they need to reach it."""

    __tablename__ = "travel_limits"
    __table_args__ = (CheckConstraint("minutes BETWEEN 0 AND 240", name="minutes_known"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    last_service: Mapped[time]
    minutes: Mapped[int] = mapped_column(default=0)


class Qualification(Base):
    """A course a trainer may teach. A trainer without any may teach all: nothing was said."""

    __tablename__ = "qualifications"
    __table_args__ = (UniqueConstraint("person_id", "course"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    course: Mapped[str] = mapped_column(String(60))
