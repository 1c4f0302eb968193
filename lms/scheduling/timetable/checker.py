"""Checks a timetable against every hard rule, from the problem as asked: it knows nothing of the solver.

Written apart from the model and importing none of it, so that both would have to be mistaken in the same way.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import combinations, pairwise

from lms.scheduling.timetable.values import Group, Helper, Placed, Problem, Room, Timetable


@dataclass(frozen=True, slots=True)
class Broken:
    """A hard rule that is not kept, and the session (or the group alone) that breaks it."""

    rule: str
    group: int
    session: Placed | None = None


def broken_rules(problem: Problem, timetable: Timetable) -> list[Broken]:
    """Every hard rule that `timetable` breaks; none when it may be published."""
    return [
        *_each_session(problem, timetable),
        *_each_group(problem, timetable),
        *_booked_twice(problem, timetable),
        *_locked(problem, timetable),
    ]


def _begins(session: Placed) -> datetime:
    return datetime.combine(session.day, time()) + timedelta(minutes=session.start)


def _each_session(problem: Problem, timetable: Timetable) -> Iterator[Broken]:
    groups = {group.key: group for group in problem.groups}
    rooms = {room.key: room for room in problem.rooms}
    trainers = {trainer.key: trainer for trainer in problem.trainers}
    volunteers = {volunteer.key: volunteer for volunteer in problem.volunteers}
    kept = set(problem.locked)
    for session in timetable.placed:
        if session in kept:
            continue
        group = groups.get(session.group)
        room, trainer = rooms.get(session.room), trainers.get(session.trainer)
        helping = [volunteers.get(key) for key in session.volunteers]
        if group is None or room is None or trainer is None or None in helping:
            yield Broken("unknown", session.group, session)
            continue
        known = [one for one in helping if one]
        for rule in (
            *_time_rules(problem, group, session),
            *_room_rules(group, room, session),
            *_people_rules(problem, group, trainer, known, session),
        ):
            yield Broken(rule, group.key, session)


def _time_rules(problem: Problem, group: Group, session: Placed) -> Iterator[str]:
    if session.day in problem.closed:
        yield "closed-day"
    if not max(problem.first_day, group.first_day) <= session.day <= min(problem.last_day, group.last_day):
        yield "outside-term"
    if (session.day.weekday(), session.start) not in problem.starts:
        yield "start-not-offered"
    if session.end - session.start != group.minutes:
        yield "length"


def _room_rules(group: Group, room: Room, session: Placed) -> Iterator[str]:
    if room.seats < group.size:
        yield "seats"
    if room.computers < group.computers:
        yield "computers"
    if group.step_free and not room.step_free:
        yield "step-free"
    if session.day in room.closed:
        yield "room-closed"
    if room.windows is not None:
        open_hours = [(one.opens, one.closes) for one in room.windows if one.weekday == session.day.weekday()]
        if not [1 for opens, closes in open_hours if opens <= session.start and closes >= session.end]:
            yield "room-window"
    if _elsewhere(room, session):
        yield "room-taken"


def _people_rules(
    problem: Problem, group: Group, trainer: Helper, helping: list[Helper], session: Placed
) -> Iterator[str]:
    if trainer.courses is not None and group.course not in trainer.courses:
        yield "not-qualified"
    if group.trainers and trainer.key not in group.trainers:
        yield "trainer-not-chosen"
    number = len({one.key for one in helping})
    if number < group.helpers if group.helpers is not None else group.size > problem.ratio * (1 + number):
        yield "too-few-helpers"
    if len({trainer.key, *(one.key for one in helping)}) != 1 + len(helping):
        yield "person-twice"
    for person in (trainer, *helping):
        if group.women_only and not person.woman:
            yield "women-only"
        if _not_there(person, session):
            yield "person-away"
        if _elsewhere(person, session):
            yield "person-taken"


def _not_there(person: Helper, session: Placed) -> bool:
    if session.day in person.away or (person.leaves is not None and session.end > person.leaves):
        return True
    if person.windows is None:
        return False
    hours = [one for one in person.windows if one.weekday == session.day.weekday()]
    return not any(one.opens <= session.start and session.end <= one.closes for one in hours)


def _elsewhere(one: Room | Helper, session: Placed) -> bool:
    return any(
        taken.day == session.day and not (taken.end <= session.start or session.end <= taken.start)
        for taken in one.taken
    )


def _each_group(problem: Problem, timetable: Timetable) -> Iterator[Broken]:
    said_missing = dict(timetable.missing)
    for group in problem.groups:
        own = sorted((one for one in timetable.placed if one.group == group.key), key=_begins)
        if len(own) + said_missing.get(group.key, 0) != group.sessions:
            yield Broken("number-of-sessions", group.key)
        weeks = [one.day.isocalendar()[:2] for one in own]
        kept = set(problem.locked)
        for one in own:
            if one not in kept and weeks.count(one.day.isocalendar()[:2]) > group.per_week:
                yield Broken("per-week", group.key, one)
        for earlier, later in pairwise(own):
            near = _begins(later) - _begins(earlier) < timedelta(hours=group.rest)
            if near and not {earlier, later} <= kept:
                yield Broken("rest", group.key, later)


def _booked_twice(problem: Problem, timetable: Timetable) -> Iterator[Broken]:
    kept = set(problem.locked)
    days: dict[object, list[Placed]] = {}
    for session in timetable.placed:
        days.setdefault(session.day, []).append(session)
    for sessions in days.values():
        for one, other in combinations(sessions, 2):
            if one.end <= other.start or other.end <= one.start or {one, other} <= kept:
                continue
            if one.room == other.room:
                yield Broken("room-twice", other.group, other)
            if {one.trainer, *one.volunteers} & {other.trainer, *other.volunteers}:
                yield Broken("person-twice", other.group, other)
            if one.group == other.group:
                yield Broken("group-twice", other.group, other)


def _locked(problem: Problem, timetable: Timetable) -> Iterator[Broken]:
    there = list(timetable.placed)
    for session in problem.locked:
        if there.count(session) != 1:
            yield Broken("locked", session.group, session)
