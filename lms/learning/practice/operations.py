"""What can happen to a piece of work: it is written, sent and marked; a trainer says otherwise."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.catalogue.practice import Exercise
from lms.catalogue.values import Course, Module
from lms.cohorts.models import Enrolment
from lms.core.clock import now
from lms.core.db import change, db, rows_of, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.learning.models import Progress
from lms.learning.practice import keeping
from lms.learning.practice.models import MarkOverride, Submission, WorkDraft
from lms.learning.practice.queries import counts_as_done
from lms.learning.practice.verdicts import Verdict, as_plain
from lms.learning.practice.work import Sent, clean

LONGEST_TEXT = 20_000
"""Characters of a text one writes."""

_MINE = ("enrolment_id", "module", "exercise")
_OF_DRAFT = (
    WorkDraft.enrolment_id == bindparam("mine"),
    WorkDraft.module == bindparam("in_module"),
    WorkDraft.exercise == bindparam("of_exercise"),
)
_DRAFT = select(WorkDraft.text).where(*_OF_DRAFT)
_NEW_DRAFT = insert(WorkDraft).values({name: bindparam(name) for name in (*_MINE, "text", "written_at")})
_CHANGED_DRAFT = (
    update(WorkDraft).where(*_OF_DRAFT).values(text=bindparam("text"), written_at=bindparam("written_at"))
)
_SUBMISSION = insert(Submission).values(
    {column.key: bindparam(column.key) for column in Submission.__table__.columns if column.key != "id"}
)
_LOCKED = select(Enrolment.id).where(Enrolment.id == bindparam("enrolment")).with_for_update(key_share=True)
_OF_PROGRESS = (Progress.enrolment_id == bindparam("mine"), Progress.module == bindparam("in_module"))
_DONE_BEFORE = select(Progress.exercises_done).where(*_OF_PROGRESS)
_DONE_NOW = (
    update(Progress)
    .where(*_OF_PROGRESS)
    .values(exercises_done=bindparam("exercises_done"), updated_at=bindparam("updated_at"))
)


@dataclass(frozen=True, slots=True)
class Task:
    """An exercise in its module and course."""

    course: Course
    module: Module
    exercise: Exercise


def check_length(sent: Sent) -> None:
    """Refused when a text is longer than anybody needs for an exercise."""
    if len(sent.text.encode("utf-8", "replace")) > LONGEST_TEXT:
        raise Refused(_("Your text is too long for this exercise: 20 kB at most."), "text")


def keep_draft(enrolment_id: int, task: Task, text: str) -> None:
    """Keep what was written last, sent or not."""
    mine: dict[str, str | int] = {
        "mine": enrolment_id,
        "in_module": task.module.slug,
        "of_exercise": task.exercise.slug,
    }
    found = rows_of(_DRAFT, **mine)
    if not found:
        key = dict(zip(_MINE, mine.values(), strict=True))
        change(_NEW_DRAFT, **key, text=text, written_at=now())
    elif found[0].text != text:
        change(_CHANGED_DRAFT, **mine, text=text, written_at=now())


def submit(enrolment_id: int, task: Task, sent: Sent, verdict: Verdict, key: str) -> None:
    """Keep what was sent with its verdict, and what that changes; the grading was done before."""
    one_at_a_time(enrolment_id)
    unique = sent.token or f"{enrolment_id}-{key}"[:80]
    if sent.token:
        _refuse_if_sent(unique)
    if sent.digest:
        keeping.keep(sent.digest, sent.file)
    change(
        _SUBMISSION,
        enrolment_id=enrolment_id,
        version=task.course.version,
        module=task.module.slug,
        exercise=task.exercise.slug,
        kind=task.exercise.kind,
        text=sent.text or None,
        file_digest=sent.digest,
        file_name=sent.file_name[:200] or None,
        events=_events(sent),
        verdict=clean(as_plain(verdict)),
        met=verdict.met,
        asked=len(verdict.criteria),
        points=verdict.points,
        done=verdict.done,
        sent_at=now(),
        key=unique,
    )
    if sent.text:
        keep_draft(enrolment_id, task, sent.text)
    note_progress(enrolment_id, task)


def _events(sent: Sent) -> list[Any] | None:
    """The log of events as plain values; its kind has looked at it already."""
    events: list[Any] | None = clean(json.loads(sent.log)) if sent.log else None
    return events


def _refuse_if_sent(key: str) -> None:
    """Refused when this attempt was sent before: each counts once."""
    if db.session.scalar(select(Submission.id).where(Submission.key == key)):
        raise Refused(_("This was sent before, and it was looked at. Press “Begin again” for another go."))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a trainer says of a piece of work: its points (0 to 1), whether it counts as done, why."""

    points: float
    done: bool
    watched: bool
    reason: str
    submission_id: int | None = None


def override(actor: SignedIn, enrolment_id: int, task: Task, judgement: Judgement, key: str) -> None:
    """Keep a trainer's own mark and its reason; what the machine said stays beside it."""
    one_at_a_time(enrolment_id)
    if not judgement.reason:
        raise Refused(_("Write why: whoever reads this later will want to know."), "reason")
    row = MarkOverride(
        enrolment_id=enrolment_id,
        module=task.module.slug,
        exercise=task.exercise.slug,
        submission_id=judgement.submission_id,
        points=judgement.points,
        done=judgement.done,
        watched=judgement.watched,
        reason=judgement.reason,
        given_by_id=actor.id,
        given_at=now(),
        key=f"{enrolment_id}-{key}"[:80],
    )
    save(row)
    audit.note(actor.id, "override-mark", "enrolment", enrolment_id, override=row.id, done=row.done)
    note_progress(enrolment_id, task)


def one_at_a_time(enrolment_id: int) -> None:
    """Make two who write about one learner wait for each other."""
    rows_of(_LOCKED, enrolment=enrolment_id)


def note_progress(enrolment_id: int, task: Task) -> None:
    """Keep the summary in step with the evidence: which exercises of the module count as done."""
    module, slug = task.module.slug, task.exercise.slug
    here: dict[str, str | int] = {"mine": enrolment_id, "in_module": module}
    found = rows_of(_DONE_BEFORE, **here)
    if not found:
        save(Progress(enrolment_id=enrolment_id, module=module, exercises_done=[], updated_at=now()))
    others = [one for one in found[0].exercises_done if one != slug] if found else []
    done = [slug] if counts_as_done(enrolment_id, module, slug) else []
    change(_DONE_NOW, **here, exercises_done=sorted([*others, *done]), updated_at=now())
