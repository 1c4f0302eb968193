"""People and where they belong: sites, persons, roles, and the trail of who changed what."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, append_only, one_of
from lms.core.gate import ROLES

GENDERS = ("woman", "man", "non-binary", "not-said")
PRECISIONS = ("year", "month", "day")


class Site(Base):
    """A place where the association teaches (antenne). `holidays` is its subdivision, '' for none."""

    __tablename__ = "sites"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    city: Mapped[str] = mapped_column(String(120), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    timezone: Mapped[str] = mapped_column(String(60))
    holidays: Mapped[str] = mapped_column(String(8), default="")
    created_at: Mapped[datetime]


class Person(Base):
    """Anybody who signs in. Matched by `id` alone, never by name and birth date.

    `chosen_name` is on every screen, `legal_name` on official documents ('' when it is the same), and
    `native_name` is the name in its own script. A birth date is as precise as `birth_precision` says.
    """

    __tablename__ = "people"
    __table_args__ = (
        one_of("gender", GENDERS),
        one_of("birth_precision", PRECISIONS),
        CheckConstraint("(birth_date IS NULL) = (birth_precision IS NULL)", name="birth_has_precision"),
        CheckConstraint("chosen_name <> ''", name="has_a_name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    identifier: Mapped[str] = mapped_column(String(60), unique=True)
    secret_hash: Mapped[str] = mapped_column(String(200), default="")
    sign_in_key: Mapped[str] = mapped_column(String(32))
    chosen_name: Mapped[str] = mapped_column(String(300))
    legal_name: Mapped[str] = mapped_column(String(300), default="")
    native_name: Mapped[str] = mapped_column(String(300), default="")
    gender: Mapped[str] = mapped_column(String(12), default="not-said")
    birth_date: Mapped[date | None]
    birth_precision: Mapped[str | None] = mapped_column(String(8))
    email: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    language: Mapped[str] = mapped_column(String(8), default="fr")
    created_at: Mapped[datetime]
    signed_in_at: Mapped[datetime | None]

    @property
    def official_name(self) -> str:
        """The name on official documents."""
        return self.legal_name or self.chosen_name


class Role(Base):
    """What a person may do, at one site, or everywhere when `site_id` is empty."""

    __tablename__ = "roles"
    __table_args__ = (
        UniqueConstraint("person_id", "name", "site_id"),
        Index(
            "uq_roles_everywhere",
            "person_id",
            "name",
            unique=True,
            sqlite_where=text("site_id IS NULL"),
            postgresql_where=text("site_id IS NULL"),
        ),
        one_of("name", ROLES),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(16))
    site_id: Mapped[int | None] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), index=True)


class AuditEntry(Base):
    """Who did what to what, and when. `details` names fields and plain facts, never personal values."""

    __tablename__ = "audit_entries"
    __table_args__ = (Index(None, "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)


append_only(AuditEntry.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
