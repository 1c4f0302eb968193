"""Where each group could meet: the times open to it, who and what is free then, and what they would cost.

Rooms and people are sets, kept as the bits of whole numbers: the first of the problem is the lowest bit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lms.scheduling.timetable.values import Group, Helper, Learner, Placed, Problem, Room, Window


@dataclass(frozen=True, slots=True)
class Opening:
    """A time at which a group could meet; `cost` is what its soft rules would cost for this session alone."""

    day: date
    start: int
    end: int
    rooms: int
    trainers: int
    volunteers: int
    cost: int


@dataclass(frozen=True, slots=True)
class Needs:
    """Who and what a group could have at any time, and how many volunteers it needs beside its trainer."""

    rooms: int
    trainers: int
    volunteers: int
    helpers: int


def bits(numbers: Sequence[bool]) -> int:
    """The set of the places where `numbers` is true."""
    return sum(1 << place for place, there in enumerate(numbers) if there)


def members(found: int) -> Iterator[int]:
    """The places in a set, in order."""
    place = 0
    while found:
        if found & 1:
            yield place
        found >>= 1
        place += 1


def volunteers_needed(size: int, ratio: int) -> int:
    """How many volunteers `size` learners need beside their trainer."""
    return max(-(-size // ratio) - 1, 0)


def needs(problem: Problem, group: Group) -> Needs:
    """What can ever serve `group`."""
    rooms = [
        room.seats >= group.size and room.computers >= group.computers and room.step_free >= group.step_free
        for room in problem.rooms
    ]
    trainers = [teaches(one, group) for one in problem.trainers]
    volunteers = [one.woman >= group.women_only for one in problem.volunteers]
    asked = volunteers_needed(group.size, problem.ratio) if group.helpers is None else group.helpers
    return Needs(bits(rooms), bits(trainers), bits(volunteers), asked)


def teaches(trainer: Helper, group: Group) -> bool:
    """Whether a trainer may teach a group, whatever the day."""
    chosen = not group.trainers or trainer.key in group.trainers
    qualified = trainer.courses is None or group.course in trainer.courses
    return chosen and qualified and trainer.woman >= group.women_only


def within(windows: tuple[Window, ...] | None, weekday: int, start: int, end: int) -> bool:
    """Whether these hours are inside one of the windows; without windows, always."""
    return windows is None or any(
        one.weekday == weekday and one.opens <= start and end <= one.closes for one in windows
    )


def is_free(one: Helper | Room, day: date, start: int, end: int) -> bool:
    """Whether somebody, or a room, is there and not booked elsewhere."""
    gone = one.closed if isinstance(one, Room) else one.away
    leaves = None if isinstance(one, Room) else one.leaves
    return (
        day not in gone
        and (leaves is None or end <= leaves)
        and within(one.windows, day.weekday(), start, end)
        and not any(taken.day == day and taken.start < end and start < taken.end for taken in one.taken)
    )


def times(problem: Problem) -> list[tuple[date, int]]:
    """Every (day, start) of the term at which a session may begin."""
    days = (
        problem.first_day + timedelta(days=later)
        for later in range((problem.last_day - problem.first_day).days + 1)
    )
    return [
        (day, start)
        for day in days
        if day not in problem.closed
        for weekday, start in problem.starts
        if weekday == day.weekday()
    ]


class Site:
    """A problem with what can be asked of it many times: who is free when, what a time costs a group."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.times = times(problem)
        self.needs = {group.key: needs(problem, group) for group in problem.groups}
        self.groups = {group.key: group for group in problem.groups}
        self._rooms = {room.key: 1 << place for place, room in enumerate(problem.rooms)}
        self._trainers = {one.key: 1 << place for place, one in enumerate(problem.trainers)}
        self._volunteers = {one.key: 1 << place for place, one in enumerate(problem.volunteers)}
        self._free: dict[tuple[date, int, int], tuple[int, int, int]] = {}
        self._weekly: dict[tuple[int, int, int], tuple[int, int]] = {}
        self._locked: dict[date, list[Placed]] = {}
        for placed in problem.locked:
            self._locked.setdefault(placed.day, []).append(placed)

    def serving(self, placed: Placed) -> tuple[int, int, int]:
        """The room, the trainer and the volunteers of a session, as sets."""
        volunteers = sum(self._volunteers.get(key, 0) for key in placed.volunteers)
        return self._rooms.get(placed.room, 0), self._trainers.get(placed.trainer, 0), volunteers

    def free(self, day: date, start: int, end: int) -> tuple[int, int, int]:
        """Rooms, trainers and volunteers that are free, locked sessions counted."""
        known = self._free.get((day, start, end))
        if known is None:
            known = self._free[day, start, end] = self._find_free(day, start, end)
        return known

    def _find_free(self, day: date, start: int, end: int) -> tuple[int, int, int]:
        problem = self.problem
        rooms = bits([is_free(room, day, start, end) for room in problem.rooms])
        trainers = bits([is_free(one, day, start, end) for one in problem.trainers])
        volunteers = bits([is_free(one, day, start, end) for one in problem.volunteers])
        for placed in self._locked.get(day, ()):
            if placed.start < end and start < placed.end:
                room, trainer, helping = self.serving(placed)
                rooms, trainers, volunteers = rooms & ~room, trainers & ~trainer, volunteers & ~helping
        return rooms, trainers, volunteers

    def openings(self, group: Group) -> list[Opening]:
        """The times at which `group` could meet if it were alone."""
        need, found = self.needs[group.key], []
        for day, start in self.times:
            if not group.first_day <= day <= group.last_day:
                continue
            rooms, trainers, volunteers = self.free(day, start, start + group.minutes)
            rooms, trainers, volunteers = (
                rooms & need.rooms,
                trainers & need.trainers,
                volunteers & need.volunteers,
            )
            if rooms and trainers and volunteers.bit_count() >= need.helpers:
                cost = self.cost(group, day, start)
                found.append(Opening(day, start, start + group.minutes, rooms, trainers, volunteers, cost))
        return found

    def cost(self, group: Group, day: date, start: int) -> int:
        """What a session of `group` at this time costs by itself."""
        weights = self.problem.weights
        cannot, late = self.learners_out(group, day, start)
        waited = (day - group.first_day).days // 7
        return (
            weights.learners * cannot
            + weights.travel * late
            + weights.waiting * waited
            + weights.school * (day in self.problem.school)
            + weights.sunset * spans_sunset(self.problem, day, start, start + group.minutes)
        )

    def learners_out(self, group: Group, day: date, start: int) -> tuple[int, int]:
        """How many learners cannot come at this time, and how many would miss their last service."""
        key = (group.key, day.weekday(), start)
        if key not in self._weekly:
            self._weekly[key] = (
                sum(_cannot(one, day.weekday(), start, group.minutes) for one in group.learners),
                sum(one.leaves is not None and one.leaves < start + group.minutes for one in group.learners),
            )
        cannot, late = self._weekly[key]
        away = sum(
            day in one.away and not _cannot(one, day.weekday(), start, group.minutes)
            for one in group.learners
            if one.away
        )
        return cannot + away, late


def _cannot(learner: Learner, weekday: int, start: int, minutes: int) -> bool:
    return not within(learner.windows, weekday, start, start + minutes)


def spans_sunset(problem: Problem, day: date, start: int, end: int) -> bool:
    """Whether the sun sets during these hours, so that a break is offered or a later start is better."""
    return start < problem.sunset.get(day, -1) < end
