"""Whose calendar an address is, and what stands in it."""

from datetime import timedelta

from sqlalchemy import select

from lms.accounts.models import Person
from lms.accounts.queries import acting_person
from lms.accounts.values import SignedIn
from lms.core.clock import now
from lms.core.db import db
from lms.scheduling import access
from lms.scheduling.feeds.models import CalendarFeed
from lms.scheduling.values import Evening

BEHIND, AHEAD = timedelta(days=60), timedelta(days=400)
"""How far a calendar looks: what is long past only makes it dear to fetch."""


def feed_of(user: SignedIn) -> CalendarFeed | None:
    """The address `user` has made, or none."""
    return db.session.get(CalendarFeed, user.id)


def holder_of(token: str) -> tuple[SignedIn, str] | None:
    """Whose calendar stands at this address, with today's roles, and their language; None: nobody's."""
    found = db.session.execute(
        select(Person.id, Person.language)
        .join(CalendarFeed, CalendarFeed.person_id == Person.id)
        .where(CalendarFeed.token == token)
    ).one_or_none()
    holder = acting_person(found.id) if found else None
    return (holder, found.language) if holder and found else None


def evenings_for(user: SignedIn) -> tuple[list[Evening], frozenset[int]]:
    """What `user` learns at, teaches or plans, cancelled ones too; and the sessions where they learn."""
    since, until = now() - BEHIND, now() + AHEAD
    own = [
        each.evening
        for each in access.own_evenings(user)
        if each.evening.session.ends_at > since and each.evening.session.starts_at < until
    ]
    learns = frozenset(evening.session.id for evening in own)
    taught = [
        evening for evening in access.evenings_of(user, since, until) if evening.session.id not in learns
    ]
    return sorted([*own, *taught], key=lambda evening: evening.session.starts_at), learns
