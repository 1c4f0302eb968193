"""When rooms and sites are open, and what a site plans by."""

from datetime import date, time
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, one_of

ZONES = ("", "A", "B", "C")


class RoomWindow(Base):
    """Hours of a weekday within which a room is open. A room without any is always open."""

    __tablename__ = "room_windows"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday_known"),
        CheckConstraint("closes > opens", name="closes_after_it_opens"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("rooms.id", ondelete="CASCADE"), index=True)
    weekday: Mapped[int]
    opens: Mapped[time]
    closes: Mapped[time]


class Closure(Base):
    """Days, both included, on which a site, or one of its rooms, is closed."""

    __tablename__ = "closures"
    __table_args__ = (CheckConstraint("last_day >= first_day", name="ends_after_start"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), index=True)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id", ondelete="CASCADE"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    because: Mapped[str] = mapped_column(String(200), default="")


class SchoolHoliday(Base):
    """School holidays of a zone, first and last day without school, as an administrator wrote them down."""

    __tablename__ = "school_holidays"
    __table_args__ = (
        one_of("zone", ZONES[1:]),
        CheckConstraint("last_day >= first_day", name="ends_after_start"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zone: Mapped[str] = mapped_column(String(1), index=True)
    name: Mapped[str] = mapped_column(String(80))
    first_day: Mapped[date]
    last_day: Mapped[date]


class SitePlanning(Base):
    """What a site plans by: its school zone, at what hours evenings begin, and the weights of the soft rules.

    `starts` are ["18:00", …] by weekday, Monday first. Without a row the usual ones hold.
    """

    __tablename__ = "site_planning"
    __table_args__ = (
        one_of("school_zone", ZONES),
        CheckConstraint("learners_per_helper > 0 AND learners_per_computer > 0", name="ratios_positive"),
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), primary_key=True)
    school_zone: Mapped[str] = mapped_column(String(1), default="")
    starts: Mapped[list[Any]]
    weights: Mapped[dict[str, Any]]
    learners_per_helper: Mapped[int] = mapped_column(default=3)
    learners_per_computer: Mapped[int] = mapped_column(default=1)
    latitude: Mapped[float]
    longitude: Mapped[float]


class CohortWish(Base):
    """What one cohort asks of a timetable; without a row, nothing in particular."""

    __tablename__ = "cohort_wishes"
    __table_args__ = (
        CheckConstraint(
            "not_after IS NULL OR not_before IS NULL OR not_after >= not_before", name="in_order"
        ),
        CheckConstraint("computers IS NULL OR computers >= 0", name="computers_positive"),
    )

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True)
    not_before: Mapped[date | None]
    not_after: Mapped[date | None]
    computers: Mapped[int | None]
    step_free: Mapped[bool] = mapped_column(default=False)
