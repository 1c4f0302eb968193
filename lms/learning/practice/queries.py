"""Reading work that was sent, in a fixed number of statements whatever the number of people."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, bindparam, false, select, true, union_all
from sqlalchemy.orm import defer

from lms.accounts.models import Person
from lms.core.db import db, rows_of
from lms.learning.practice.models import MarkOverride, Submission, WorkDraft
from lms.learning.practice.rules import Mark, Spans, counting, counting_supervised, in_class
from lms.learning.practice.supervision import attended_spans
from lms.learning.practice.verdicts import Verdict, from_plain

Key = tuple[int, str, str]
"""(enrolment, module, exercise)."""


@dataclass(frozen=True)
class Told:
    """A submission as a page tells it."""

    id: int
    enrolment_id: int
    module: str
    exercise: str
    kind: str
    text: str
    file_digest: str | None
    file_name: str
    verdict: Verdict
    points: float
    done: bool
    at: datetime
    in_class: bool

    @property
    def percent(self) -> int:
        """The mark as people see it, rounded down."""
        return int(self.points * 100)


@dataclass(frozen=True, slots=True)
class Overridden:
    """A trainer's own mark, as a page tells it."""

    points: float
    done: bool
    watched: bool
    reason: str
    by: str
    at: datetime
    submission_id: int | None

    @property
    def percent(self) -> int:
        """The mark as people see it, rounded down."""
        return int(self.points * 100)


@dataclass(frozen=True)
class Work:
    """All the work of one enrolment on one exercise: submissions and a trainer's marks, each oldest first."""

    submissions: tuple[Told, ...] = ()
    overrides: tuple[Overridden, ...] = ()

    @cached_property
    def marks(self) -> list[Mark]:
        """Every mark, in the order they came."""
        sent = [Mark(one.points, one.done, one.at, supervised=one.in_class) for one in self.submissions]
        given = [Mark(one.points, one.done, one.at, True, one.watched) for one in self.overrides]
        return sorted([*sent, *given], key=lambda mark: (mark.at, mark.by_trainer))

    @cached_property
    def mark(self) -> Mark | None:
        """The mark that counts."""
        return counting(self.marks)

    @cached_property
    def supervised(self) -> Mark | None:
        """The mark that counts where only supervised work does."""
        return counting_supervised(self.marks)

    @property
    def last(self) -> Told | None:
        """What was sent last."""
        return self.submissions[-1] if self.submissions else None

    @property
    def override(self) -> Overridden | None:
        """What a trainer said last."""
        return self.overrides[-1] if self.overrides else None

    @property
    def accepted(self) -> bool:
        """Whether a trainer said that it counts as done, after all that was sent."""
        word, last = self.override, self.last
        return word is not None and word.done and (last is None or word.at >= last.at)

    @property
    def done(self) -> bool:
        """Whether it counts as done."""
        return self.mark is not None and self.mark.done

    @property
    def percent(self) -> int | None:
        """The mark that counts, as people see it."""
        return None if self.mark is None else int(self.mark.points * 100)

    @property
    def state(self) -> str:
        """What a mark says of it: done, doing or todo."""
        return "done" if self.done else "todo" if self.mark is None else "doing"


NOTHING_SENT = Work()
_MARKS = union_all(
    select(
        Submission.points, Submission.done, Submission.sent_at.label("at"), false().label("by_trainer")
    ).where(
        Submission.enrolment_id == bindparam("enrolment"),
        Submission.module == bindparam("in_module"),
        Submission.exercise == bindparam("of_exercise"),
    ),
    select(MarkOverride.points, MarkOverride.done, MarkOverride.given_at, true()).where(
        MarkOverride.enrolment_id == bindparam("enrolment"),
        MarkOverride.module == bindparam("in_module"),
        MarkOverride.exercise == bindparam("of_exercise"),
    ),
)
_LIGHT = [defer(Submission.text), defer(Submission.events)]
"""What nobody reads of many at a time."""


def work_of(enrolment_id: int, module: str, exercise: str) -> Work:
    """The work of one enrolment on one exercise; three statements."""
    found = _work(
        [enrolment_id],
        (Submission.module == module, Submission.exercise == exercise),
        (MarkOverride.module == module, MarkOverride.exercise == exercise),
    )
    return found.get((enrolment_id, module, exercise), NOTHING_SENT)


def counts_as_done(enrolment_id: int, module: str, exercise: str) -> bool:
    """As `work_of(…).done`, for who needs to know no more; one statement that reads nothing else."""
    rows = rows_of(_MARKS, enrolment=enrolment_id, in_module=module, of_exercise=exercise)
    marks = [Mark(points, bool(done), at, bool(trainer)) for points, done, at, trainer in rows]
    mark = counting(sorted(marks, key=lambda one: (one.at, one.by_trainer)))
    return mark is not None and mark.done


