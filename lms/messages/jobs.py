"""Messages leave: one job each, tried again later when it did not work; none without a carrier."""

from datetime import timedelta
from functools import partial

from flask import current_app

from lms.core import mail
from lms.core.clock import now
from lms.core.db import db
from lms.i18n.languages import LANGUAGES
from lms.jobs.registry import Write, job
from lms.messages import operations, queries, rules
from lms.messages.links import address_of, seal, stop_address
from lms.messages.models import Message
from lms.messages.sms import provider_from


@job(operations.SENDING)
def send_message(message_id: int) -> Write | None:
    """Send a message that still waits; without a carrier it stays on the page of messages."""
    message = db.session.get(Message, message_id)
    if message is None or message.state != "waiting":
        return None
    reach = queries.reaches([message.person_id])[message.person_id]
    if reach.channel != message.channel:
        return partial(operations.drop, message_id)
    if message.expires_at <= now():
        return partial(operations.note_trouble, message_id, "late", again=False)
    try:
        reference = _carry(message, reach)
    except mail.NotSent as trouble:
        return partial(operations.note_trouble, message_id, trouble.kind, trouble.again)
    return partial(operations.note_sent, message_id, reference) if reference is not None else None


def _carry(message: Message, reach: queries.Reach) -> str | None:
    """Give it to who carries it; their reference, or None when nobody does."""
    settings = current_app.config["SETTINGS"]
    if message.channel == "email":
        if not settings.smtp:
            return None
        mail.send(settings.smtp, settings.mail_from, _letter(message, reach))
        return ""
    provider = provider_from(settings)
    number = rules.phone_number(reach.phone)
    if provider is None or number is None:
        return None
    return provider.send(number, message.text, address_of("messages.hear", token=seal("hook", 0)))


def _letter(message: Message, reach: queries.Reach) -> mail.Letter:
    stop = stop_address(message.person_id, "email")
    return mail.Letter(
        to=reach.email,
        subject=message.subject,
        text=message.text,
        language=message.language,
        direction=LANGUAGES[message.language].direction,
        number=f"message-{message.id}",
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )


@job("give_up_late_messages", every=timedelta(minutes=10))
def give_up_late_messages() -> Write:
    """Messages nobody sent in time."""
    return operations.give_up_late
