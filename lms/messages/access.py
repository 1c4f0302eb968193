"""Who reads which messages: those who plan for their site."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from lms.accounts.access import within_sites
from lms.accounts.models import Person, Site
from lms.accounts.values import SignedIn
from lms.core.clock import now
from lms.core.db import db
from lms.core.gate import PLANNERS
from lms.messages.models import Message

SHOWN = 200
LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Written:
    """A message with whom it is for, and the site it comes from."""

    message: Message
    person: Person
    site: Site


def outbox(user: SignedIn, waiting: bool) -> list[Written]:
    """The messages that wait, the most pressing first; or those done lately, the latest first."""
    mine = within_sites(user, Message.site_id, *PLANNERS)
    pressing = [Message.state == "waiting", Message.expires_at > now()]
    lately = [Message.state != "waiting", Message.due_at > now() - LATELY]
    rows = db.session.execute(
        select(Message, Person, Site)
        .join(Person, Person.id == Message.person_id)
        .join(Site, Site.id == Message.site_id)
        .where(mine, *(pressing if waiting else lately))
        .order_by(Message.due_at.asc() if waiting else Message.due_at.desc(), Message.id)
        .limit(SHOWN)
    )
    return [Written(message, person, site) for message, person, site in rows]


def message_for(user: SignedIn, message_id: int) -> Message | None:
    """A message, if `user` plans for its site."""
    mine = within_sites(user, Message.site_id, *PLANNERS)
    return db.session.scalar(select(Message).where(Message.id == message_id, mine))
