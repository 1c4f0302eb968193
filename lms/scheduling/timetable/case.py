"""One group among the others, which stay: how many of its sessions fit when only some rules are held to."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lms.scheduling.timetable.board import moment, week_of
from lms.scheduling.timetable.openings import Site, bits, is_free
from lms.scheduling.timetable.values import Group, Helper, Placed

ROOMS = ("seats", "computers", "step-free", "room-hours", "room-taken")
TRAINERS = ("qualified", "trainer-women", "trainer-hours", "trainer-taken")
HELPERS = ("helpers", "helper-women", "helper-hours", "helper-taken")
RULES = ("closed", *ROOMS, *TRAINERS, *HELPERS)
LONGEST_DELAY = 12
"""Weeks by which a later last day is tried."""


@dataclass(frozen=True, slots=True)
class Time:
    """Who and what is there at one time, and who and what other groups leave."""

    day: date
    start: int
    closed: bool
    there: tuple[int, int, int]
    left: tuple[int, int, int]


Allowed = Callable[[Time], bool]


class Case:
    """One group among the others, which stay where they are."""

    def __init__(self, site: Site, group: Group, others: Sequence[Placed]) -> None:
        self.site, self.group = site, group
        self.times = [time_at(site, group, others, day, start) for day, start in everytime_at(site)]
        self.needed = group.sessions
        problem = site.problem
        self.static = {
            "seats": bits([room.seats >= group.size for room in problem.rooms]),
            "computers": bits([room.computers >= group.computers for room in problem.rooms]),
            "step-free": bits([room.step_free >= group.step_free for room in problem.rooms]),
            "qualified": bits([_may_teach(one, group) for one in problem.trainers]),
            "trainer-women": bits([one.woman >= group.women_only for one in problem.trainers]),
            "helper-women": bits([one.woman >= group.women_only for one in problem.volunteers]),
        }

    def most(self, allowed: Allowed, last_day: date | None = None) -> int:
        """How many sessions fit at allowed times: taking the earliest each time is as good as any."""
        count, latest, weeks = 0, -(10**9), Counter[int]()
        for time in self.times:
            if not self.group.first_day <= time.day <= (last_day or self.group.last_day):
                continue
            at, week = moment(time.day, time.start), week_of(time.day)
            if at - latest >= self.group.rest * 60 and weeks[week] < self.group.per_week and allowed(time):
                count, latest = count + 1, at
                weeks[week] += 1
        return count

    def members(self, kind: int, time: Time, rules: frozenset[str]) -> int:
        """The rooms (0), trainers (1) or volunteers (2) that `rules` leave at a time."""
        names = (ROOMS, TRAINERS, HELPERS)[kind]
        found = -1
        for rule in rules.intersection(names):
            found &= self.static.get(rule, -1)
            found &= time.there[kind] if rule.endswith("hours") else -1
            found &= time.left[kind] if rule.endswith("taken") else -1
        return found & self.everybody[kind]

    @property
    def everybody(self) -> tuple[int, int, int]:
        """All rooms, trainers and volunteers of the site."""
        problem = self.site.problem
        return tuple((1 << len(one)) - 1 for one in (problem.rooms, problem.trainers, problem.volunteers))  # type: ignore[return-value]  # three of them

    def lacks(self, kind: int, time: Time, rules: frozenset[str]) -> int:
        """How many rooms, trainers or volunteers are wanting at a time."""
        if kind == 2 and "helpers" not in rules:
            return 0
        if kind != 2 and not rules.intersection((ROOMS, TRAINERS)[kind]):
            return 0
        wanted = self.site.needs[self.group.key].helpers if kind == 2 else 1
        return max(wanted - self.members(kind, time, rules).bit_count(), 0)

    def allows(self, rules: frozenset[str]) -> Allowed:
        """Whether a time is allowed when only `rules` are held to."""

        def allowed(time: Time) -> bool:
            if time.closed and "closed" in rules:
                return False
            return not any(self.lacks(kind, time, rules) for kind in range(3))

        return allowed

    def fits(self, rules: frozenset[str]) -> bool:
        """Whether the whole group fits when only `rules` are held to."""
        return self.most(self.allows(rules)) >= self.needed


def _may_teach(trainer: Helper, group: Group) -> bool:
    chosen = not group.trainers or trainer.key in group.trainers
    return chosen and (trainer.courses is None or group.course in trainer.courses)


def everytime_at(site: Site) -> Iterator[tuple[date, int]]:
    """Every day and start, closed days too, and some weeks beyond the term, for a later end."""
    problem = site.problem
    end = problem.last_day + timedelta(weeks=LONGEST_DELAY)
    for later in range((end - problem.first_day).days + 1):
        day = problem.first_day + timedelta(days=later)
        yield from ((day, start) for weekday, start in problem.starts if weekday == day.weekday())


def time_at(site: Site, group: Group, others: Sequence[Placed], day: date, start: int) -> Time:
    problem, end = site.problem, start + group.minutes
    there = tuple(
        bits([is_free(one, day, start, end) for one in each])
        for each in (problem.rooms, problem.trainers, problem.volunteers)
    )
    left = [-1, -1, -1]
    for placed in others:
        if placed.day == day and placed.start < end and start < placed.end:
            for kind, served in enumerate(site.serving(placed)):
                left[kind] &= ~served
    return Time(day, start, day in problem.closed, there, tuple(left))  # type: ignore[arg-type]  # three of each
