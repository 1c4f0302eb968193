"""How often something may happen: counted in the database, so that all processes count together."""

import hashlib
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import Index, String, delete, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.clock import now
from lms.core.db import Base, db, transaction_apart

KEPT_FOR = timedelta(hours=1)


class CountedEvent(Base):
    """One event of a kind, for a key that is digested: neither account nor address can be read from it."""

    __tablename__ = "counted_events"
    __table_args__ = (Index(None, "key", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]


def count(kind: str, whom: str) -> None:
    """Note that an event of this kind happened to or by `whom`."""
    db.session.add(CountedEvent(key=_key(kind, whom), at=now()))


def count_at_once(kind: str, whom: str) -> None:
    """The same in a transaction of its own: for pages that only read, whose own is rolled back."""
    noted = insert(CountedEvent).values(key=_key(kind, whom), at=now())
    with transaction_apart() as connection:
        connection.execute(noted)


def wait(kind: str, whom: str, allowed: int, window: timedelta) -> timedelta:
    """How long `whom` must wait until another is allowed: zero when fewer than `allowed` in the `window`."""
    latest = (
        select(CountedEvent.at)
        .where(CountedEvent.key == _key(kind, whom), CountedEvent.at > now() - window)
        .order_by(CountedEvent.at.desc())
        .limit(allowed)
    ).subquery()
    number, first = db.session.execute(select(func.count(), func.min(latest.c.at)).select_from(latest)).one()
    return max(first + window - now(), timedelta()) if number >= allowed else timedelta()


def forget(kind: str, whom: str) -> None:
    """Start `whom` afresh."""
    db.session.execute(delete(CountedEvent).where(CountedEvent.key == _key(kind, whom)))


def forget_old() -> None:
    """Drop events no window reaches."""
    db.session.execute(delete(CountedEvent).where(CountedEvent.at < now() - KEPT_FOR))


def _key(kind: str, whom: str) -> str:
    secret = str(current_app.secret_key).encode()[:64]
    return hashlib.blake2b(f"{kind}\n{whom}".encode(), key=secret, digest_size=16).hexdigest()
