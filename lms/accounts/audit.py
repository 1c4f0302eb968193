"""The trail of who changed what."""

from lms.accounts.models import AuditEntry
from lms.core.clock import now
from lms.core.db import db


def note(actor_id: int | None, action: str, subject: str, subject_id: int, **details: object) -> None:
    """Write, in the transaction that does it, that `actor_id` did `action` to a subject.

    `details` are plain facts (numbers, names of fields); never what a person is called or said.
    """
    db.session.add(
        AuditEntry(
            at=now(),
            actor_id=actor_id,
            action=action,
            subject=subject,
            subject_id=subject_id,
            details=details,
        )
    )
