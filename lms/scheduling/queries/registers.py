"""The list of an evening: who is expected, who said they come, what was recorded."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from lms.accounts.models import Person
from lms.cohorts.models import Enrolment
from lms.core.db import db
from lms.i18n.formats import alphabetical
from lms.scheduling import rules
from lms.scheduling.models import Attendance, Guest, Reply
from lms.scheduling.queries.rows import by_cohort, current
from lms.scheduling.values import Evening, Line, Recorded, Tally


def lines(evening: Evening) -> list[Line]:
    """The people expected at an evening, by name, with all that was recorded of them. Two statements."""
    history = _history(evening.session.id)
    rows = db.session.execute(
        select(Enrolment, Person, Reply.coming)
        .join(Person, Person.id == Enrolment.person_id)
        .outerjoin(Reply, and_(Reply.enrolment_id == Enrolment.id, Reply.session_id == evening.session.id))
        .where(or_(Enrolment.cohort_id == evening.cohort.id, Enrolment.id.in_(_guests(evening.session.id))))
        .order_by(Person.id)
    )
    found = [
        Line(
            enrolment_id=enrolment.id,
            name=person.chosen_name,
            official_name=person.official_name,
            native_name=person.native_name,
            coming=coming,
            history=tuple(history.get(enrolment.id, ())),
        )
        for enrolment, person, coming in rows
        if enrolment.id in history
        or enrolment.cohort_id != evening.cohort.id
        or rules.expected_on(evening.day, enrolment.enrolled_on, enrolment.left_on)
    ]
    return sorted(found, key=lambda line: alphabetical(line.name))


def _guests(session_id: int) -> Select[int]:
    return select(Guest.enrolment_id).where(Guest.session_id == session_id)


def _history(session_id: int) -> dict[int, list[Recorded]]:
    rows = db.session.execute(
        select(Attendance, Person.chosen_name)
        .outerjoin(Person, Person.id == Attendance.recorded_by_id)
        .where(Attendance.session_id == session_id)
        .order_by(Attendance.id.desc())
    )
    found: dict[int, list[Recorded]] = {}
    for row, by in rows:
        recorded = Recorded(row.id, row.status, row.minutes, by or "", row.recorded_at, row.way, row.because)
        found.setdefault(row.enrolment_id, []).append(recorded)
    return found


def tallies(evenings: Sequence[Evening]) -> dict[int, Tally]:
    """How many are expected, said they come, are marked, by session. Three statements."""
    sessions = [evening.session.id for evening in evenings]
    places = by_cohort(
        select(Enrolment.cohort_id, Enrolment.enrolled_on, Enrolment.left_on).where(
            Enrolment.cohort_id.in_({evening.cohort.id for evening in evenings})
        )
    )
    said = _said(sessions)
    kept = Attendance.id.in_(current(Attendance.session_id.in_(sessions)))
    marks = _counts(Attendance.session_id, Attendance.status == "present", kept)
    return {
        evening.session.id: Tally(
            expected=said[evening.session.id].guests
            + sum(
                rules.expected_on(evening.day, enrolled, left)
                for _, enrolled, left in places[evening.cohort.id]
            ),
            coming=said[evening.session.id].coming,
            not_coming=said[evening.session.id].not_coming,
            marked=marks[evening.session.id][1],
            present=marks[evening.session.id][0],
        )
        for evening in evenings
    }


class _Said(NamedTuple):
    coming: int = 0
    not_coming: int = 0
    guests: int = 0


def _said(sessions: Sequence[int]) -> defaultdict[int, _Said]:
    """How many said that they come or cannot, and how many guests are expected, by session."""
    one, none = literal(1), literal(0)
    yes, no = case((Reply.coming, one), else_=none), case((Reply.coming, none), else_=one)
    replies = select(Reply.session_id, yes.label("yes"), no.label("no"), none.label("guests"))
    guests = select(Guest.session_id, none, none, one)
    told = replies.where(Reply.session_id.in_(sessions)).union_all(
        guests.where(Guest.session_id.in_(sessions))
    )
    each = told.subquery().c
    rows = db.session.execute(
        select(each.session_id, func.sum(each.yes), func.sum(each.no), func.sum(each.guests)).group_by(
            each.session_id
        )
    )
    return defaultdict(_Said, {row[0]: _Said(*map(int, row[1:])) for row in rows})


def _counts(
    session: InstrumentedAttribute[int],
    yes: ColumnElement[bool] | InstrumentedAttribute[bool],
    condition: ColumnElement[bool],
) -> defaultdict[int, tuple[int, int]]:
    rows = db.session.execute(
        select(session, func.sum(case((yes, 1), else_=0)), func.count()).where(condition).group_by(session)
    )
    return defaultdict(lambda: (0, 0), {number: (int(true), int(all_)) for number, true, all_ in rows})
