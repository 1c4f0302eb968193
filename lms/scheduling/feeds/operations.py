"""An address for one's calendar: made, made anew, taken back."""

from secrets import token_urlsafe

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.core.clock import now
from lms.core.db import db
from lms.scheduling.feeds.models import CalendarFeed


def share(user: SignedIn) -> CalendarFeed:
    """Give `user` a new address; the one they had before, if any, leads nowhere from now on."""
    stop_sharing(user)
    feed = CalendarFeed(person_id=user.id, token=token_urlsafe(24), made_at=now())
    db.session.add(feed)
    audit.note(user.id, "share", "calendar", user.id)
    return feed


def stop_sharing(user: SignedIn) -> None:
    """Take the address back; nothing happens when there is none."""
    feed = db.session.get(CalendarFeed, user.id, with_for_update=True)
    if feed:
        db.session.delete(feed)
        db.session.flush()
        audit.note(user.id, "stop sharing", "calendar", user.id)
