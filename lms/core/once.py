"""A form sent twice counts once: each carries a one-time key, unique in the database.

Some requests are committed but never acknowledged, and people press again. The same key with the same
words gets the first answer again; the same key with other words is shown back, to be checked and sent.
A secret told once is not made again: its form leads to a page that says so (leads_to).
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from flask import Response, current_app, g, redirect, request
from sqlalchemy import String, bindparam, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from lms.core.clock import now
from lms.core.db import Base, change, db, rows_of

FIELD = "once"
KEPT_FOR = timedelta(days=30)
NOT_COMPARED = {FIELD, "csrf_token"}


class ReceivedForm(Base):
    """A form that was received and done: its key, a digest of its words, where it led."""

    __tablename__ = "received_forms"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    sender: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    location: Mapped[str]
    received_at: Mapped[datetime] = mapped_column(index=True)


_EARLIER = select(ReceivedForm.sender, ReceivedForm.digest, ReceivedForm.location).where(
    ReceivedForm.key == bindparam("key")
)
_RECEIVED = insert(ReceivedForm).values(
    {name: bindparam(name) for name in ("key", "sender", "digest", "location", "received_at")}
)


def new_key() -> str:
    """A key for one form on one page."""
    return secrets.token_urlsafe(16)


def answer_again() -> Response | None:
    """The answer already given to this form; g.once_spent tells that its key served for other words.

    Leaves in g.once_key the key of a form that was not answered yet, for remember().
    """
    g.once_spent, g.once_key, g.once_sender = False, "", _sender()
    key = request.form.get(FIELD, "")[:64]
    found = rows_of(_EARLIER, key=key) if key else []
    if not found:
        g.once_key = key
        return None
    earlier = found[0]
    if (earlier.sender, earlier.digest) != (_sender(), _digest()):
        g.once_spent = True
        return None
    return redirect(earlier.location, 303)  # type: ignore[return-value]  # werkzeug's response is Flask's here


def leads_to(address: str) -> None:
    """This answer holds what is shown once: sent again, the form changes nothing and leads to `address`."""
    g.once_leads_to = address


def remember(response: Response) -> None:
    """Note, in the transaction that did it, that this form was done and where it led.

    Not a form that signs in: sent again it must sign in again, since the first answer carried the cookie.
    """
    location = response.location or g.get("once_leads_to")
    if unanswered() and location and _sender() == g.once_sender:
        change(
            _RECEIVED,
            key=g.once_key,
            sender=g.once_sender,
            digest=_digest(),
            location=location,
            received_at=now(),
        )


def unanswered() -> bool:
    """Whether this request is a form with a key that had no answer yet when it came."""
    return bool(g.get("once_key"))


def forget_old() -> None:
    """Drop keys too old to be sent again."""
    db.session.execute(delete(ReceivedForm).where(ReceivedForm.received_at < now() - KEPT_FOR))


def _sender() -> str:
    user = getattr(g, "user", None)
    return str(user.id) if user else ""


def _digest() -> str:
    """Keyed, so that nobody can guess the words from it."""
    digest = hashlib.blake2b(key=str(current_app.secret_key).encode()[:64], digest_size=32)
    digest.update(request.path.encode())
    for name in sorted(set(request.form) - NOT_COMPARED):
        digest.update(repr((name, request.form.getlist(name))).encode())
    for name, file in sorted(request.files.items(multi=True), key=lambda pair: pair[0]):
        digest.update(repr((name, file.filename)).encode())
        file.stream.seek(0)  # it was read to its end, by the time the form is done
        digest.update(hashlib.file_digest(file.stream, "sha256").digest())  # type: ignore[arg-type]  # a stream
        file.stream.seek(0)
    return digest.hexdigest()
