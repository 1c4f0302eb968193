"""A timetable is asked for, stopped, put aside; sessions are locked so that none moves them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, select, update

from lms.accounts import audit
from lms.accounts.models import Site
from lms.accounts.values import SignedIn
from lms.core.clock import now, today
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.jobs.queue import enqueue
from lms.scheduling.availability.models import DayAway
from lms.scheduling.calendars.models import Closure
from lms.scheduling.models import ClassSession
from lms.scheduling.plans.gathering import gather
from lms.scheduling.plans.models import SessionLock, TimetableRun
from lms.scheduling.plans.standing import first_and_last, standing_of

FINDING = "find_timetable"
LONGEST_TERM = timedelta(days=400)
TO_MAKE_UP = timedelta(weeks=8)
"""A repair may place sessions until so long after the last one."""
KEPT_FOR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Term:
    """Between which days, and how long to go on improving."""

    first_day: date
    last_day: date
    rounds: int


def ask_for_timetable(actor: SignedIn, site: Site, term: Term) -> TimetableRun:
    """Ask for a timetable of a site; one asked for before and not yet found is given up."""
    if term.last_day < term.first_day:
        raise Refused(_("The last day is not before the first."), "last_day")
    if term.last_day - term.first_day > LONGEST_TERM:
        raise Refused(_("Plan 400 days at most at once."), "last_day")
    if term.first_day < today(site.timezone):
        raise Refused(_("Choose a first day from today on."), "first_day")
    problem = gather(site, term.first_day, term.last_day).problem
    if not problem.groups:
        raise Refused(_("No cohort of this site has sessions left to place."))
    if not problem.rooms:
        raise Refused(_("Add the rooms of this site first."))
    wanted = sum(group.sessions for group in problem.groups)
    return _ask(actor, site, TimetableRun(kind="plan", wanted=wanted, **_fields(term)))


def _fields(term: Term) -> dict[str, date | int]:
    return {"first_day": term.first_day, "last_day": term.last_day, "rounds": term.rounds}


def _ask(actor: SignedIn, site: Site, run: TimetableRun) -> TimetableRun:
    db.session.execute(
        update(TimetableRun)
        .where(TimetableRun.site_id == site.id, TimetableRun.state == "asked")
        .values(state="put-aside", stop=True)
    )
    run.site_id, run.asked_by_id, run.asked_at = site.id, actor.id, now()
    save(run)
    enqueue(FINDING, key=f"site-{site.id}", run_id=run.id)
    audit.note(actor.id, "ask-for-timetable", "site", site.id, run=run.id)
    return run


def person_away(actor: SignedIn, site: Site, person_id: int, first: date, last: date) -> TimetableRun:
    """Somebody who serves sessions cannot come on these days: noted, and a repair is asked for."""

    def note() -> None:
        days = {first + timedelta(days=later) for later in range((last - first).days + 1)}
        there = select(DayAway.day).where(DayAway.person_id == person_id, DayAway.day.in_(days))
        known = set(db.session.scalars(there))
        db.session.add_all(DayAway(person_id=person_id, day=day) for day in sorted(days - known))

    return _repair(actor, site, first, last, note)


def place_closed(
    actor: SignedIn, site: Site, room_id: int | None, first: date, last: date, because: str
) -> TimetableRun:
    """A room, or the whole site, is closed on these days: noted, and a repair is asked for."""

    def note() -> None:
        db.session.add(
            Closure(site_id=site.id, room_id=room_id, first_day=first, last_day=last, because=because)
        )

    return _repair(actor, site, first, last, note)


def _repair(actor: SignedIn, site: Site, first: date, last: date, note: Callable[[], None]) -> TimetableRun:
    if last < first:
        raise Refused(_("The last day is not before the first."), "last_day")
    if last - first > LONGEST_TERM:
        raise Refused(_("Plan 400 days at most at once."), "last_day")
    span = first_and_last(standing_of(site))
    if span is None:
        raise Refused(_("This site has no session to come: nothing is to be mended."))
    note()
    db.session.flush()
    term = Term(min(today(site.timezone), span[0]), max(span[1], last) + TO_MAKE_UP, 0)
    return _ask(actor, site, TimetableRun(kind="repair", **_fields(term)))


def stop_search(actor: SignedIn, run: TimetableRun) -> None:
    """End the search with the best timetable so far."""
    if run.state != "asked":
        raise Refused(_("This search has ended."))
    run.stop = True
    audit.note(actor.id, "stop-search", "timetable-run", run.id)


def put_aside(actor: SignedIn, run: TimetableRun) -> None:
    """Keep the sessions as they are."""
    if run.state not in ("asked", "found"):
        raise Refused(_("This timetable is already decided."))
    run.state, run.stop = "put-aside", True
    audit.note(actor.id, "put-aside", "timetable-run", run.id)


def lock_session(actor: SignedIn, session: ClassSession) -> None:
    """No timetable moves this session."""
    if db.session.get(SessionLock, session.id) is None:
        save(SessionLock(session_id=session.id, locked_by_id=actor.id, locked_at=now()))
        audit.note(actor.id, "lock", "session", session.id)


def unlock_session(actor: SignedIn, session: ClassSession) -> None:
    """A timetable may move this session again."""
    db.session.execute(delete(SessionLock).where(SessionLock.session_id == session.id))
    audit.note(actor.id, "unlock", "session", session.id)


def forget_old_runs() -> None:
    """Drop searches long past: they name who was to serve."""
    db.session.execute(delete(TimetableRun).where(TimetableRun.asked_at < now() - KEPT_FOR))
