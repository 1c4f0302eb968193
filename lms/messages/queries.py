"""How people are reached, and which messages wait."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from lms.accounts.models import Person
from lms.core.db import db
from lms.messages.models import ContactChoice, Message
from lms.messages.rules import phone_number


@dataclass(frozen=True, slots=True)
class Reach:
    """How a person is reached now: by `channel`; `care` is what to heed when calling."""

    person_id: int
    name: str
    language: str
    phone: str
    email: str
    channel: str
    care: str


def reaches(person_ids: Collection[int]) -> dict[int, Reach]:
    """How each of these people is reached. One statement."""
    rows = db.session.execute(
        select(Person, ContactChoice)
        .outerjoin(ContactChoice, ContactChoice.person_id == Person.id)
        .where(Person.id.in_(person_ids))
    )
    return {person.id: _reach(person, choice) for person, choice in rows}


def _reach(person: Person, choice: ContactChoice | None) -> Reach:
    return Reach(
        person_id=person.id,
        name=person.chosen_name,
        language=person.language,
        phone=person.phone,
        email=person.email,
        channel=_channel(person, choice),
        care=choice.care if choice else "none",
    )


def _channel(person: Person, choice: ContactChoice | None) -> str:
    """The channel chosen, where it was not stopped and has somewhere to go; else a call."""
    if choice and choice.channel == "email" and person.email and not choice.email_stopped_at:
        return "email"
    if choice and choice.channel == "sms" and phone_number(person.phone) and not choice.sms_stopped_at:
        return "sms"
    return "call"


def choice_of(person_id: int) -> ContactChoice | None:
    """What a person chose, or none."""
    return db.session.get(ContactChoice, person_id)


def known_keys(keys: Collection[str]) -> set[str]:
    """Which of these messages are written already."""
    return set(db.session.scalars(select(Message.key).where(Message.key.in_(keys))))


def states_by_person(topic: str) -> dict[int, str]:
    """What became of the last message each person got about a topic."""
    rows = db.session.execute(
        select(Message.person_id, Message.state).where(Message.topic == topic).order_by(Message.id)
    )
    return {key: value for key, value in rows}  # noqa: C416


def people_with_number(number: str) -> list[int]:
    """Those who chose SMS and whose phone has this number: a phone may be shared."""
    rows = db.session.execute(
        select(Person.id, Person.phone)
        .join(ContactChoice, ContactChoice.person_id == Person.id)
        .where(ContactChoice.channel == "sms", Person.phone != "")
    )
    wanted = phone_number(number)
    return [person for person, phone in rows if wanted and phone_number(phone) == wanted]


def by_reference(reference: str) -> Message | None:
    """The message a carrier knows by this number."""
    if not reference:
        return None
    return db.session.scalar(select(Message).where(Message.reference == reference, Message.channel == "sms"))
