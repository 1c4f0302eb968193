"""Attendance is recorded: new rows only, nothing of what a colleague recorded is lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from lms.accounts.values import SignedIn
from lms.core.clock import now
from lms.core.db import db
from lms.core.errors import Refused
from lms.i18n import _
from lms.i18n.formats import clock, local_day
from lms.scheduling import rules
from lms.scheduling.access import plans_for
from lms.scheduling.models import Attendance
from lms.scheduling.queries import lines
from lms.scheduling.values import Evening, Line, Recorded


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody says of one person, having seen row `seen` (0: none) as the last one."""

    enrolment_id: int
    status: str
    minutes: int
    seen: int


class RecordedMeanwhile(Refused):
    """Somebody else recorded something else since the page was opened."""


def obstacle(user: SignedIn, evening: Evening) -> str | None:
    """Why `user` cannot mark this evening now, in words; None when they can."""
    session = evening.session
    if evening.cancelled:
        return _("This evening is cancelled: there is no attendance to mark.")
    opens, closes = rules.opens_at(session.starts_at), rules.closes_at(session.ends_at)
    if now() < opens:
        when = {"day": local_day(opens, evening.zone), "hour": clock(opens, evening.zone)}
        return _("Attendance opens 10 minutes before the start: on %(day)s at %(hour)s.", **when)
    if now() > closes and not plans_for(user, evening.site.id):
        return _("Attendance closed 24 hours after the end. Your coordinator can still correct it.")
    return None


def record_attendance(user: SignedIn, evening: Evening, marks: Sequence[Mark], key: str) -> int:
    """Write the marks that change something; how many. `key` makes each row unique with its enrolment.

    Refused outside the window; and when a colleague recorded something else meanwhile, to look again.
    """
    db.session.refresh(evening.session, with_for_update=True)
    if why := obstacle(user, evening):
        raise Refused(why)
    known = {line.enrolment_id: line for line in lines(evening)}
    listed = [mark for mark in marks if mark.enrolment_id in known]
    changed = [mark for mark in listed if _changes(mark, known[mark.enrolment_id])]
    _check_seen(changed, known)
    db.session.add_all(
        Attendance(
            session_id=evening.session.id,
            enrolment_id=mark.enrolment_id,
            status=mark.status,
            minutes=mark.minutes,
            recorded_by_id=user.id,
            recorded_at=now(),
            key=f"{key}-{mark.enrolment_id}",
        )
        for mark in changed
    )
    db.session.flush()
    return len(changed)


def _changes(mark: Mark, line: Line) -> bool:
    """Whether the mark says something other than what counts, and than what its author had before them."""
    said = (mark.status, mark.minutes)
    seen = next((row for row in line.history if row.id == mark.seen), None)
    return said not in (_said(line.current), _said(seen))


def _said(row: Recorded | None) -> tuple[str, int] | None:
    return (row.status, row.minutes) if row else None


def _check_seen(changed: Sequence[Mark], known: dict[int, Line]) -> None:
    for mark in changed:
        line = known[mark.enrolment_id]
        if line.current and line.current.id != mark.seen:
            sentence = _(
                "%(colleague)s recorded something else for %(learner)s meanwhile. Check, then save again.",
                colleague=line.current.by or _("Somebody"),
                learner=line.name,
            )
            raise RecordedMeanwhile(sentence, f"status_{mark.enrolment_id}")
