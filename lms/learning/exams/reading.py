"""Reads sittings into values: the same few statements whatever the number of sittings."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select

from lms.accounts.models import Person
from lms.catalogue.exam import ExamItem
from lms.core.db import db
from lms.learning.exams.models import (
    ExamAnswer,
    ExamCancellation,
    ExamEnd,
    ExamFlag,
    ExamMove,
    ExamSitting,
)
from lms.learning.exams.rules import Clock, Drawn, stops_of
from lms.learning.exams.values import Ended, ExamPaper, Kept, Summary, recorded

Row = tuple[ExamSitting, ExamEnd | None, str | None, str | None]


def summaries(wanted: ColumnElement[bool]) -> list[Summary]:
    """The sittings `wanted`, in the order they began; two statements."""
    rows = _rows(wanted)
    moves = _moves([row[0].id for row in rows])
    return [Summary(**_facts(row, moves)) for row in rows]


def paper(wanted: ColumnElement[bool]) -> ExamPaper | None:
    """The one sitting `wanted` with its questions and answers; four statements."""
    rows = _rows(wanted)
    if not rows:
        return None
    sitting = rows[0][0]
    return ExamPaper(
        **_facts(rows[0], _moves([sitting.id])),
        drawn=drawn_of(sitting.questions),
        answers=_answers(sitting.id),
        flagged=frozenset(
            db.session.scalars(select(ExamFlag.position).where(ExamFlag.sitting_id == sitting.id))
        ),
    )


def _rows(wanted: ColumnElement[bool]) -> list[Row]:
    statement = (
        select(ExamSitting, ExamEnd, ExamCancellation.reason, Person.chosen_name)
        .outerjoin(ExamEnd, ExamEnd.sitting_id == ExamSitting.id)
        .outerjoin(ExamCancellation, ExamCancellation.sitting_id == ExamSitting.id)
        .outerjoin(Person, Person.id == ExamSitting.watched_by_id)
        .where(wanted)
        .order_by(ExamSitting.id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in db.session.execute(statement)]


def _moves(sitting_ids: Collection[int]) -> dict[int, list[tuple[str, datetime]]]:
    found: dict[int, list[tuple[str, datetime]]] = defaultdict(list)
    statement = select(ExamMove.sitting_id, ExamMove.move, ExamMove.moved_at)
    for sitting_id, move, at in db.session.execute(
        statement.where(ExamMove.sitting_id.in_(sitting_ids)).order_by(ExamMove.id)
    ):
        found[sitting_id].append((move, at))
    return found


def _facts(row: Row, moves: dict[int, list[tuple[str, datetime]]]) -> dict[str, Any]:
    sitting, end, cancelled_because, watched_by = row
    titles = dict(sitting.areas)
    clock = Clock(
        sitting.started_at, sitting.minutes, sitting.extra_percent, stops_of(moves.get(sitting.id, []))
    )
    return {
        "id": sitting.id,
        "enrolment_id": sitting.enrolment_id,
        "number": sitting.number,
        "title": sitting.title,
        "pass_mark": sitting.pass_mark,
        "titles": titles,
        "asked": len(sitting.questions),
        "proctored": sitting.proctored,
        "watched_by": watched_by or "",
        "clock": clock,
        "ended": Ended(end.way, end.ended_at, recorded(titles, end.marks)) if end else None,
        "cancelled_because": cancelled_because,
    }


def drawn_of(questions: list[Any]) -> tuple[Drawn, ...]:
    """What was drawn, as a sitting keeps it."""
    return tuple(
        Drawn(area, ExamItem(course, module, question), shown)
        for area, course, module, question, shown in questions
    )


def _answers(sitting_id: int) -> dict[int, Kept]:
    found: dict[int, Kept] = {}
    rows = db.session.execute(
        select(
            ExamAnswer.position, ExamAnswer.given, ExamAnswer.typed, ExamAnswer.credit, ExamAnswer.answered_at
        )
        .where(ExamAnswer.sitting_id == sitting_id)
        .order_by(ExamAnswer.id)
    )
    for position, given, typed, credit, at in rows:
        times = found[position].times if position in found else 0
        found[position] = Kept(tuple(given), typed, credit, at, times + 1)
    return found
