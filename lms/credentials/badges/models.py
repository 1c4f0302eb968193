"""Badges: the number of their subject and their place in a status list; the signed bytes, once; the lists."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, append_only, one_of

FORMS = ("jwt", "named-jwt", "json")
"""A token without the holder's name, one with it, and a document with its proof inside, without."""


class Badge(Base):
    """The badge of one version of a certificate. `subject` stands for its holder, here and nowhere else."""

    __tablename__ = "badges"
    __table_args__ = (UniqueConstraint("list_number", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificates.id"), unique=True)
    subject: Mapped[str] = mapped_column(String(36), unique=True)
    list_number: Mapped[int]
    position: Mapped[int]


class SignedBadge(Base):
    """A badge as it was signed, in one form: made once, given as it is for ever."""

    __tablename__ = "signed_badges"
    __table_args__ = (UniqueConstraint("badge_id", "form"), one_of("form", FORMS))

    id: Mapped[int] = mapped_column(primary_key=True)
    badge_id: Mapped[int] = mapped_column(ForeignKey("badges.id"))
    form: Mapped[str] = mapped_column(String(10))
    content: Mapped[str] = mapped_column(Text)


class StatusList(Base):
    """Which badges of a list are revoked, as last signed: as a document and as a token."""

    __tablename__ = "status_lists"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    document: Mapped[str] = mapped_column(Text)
    token: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]


append_only(Badge.__table__)  # type: ignore[arg-type]  # a Table, typed wider
append_only(SignedBadge.__table__)  # type: ignore[arg-type]  # the same
