"""Attendance is recorded: new rows only, nothing of what a colleague recorded is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lms.accounts.values import SignedIn
from lms.core.clock import now
from lms.core.db import db
from lms.core.errors import Refused
from lms.i18n import _
from lms.i18n.formats import clock, local_day
from lms.scheduling import rules
from lms.scheduling.access import plans_for
from lms.scheduling.evidence.operations import write_down
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
    if why := too_early(evening):
        return why
    if now() > rules.closes_at(evening.session.ends_at) and not plans_for(user, evening.site.id):
        return _("Attendance closed 24 hours after the end. Your coordinator can still correct it.")
    return None


def too_early(evening: Evening) -> str | None:
    """Why nobody at all can mark or sign yet, in words."""
    if evening.cancelled:
        return _("This evening is cancelled: there is no attendance to mark.")
    opens = rules.opens_at(evening.session.starts_at)
    if now() < opens:
        when = {"day": local_day(opens, evening.zone), "hour": clock(opens, evening.zone)}
        return _("Attendance opens 10 minutes before the start: on %(day)s at %(hour)s.", **when)
    return None


def too_late(evening: Evening) -> str | None:
    """Why nobody can sign for themselves any more, in words."""
    if now() > rules.closes_at(evening.session.ends_at):
        return _("Signing closed 24 hours after the end. Your trainer can still say that you were there.")
    return None


@dataclass(frozen=True, slots=True)
class Basis:
    """What marks stand on: what somebody saw, or a signed sheet of paper; and why earlier ones change."""

    way: str = "attested"
    because: str = ""


def record_attendance(
    user: SignedIn, evening: Evening, marks: Sequence[Mark], key: str, basis: Basis = Basis()
) -> int:
    """Write the marks that change something; how many. `key` makes each row unique with its enrolment.

    Refused outside the window; when a colleague recorded something else meanwhile, to look again; and when
    what was recorded is corrected without a reason.
    """
    db.session.refresh(evening.session, with_for_update=True)
    if why := obstacle(user, evening):
        raise Refused(why)
    known = {line.enrolment_id: line for line in lines(evening)}
    listed = [mark for mark in marks if mark.enrolment_id in known]
    changed = [mark for mark in listed if _changes(mark, known[mark.enrolment_id])]
    _check_seen(changed, known)
    if not basis.because and any(known[mark.enrolment_id].current for mark in changed):
        raise Refused(_("Say why you correct what was recorded."), "because")
    db.session.add_all(
        Attendance(
            session_id=evening.session.id,
            enrolment_id=mark.enrolment_id,
            status=mark.status,
            minutes=mark.minutes,
            way=basis.way,
            because=basis.because if known[mark.enrolment_id].current else "",
            recorded_by_id=user.id,
            recorded_at=now(),
            key=f"{key}-{mark.enrolment_id}",
        )
        for mark in changed
    )
    db.session.flush()
    if changed:
        write_down(evening.session.id, _told(user, changed, basis))
    return len(changed)


def _told(user: SignedIn, changed: Sequence[Mark], basis: Basis) -> dict[str, Any]:
    """The marks as the register keeps them."""
    marks = [[mark.enrolment_id, mark.status, mark.minutes] for mark in changed]
    return {"what": basis.way, "marks": marks, "by": user.id, "because": basis.because}


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
