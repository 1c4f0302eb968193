"""What is kept of a placement: who took it, each answer, each decision. All of it is evidence."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, append_only, one_of

LEVELS = ("C01", "C02", "C03", "C04")


class Placement(Base):
    """One person's placement test at one site. `seed` and the answers tell which items were asked.

    `cuts` part the levels on the scale in force that day, so that the verdict can be told again.
    """

    __tablename__ = "placements"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    bank_version: Mapped[str] = mapped_column(String(64))
    cuts: Mapped[list[Any]]
    seed: Mapped[str] = mapped_column(String(32))
    started_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    started_at: Mapped[datetime]


class PlacementAnswer(Base):
    """The answer to one item, with what was believed of that item when it was asked.

    `given` is empty when the person said they do not know: a fine answer, kept as such.
    """

    __tablename__ = "placement_answers"
    __table_args__ = (
        UniqueConstraint("placement_id", "position"),
        UniqueConstraint("placement_id", "item"),
        CheckConstraint("credit >= 0 AND credit <= 1", name="credit_is_a_share"),
        one_of("level", LEVELS),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placements.id", ondelete="CASCADE"))
    position: Mapped[int]
    item: Mapped[str] = mapped_column(String(80))
    level: Mapped[str] = mapped_column(String(3))
    difficulty: Mapped[float]
    discrimination: Mapped[float]
    floor: Mapped[float]
    practical: Mapped[bool]
    given: Mapped[list[Any]]
    credit: Mapped[float]
    answered_at: Mapped[datetime]
    key: Mapped[str] = mapped_column(String(80), unique=True)


class PlacementDecision(Base):
    """The level a trainer decided, beside what the test proposed. The last one counts."""

    __tablename__ = "placement_decisions"
    __table_args__ = (one_of("level", LEVELS),)

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placements.id", ondelete="CASCADE"), index=True)
    level: Mapped[str] = mapped_column(String(3))
    proposed: Mapped[list[Any]]
    answers: Mapped[int]
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime]


append_only(Placement.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
append_only(PlacementAnswer.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
append_only(PlacementDecision.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
