"""How one is reached is chosen; messages are written, dropped when no longer true, and followed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, update

from lms.accounts import audit
from lms.accounts.models import Person
from lms.accounts.values import SignedIn
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.jobs import enqueue
from lms.messages import queries, rules
from lms.messages.models import ContactChoice, Message

KEPT_FOR = timedelta(days=183)
SENDING = "send_message"


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to write. `key` names it for ever: written once, however often it is asked."""

    key: str
    person_id: int
    site_id: int
    channel: str
    topic: str
    language: str
    subject: str
    text: str
    due_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody wishes to be reached, as it was written down."""

    phone: str
    email: str
    channel: str
    care: str


def choose_with(actor: SignedIn, person: Person, contact: Contact, agreed: bool) -> None:
    """Somebody who teaches writes down how `person` wishes to be reached, when they said so.

    What the person stopped, only they can start again.
    """
    choice = queries.choice_of(person.id)
    stopped = {"sms": choice.sms_stopped_at, "email": choice.email_stopped_at} if choice else {}
    if stopped.get(contact.channel):
        raise Refused(
            _("This person stopped these messages. Only they can start them again, on their own page."),
            "channel",
        )
    if contact.channel != "call" and not agreed:
        raise Refused(_("Ask the person first, then tick that they agree."), "agreed")
    _choose(actor.id, person, contact, agreed=agreed)


def choose(person: Person, phone: str, email: str, channel: str, care: str) -> None:
    """How `person` wishes to be reached; a channel chosen anew is no longer stopped.

    What waits for another channel is dropped: without a carrier, somebody would send it by hand.
    """
    _choose(person.id, person, Contact(phone, email, channel, care))


def _choose(actor_id: int, person: Person, contact: Contact, **more: bool) -> None:
    phone, email, channel = contact.phone, contact.email, contact.channel
    number = rules.phone_number(phone)
    if phone and number is None:
        raise Refused(
            _("Write the number as you dial it, for example 06 12 34 56 78 or +33 6 12 34 56 78."), "phone"
        )
    if channel == "sms" and not phone:
        raise Refused(_("For SMS, write your phone number."), "phone")
    if channel == "email" and not email:
        raise Refused(_("For e-mails, write your e-mail address."), "email")
    choice = queries.choice_of(person.id)
    if choice is None:
        choice = ContactChoice(person_id=person.id, chosen_at=now())
        db.session.add(choice)
    person.phone, person.email = phone, email
    choice.channel, choice.care, choice.chosen_at = channel, contact.care, now()
    if channel == "sms":
        choice.sms_stopped_at = None
    if channel == "email":
        choice.email_stopped_at = None
    _drop(Message.person_id == person.id, Message.channel != channel)
    audit.note(actor_id, "choose", "contact", person.id, channel=channel, **more)


def stop(person_id: int, channel: str) -> None:
    """No more messages on this channel, those that wait neither. Again changes nothing."""
    choice = queries.choice_of(person_id)
    if choice is None:
        return
    if channel == "sms":
        choice.sms_stopped_at = choice.sms_stopped_at or now()
    else:
        choice.email_stopped_at = choice.email_stopped_at or now()
    _drop(Message.person_id == person_id, Message.channel == channel)


def write(draft: Draft) -> Message | None:
    """Write a message and ask for it to be sent when it is due; None when it is written already."""
    if queries.known_keys([draft.key]):
        return None
    message = Message(
        **{name: getattr(draft, name) for name in Draft.__slots__},
        created_at=now(),
    )
    save(message)
    enqueue(SENDING, key=str(message.id), run_at=draft.due_at, message_id=message.id)
    return message


def drop_topic(topic: str) -> None:
    """What waits to be said about `topic` is no longer true."""
    _drop(Message.topic == topic)


def _drop(*conditions: object) -> None:
    db.session.execute(
        update(Message)
        .where(Message.state == "waiting", *conditions)  # type: ignore[arg-type]  # conditions of ours
        .values(state="dropped")
        .execution_options(synchronize_session=False)
    )


def note_sent(message_id: int, reference: str = "", by: SignedIn | None = None) -> None:
    """It was given to who carries it, or sent by hand."""
    message = db.session.get_one(Message, message_id, with_for_update=True)
    message.state, message.sent_at, message.reference = "sent", now(), reference[:80]
    message.sent_by_id = by.id if by else None
    if by is None:
        message.tries += 1


def send_by_hand(user: SignedIn, message: Message) -> None:
    """Somebody says that they sent it themselves."""
    db.session.refresh(message, with_for_update=True)
    if message.state != "waiting":
        raise Refused(_("This message no longer waits."))
    note_sent(message.id, by=user)
    audit.note(user.id, "send by hand", "message", message.id)


def note_trouble(message_id: int, kind: str, again: bool) -> None:
    """It did not leave: another try later, unless it is of no use or came too often."""
    message = db.session.get_one(Message, message_id, with_for_update=True)
    message.tries += 1
    message.trouble = kind[:60]
    later = now() + rules.wait_after(message.tries)
    if not again or message.tries >= rules.TRIES or later >= message.expires_at:
        message.state = "given-up"
        return
    message.due_at = later
    enqueue(SENDING, key=str(message.id), run_at=later, message_id=message.id)


def note_arrival(message: Message, arrived: bool) -> None:
    """The carrier tells what became of it; what arrived stays arrived."""
    if message.state == "sent":
        message.state = "delivered" if arrived else "given-up"


def drop(message_id: int) -> None:
    """One message that is no longer wanted."""
    _drop(Message.id == message_id)


def give_up_late() -> None:
    """What nobody sent in time will not be sent; what is half a year old is forgotten."""
    db.session.execute(
        update(Message)
        .where(Message.state == "waiting", Message.expires_at <= now())
        .values(state="given-up", trouble="late")
    )
    db.session.execute(delete(Message).where(Message.created_at < now() - KEPT_FOR))