def work_of_all(enrolment_ids: Collection[int]) -> dict[Key, Work]:
    """All the work of these enrolments; three statements."""
    return _work(enrolment_ids)


def _work(
    enrolment_ids: Collection[int],
    sent: Iterable[ColumnElement[bool]] = (),
    given: Iterable[ColumnElement[bool]] = (),
) -> dict[Key, Work]:
    submissions = list(
        db.session.scalars(
            select(Submission)
            .options(*([] if sent else _LIGHT))
            .where(Submission.enrolment_id.in_(enrolment_ids), *sent)
            .order_by(Submission.sent_at, Submission.id)
        )
    )
    overrides = db.session.execute(
        select(MarkOverride, Person.chosen_name)
        .outerjoin(Person, Person.id == MarkOverride.given_by_id)
        .where(MarkOverride.enrolment_id.in_(enrolment_ids), *given)
        .order_by(MarkOverride.given_at, MarkOverride.id)
    ).all()
    spans = attended_spans(enrolment_ids) if submissions else {}
    told: dict[Key, list[Told]] = {}
    for row in submissions:
        told.setdefault(_key(row), []).append(_told(row, spans, (row.text or "") if sent else ""))
    said: dict[Key, list[Overridden]] = {}
    for one, by in overrides:
        said.setdefault(_key(one), []).append(_overridden(one, by or ""))
    return {key: Work(tuple(told.get(key, ())), tuple(said.get(key, ()))) for key in {**told, **said}}


def _key(row: Submission | MarkOverride) -> Key:
    return row.enrolment_id, row.module, row.exercise


def _told(row: Submission, spans: Mapping[int, Spans], text: str) -> Told:
    return Told(
        id=row.id,
        enrolment_id=row.enrolment_id,
        module=row.module,
        exercise=row.exercise,
        kind=row.kind,
        text=text,
        file_digest=row.file_digest,
        file_name=row.file_name or "",
        verdict=from_plain(row.verdict),
        points=row.points,
        done=row.done,
        at=row.sent_at,
        in_class=in_class(row.sent_at, spans.get(row.enrolment_id, ())),
    )


def _overridden(row: MarkOverride, by: str) -> Overridden:
    return Overridden(row.points, row.done, row.watched, row.reason, by, row.given_at, row.submission_id)


def draft_of(enrolment_id: int, module: str, exercise: str) -> str | None:
    """What somebody wrote last for an exercise, or none."""
    return db.session.scalar(
        select(WorkDraft.text).where(
            WorkDraft.enrolment_id == enrolment_id,
            WorkDraft.module == module,
            WorkDraft.exercise == exercise,
        )
    )


def digests_named(among: Collection[str]) -> set[str]:
    """Which files of `among` a submission names; a statement for each thousand."""
    asked, named = list(among), set[str]()
    for first in range(0, len(asked), 1000):
        some = Submission.file_digest.in_(asked[first : first + 1000])
        named |= {
            digest for digest in db.session.scalars(select(Submission.file_digest).where(some)) if digest
        }
    return named


def submission(submission_id: int) -> Told | None:
    """A submission as a page tells it, or none; who may see it is its caller's affair."""
    row = db.session.get(Submission, submission_id)
    return _told(row, {}, row.text or "") if row else None


def events_of(submission_id: int) -> list[Any] | None:
    """The log of events of a submission, or none."""
    return db.session.scalar(select(Submission.events).where(Submission.id == submission_id))


@dataclass(frozen=True, slots=True)
class MissedCriterion:
    """The criterion most people have not met yet in their last go at an exercise, of how many who tried."""

    module: str
    exercise: str
    says: str
    missed: int
    people: int


def missed_in(work: Mapping[Key, Work], module: str, exercise: str) -> list[MissedCriterion]:
    """The criteria of one exercise missed in last goes, the most missed first; no statement of its own."""
    lasts = [one.last for (_who, *about), one in work.items() if about == [module, exercise]]
    tried = [last for last in lasts if last is not None]
    counted: Counter[str] = Counter()
    words: dict[str, str] = {}
    for last in tried:
        for criterion in last.verdict.criteria:
            if not criterion.met:
                counted[criterion.id] += 1
                words[criterion.id] = criterion.says
    return [
        MissedCriterion(module, exercise, words[one], times, len(tried))
        for one, times in counted.most_common()
    ]


def most_missed_criteria(work: Mapping[Key, Work]) -> list[MissedCriterion]:
    """For each exercise somebody tried, the criterion most missed in last goes; worst first."""
    exercises = dict.fromkeys((module, exercise) for _who, module, exercise in work)
    worst = [missed[0] for about in exercises if (missed := missed_in(work, *about))]
    return sorted(worst, key=lambda one: (-one.missed / one.people, -one.missed, one.module, one.exercise))
