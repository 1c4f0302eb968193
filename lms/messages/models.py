"""How each person wishes to be reached, and the messages written for them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.db import Base, one_of

CHANNELS = ("email", "sms", "call")
"""By e-mail; by SMS; nothing is sent, somebody calls."""
CARES = ("none", "no-message", "no-call")
"""What to heed when calling: nothing; leave no message, others hear it; do not call at all."""
STATES = ("waiting", "sent", "delivered", "given-up", "dropped")
"""To be sent; given to who carries it; arrived; will not arrive; no longer true before it was sent."""


class ContactChoice(Base):
    """How a person wishes to be reached. Without a row: by a call.

    A channel that was stopped stays so until the person chooses it again.
    """

    __tablename__ = "contact_choices"
    __table_args__ = (one_of("channel", CHANNELS), one_of("care", CARES))

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    channel: Mapped[str] = mapped_column(String(8), default="call")
    care: Mapped[str] = mapped_column(String(12), default="none")
    email_stopped_at: Mapped[datetime | None]
    sms_stopped_at: Mapped[datetime | None]
    chosen_at: Mapped[datetime]


class Message(Base):
    """A message to one person. `key` names it: the same is never written twice.

    `topic` is what it is about ("session:12"): messages of a topic are dropped together when it changes.
    It is worth nothing after `expires_at`. `reference` is the carrier's own number for it.
    """

    __tablename__ = "messages"
    __table_args__ = (
        one_of("channel", CHANNELS[:2]),
        one_of("state", STATES),
        CheckConstraint("tries >= 0", name="tries_counted"),
        Index(None, "state", "due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str] = mapped_column(String(8))
    topic: Mapped[str] = mapped_column(String(40), index=True)
    key: Mapped[str] = mapped_column(String(80), unique=True)
    language: Mapped[str] = mapped_column(String(8))
    subject: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    tries: Mapped[int] = mapped_column(default=0)
    trouble: Mapped[str] = mapped_column(String(60), default="")
    reference: Mapped[str] = mapped_column(String(80), default="", index=True)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
