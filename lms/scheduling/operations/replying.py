"""A learner says whether they come."""

from sqlalchemy import select

from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.scheduling.models import Reply
from lms.scheduling.values import OwnEvening


def reply(own: OwnEvening, coming: bool) -> None:
    """Keep the learner's last word; refused once the evening is over or cancelled."""
    session = own.evening.session
    if own.evening.cancelled:
        raise Refused(_("This evening is cancelled: you need not reply."))
    if session.ends_at <= now():
        raise Refused(_("This evening is over: you can no longer reply."))
    given = db.session.scalar(
        select(Reply).where(Reply.session_id == session.id, Reply.enrolment_id == own.enrolment_id)
    )
    if given is None:
        save(Reply(session_id=session.id, enrolment_id=own.enrolment_id, coming=coming, replied_at=now()))
    else:
        given.coming, given.replied_at = coming, now()
