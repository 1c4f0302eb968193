"""All evenings of a site are kept where they are at once, so that a timetable places only what is new."""

from dataclasses import dataclass

from sqlalchemy import Select, delete, func, select

from lms.accounts import audit
from lms.accounts.models import Site
from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort
from lms.core.clock import now
from lms.core.db import db
from lms.scheduling.models import ClassSession
from lms.scheduling.plans.models import SessionLock
from lms.scheduling.plans.standing import standing_of


@dataclass(frozen=True, slots=True)
class Movable:
    """How many sessions to come a timetable may move, and how many are locked."""

    sessions: int
    locked: int


def movable_at(site: Site) -> Movable:
    """What a timetable of the site may move now."""
    locked = select(func.count()).where(SessionLock.session_id.in_(_to_come(site)))
    free = [one for one in standing_of(site) if not one.stays]
    return Movable(len(free), db.session.scalar(locked) or 0)


def lock_all(actor: SignedIn, site: Site) -> int:
    """No timetable moves what is planned now; gives how many sessions that is."""
    moment = now()
    rows = [
        SessionLock(session_id=one.session_id, locked_by_id=actor.id, locked_at=moment)
        for one in standing_of(site)
        if not one.stays
    ]
    db.session.add_all(rows)
    audit.note(actor.id, "lock-all", "site", site.id, sessions=len(rows))
    return len(rows)


def unlock_all(actor: SignedIn, site: Site) -> None:
    """A timetable may move the sessions to come again."""
    db.session.execute(delete(SessionLock).where(SessionLock.session_id.in_(_to_come(site))))
    audit.note(actor.id, "unlock-all", "site", site.id)


def _to_come(site: Site) -> Select[int]:
    """The sessions of a site that have not begun."""
    return (
        select(ClassSession.id)
        .join(Cohort, Cohort.id == ClassSession.cohort_id)
        .where(Cohort.site_id == site.id, ClassSession.starts_at > now())
    )
