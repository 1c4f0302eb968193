"""What a trainer does around an exam: opens it, stops the clock and lets it go on, takes a sitting out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort
from lms.core.clock import now
from lms.core.db import save
from lms.core.errors import Refused
from lms.i18n import _
from lms.learning.exams import reading
from lms.learning.exams.models import ExamCancellation, ExamMove, ExamOpening, ExamSitting
from lms.learning.exams.operations.sitting import one_at_a_time
from lms.learning.exams.rules import LONGEST_WATCH
from lms.learning.exams.values import Summary


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who may sit the exam and when. Nobody watching over it means that it is sat alone."""

    enrolment_id: int | None
    watched_by_id: int | None
    opens_at: datetime
    closes_at: datetime


def open_exam(actor: SignedIn, cohort: Cohort, wanted: Wanted) -> ExamOpening:
    """Let the cohort, or one learner, sit the exam between two moments."""
    if wanted.closes_at <= max(wanted.opens_at, now()):
        raise Refused(_("The exam must close after it opens, and later than now."), "closes")
    proctored = wanted.watched_by_id is not None
    if proctored and wanted.closes_at - wanted.opens_at > LONGEST_WATCH:
        raise Refused(
            _("Nobody watches over an exam for more than 12 hours. Open it for one session."), "closes"
        )
    opening = ExamOpening(
        cohort_id=cohort.id,
        enrolment_id=wanted.enrolment_id,
        proctored=proctored,
        watched_by_id=wanted.watched_by_id,
        opens_at=wanted.opens_at,
        closes_at=wanted.closes_at,
        opened_by_id=actor.id,
        opened_at=now(),
    )
    save(opening)
    audit.note(actor.id, "open-exam", "cohort", cohort.id, opening=opening.id, proctored=proctored)
    return opening


def close_opening(actor: SignedIn, opening: ExamOpening) -> None:
    """Nobody may start by this opening any more; who has started goes on."""
    if opening.closed_at is None:
        opening.closed_at = now()
        audit.note(actor.id, "close-exam", "cohort", opening.cohort_id, opening=opening.id)


def stop_clocks(actor: SignedIn, sittings: Sequence[Summary], reason: str) -> int:
    """Stop the clock of those that run; gives how many did."""
    return _move(actor, sittings, "stop", reason)


def let_go_on(actor: SignedIn, sittings: Sequence[Summary]) -> int:
    """Let the clocks go on that are stopped; gives how many were."""
    return _move(actor, sittings, "go", "")


def _move(actor: SignedIn, sittings: Sequence[Summary], move: str, reason: str) -> int:
    moved = 0
    for sitting in sorted(sittings, key=lambda each: each.enrolment_id):
        one_at_a_time(sitting.enrolment_id)
        [fresh] = reading.summaries(ExamSitting.id == sitting.id)
        if fresh.state(now()) == ("open" if move == "stop" else "stopped"):
            row = ExamMove(
                sitting_id=sitting.id, move=move, reason=reason, moved_by_id=actor.id, moved_at=now()
            )
            save(row)
            moved += 1
    return moved


def cancel(actor: SignedIn, sitting: Summary, reason: str) -> None:
    """Take a sitting out, under way or ended: no mark, no attempt used. What was answered stays."""
    one_at_a_time(sitting.enrolment_id)
    [fresh] = reading.summaries(ExamSitting.id == sitting.id)
    if fresh.cancelled_because is not None:
        raise Refused(_("This sitting is cancelled already."))
    save(ExamCancellation(sitting_id=sitting.id, reason=reason, cancelled_by_id=actor.id, cancelled_at=now()))
    audit.note(actor.id, "cancel-exam-sitting", "enrolment", sitting.enrolment_id, sitting=sitting.id)
