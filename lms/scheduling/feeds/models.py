"""The private addresses of calendars."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base


class CalendarFeed(Base):
    """Where a person's evenings are read; whoever knows the token reads them, until it is renewed."""

    __tablename__ = "calendar_feeds"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True)
    made_at: Mapped[datetime]
