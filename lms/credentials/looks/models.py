"""The look a site gives its documents. Documents copy it: changing it changes nothing that was issued."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, append_only, one_of

LOGO_KINDS = ("svg", "png")


class Logo(Base):
    """A logo that was cleaned, under the SHA-256 of its bytes. Kept for good: documents name it by that."""

    __tablename__ = "logos"
    __table_args__ = (one_of("kind", LOGO_KINDS),)

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(3))
    content: Mapped[bytes]
    kept_at: Mapped[datetime]


class SiteLook(Base):
    """What a site's documents bear. Colours are #rrggbb; words left empty are those of the association."""

    __tablename__ = "site_looks"

    site_id: Mapped[int] = mapped_column(
        ForeignKey("sites.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    ink: Mapped[str] = mapped_column(String(7))
    accent: Mapped[str] = mapped_column(String(7))
    logo: Mapped[str | None] = mapped_column(ForeignKey("logos.digest"))
    signatory: Mapped[str] = mapped_column(String(300), default="")
    signatory_title: Mapped[str] = mapped_column(String(200), default="")
    provider: Mapped[str] = mapped_column(String(200), default="")
    registration: Mapped[str] = mapped_column(String(300), default="")
    nature: Mapped[str] = mapped_column(String(200), default="")
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    changed_at: Mapped[datetime]


append_only(Logo.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
