"""Course packages that were sent, and what was done with each: published, withdrawn."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lms.authoring.rules import ACTIONS
from lms.core.db import Base, append_only, one_of


class CoursePackage(Base):
    """One version of a course as it was sent: a zip of our own making, checked, and what it says of itself.

    `modules` are [slug, version of what learners answer] in their order: attempts name that version.
    """

    __tablename__ = "course_packages"
    __table_args__ = (UniqueConstraint("slug", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80))
    version: Mapped[str] = mapped_column(String(64))
    code: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(2000))
    modules: Mapped[list[Any]]
    archive: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    uploaded_at: Mapped[datetime]


class CoursePublication(Base):
    """A package was published, or withdrawn. The last word on each course says what is taught."""

    __tablename__ = "course_publications"
    __table_args__ = (one_of("action", ACTIONS),)

    id: Mapped[int] = mapped_column(primary_key=True)
    package_id: Mapped[int] = mapped_column(ForeignKey("course_packages.id"), index=True)
    action: Mapped[str] = mapped_column(String(10))
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    done_at: Mapped[datetime]


append_only(CoursePackage.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
append_only(CoursePublication.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
