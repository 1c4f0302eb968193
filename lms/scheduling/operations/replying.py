"""A learner says whether they come."""

from sqlalchemy import select

from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.scheduling.models import Reply
from lms.scheduling.values import Evening, OwnEvening


def reply(own: OwnEvening, coming: bool) -> None:
    """Keep the learner's last word; refused once the evening is over or cancelled."""
    reply_of(own.evening, own.enrolment_id, coming)


def reply_of(evening: Evening, enrolment_id: int, coming: bool) -> None:
    """The same, for whoever holds this place."""
    session = evening.session
    if evening.cancelled:
        raise Refused(_("This evening is cancelled: you need not reply."))
    if session.ends_at <= now():
        raise Refused(_("This evening is over: you can no longer reply."))
    given = db.session.scalar(
        select(Reply).where(Reply.session_id == session.id, Reply.enrolment_id == enrolment_id)
    )
    if given is None:
        save(Reply(session_id=session.id, enrolment_id=enrolment_id, coming=coming, replied_at=now()))
    else:
        given.coming, given.replied_at = coming, now()
