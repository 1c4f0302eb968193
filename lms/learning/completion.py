"""When somebody had done all that their course asks: the day their course counts as completed."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import CompoundSelect, func, literal, select, union_all

from lms.catalogue.queries import course
from lms.catalogue.values import Course, Module
from lms.core.db import db
from lms.learning.models import Progress, TrainerCheck
from lms.learning.practice.models import Submission
from lms.learning.rules import minutes_needed

Evenings = Iterable[tuple[datetime, datetime, int]]
"""When each evening somebody came to began and ended, and their minutes, in order."""
Steps = list[tuple[str, str, datetime]]
"""What somebody did: of which kind, in which module, when."""


def met_at(courses: Mapping[int, str], evenings: Mapping[int, Evenings]) -> dict[int, datetime]:
    """When the last of what their course asks was done, of enrolments that met it all. One statement.

    `courses` gives the course of each, `evenings` what each came to. Absent where no day is known.
    """
    steps = _steps(courses)
    found: dict[int, datetime] = {}
    for enrolment, slug in courses.items():
        followed = course(slug)
        if followed is None:
            continue
        days = [at for kind, module, at in steps[enrolment] if _asked(followed, kind, module)]
        hours = _reached(evenings[enrolment], minutes_needed(followed))
        if days or hours:
            found[enrolment] = max([*days, *([hours] if hours else [])])
    return found


def _reached(evenings: Evenings, needed: int) -> datetime | None:
    """When the evening ended that brought `needed` minutes; None where none are needed, or never."""
    minutes = 0
    for _starts_at, ends_at, more in evenings:
        minutes += more
        if 0 < needed <= minutes:
            return ends_at
    return None


def _steps(enrolments: Collection[int]) -> dict[int, Steps]:
    done = func.min(Submission.sent_at)
    first_done = (
        select(Submission.enrolment_id, literal("exercise"), Submission.module, done)
        .where(Submission.enrolment_id.in_(enrolments), Submission.done)
        .group_by(Submission.enrolment_id, Submission.module, Submission.exercise)
    )
    progress = [
        select(Progress.enrolment_id, literal(kind), Progress.module, column).where(
            Progress.enrolment_id.in_(enrolments), column.is_not(None)
        )
        for kind, column in (("mark", Progress.passed_at), ("observed", Progress.observed_at))
    ]
    checks = select(TrainerCheck.enrolment_id, literal("check"), literal(""), TrainerCheck.checked_at).where(
        TrainerCheck.enrolment_id.in_(enrolments)
    )
    found: dict[int, Steps] = {enrolment: [] for enrolment in enrolments}
    every: CompoundSelect[*tuple[Any, ...]] = union_all(*progress, checks, first_done)
    for enrolment, kind, module, at in db.session.execute(every):
        found[enrolment].append((kind, module, at))
    return found


def _asked(followed: Course, kind: str, slug: str) -> bool:
    """Whether the course asks for this at all."""
    if kind == "check":
        return followed.completion.trainer_check
    module: Module | None = followed.module(slug)
    if module is None:
        return False
    asked = {"mark": module.completion.mark, "observed": module.completion.observed}
    return bool(asked.get(kind, module.completion.exercises))
