"""Why a group cannot be placed: the smallest set of rules that together forbid it, and what would help."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from lms.scheduling.timetable.board import moment, week_of
from lms.scheduling.timetable.openings import Site, bits, is_free
from lms.scheduling.timetable.values import Group, Helper, Placed

ROOMS = ("seats", "computers", "step-free", "room-hours", "room-taken")
TRAINERS = ("qualified", "trainer-women", "trainer-hours", "trainer-taken")
HELPERS = ("helpers", "helper-women", "helper-hours", "helper-taken")
RULES = ("closed", *ROOMS, *TRAINERS, *HELPERS)
MOST_RULES = 5
"""Sets larger than this are told as all the rules that do not hold."""
LONGEST_DELAY = 12
"""Weeks by which a later last day is tried."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One reason. `days` are weekdays it is about; `free` and `needed` numbers; `rules` what it comes from.

    kinds: term, closed, closed-some, no-room, room-taken, no-trainer, trainer-only, trainer-taken, helpers,
    search
    """

    kind: str
    rules: frozenset[str] = frozenset()
    days: tuple[int, ...] = ()
    free: int = 0
    needed: int = 0
    who: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that would let the whole group be placed. kinds: room, trainer, helper, later, longer-search."""

    kind: str
    days: tuple[int, ...] = ()
    who: str = ""
    last_day: date | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why `group` lacks sessions, in as few facts as can be, and what would help."""

    group: int
    facts: tuple[Fact, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Time:
    """Who and what is there at one time, and who and what other groups leave."""

    day: date
    start: int
    closed: bool
    there: tuple[int, int, int]
    left: tuple[int, int, int]


Allowed = Callable[[_Time], bool]


class _Case:
    """One group among the others, which stay where they are."""

    def __init__(self, site: Site, group: Group, others: Sequence[Placed]) -> None:
        self.site, self.group = site, group
        self.times = [_time(site, group, others, day, start) for day, start in _every_time(site)]
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

    def members(self, kind: int, time: _Time, rules: frozenset[str]) -> int:
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

    def lacks(self, kind: int, time: _Time, rules: frozenset[str]) -> int:
        """How many rooms, trainers or volunteers are wanting at a time."""
        if kind == 2 and "helpers" not in rules:
            return 0
        if kind != 2 and not rules.intersection((ROOMS, TRAINERS)[kind]):
            return 0
        wanted = self.site.needs[self.group.key].helpers if kind == 2 else 1
        return max(wanted - self.members(kind, time, rules).bit_count(), 0)

    def allows(self, rules: frozenset[str]) -> Allowed:
        """Whether a time is allowed when only `rules` are held to."""

        def allowed(time: _Time) -> bool:
            if time.closed and "closed" in rules:
                return False
            return not any(self.lacks(kind, time, rules) for kind in range(3))

        return allowed

    def fits(self, rules: frozenset[str]) -> bool:
        """Whether the whole group fits when only `rules` are held to."""
        return self.most(self.allows(rules)) >= self.needed


def explain(site: Site, key: int, others: Sequence[Placed]) -> Reasons:
    """Why the group `key` does not fit beside `others`, and which changes would let it."""
    case = _Case(site, site.groups[key], [one for one in others if one.group != key])
    if case.fits(frozenset(RULES)):
        return Reasons(key, (Fact("search"),), (Change("longer-search"),))
    rules = _smallest(case)
    return Reasons(key, tuple(_facts(case, rules)), tuple(_changes(case)))


def _smallest(case: _Case) -> frozenset[str]:
    """The fewest rules that forbid the group; of sets alike the first in the order of RULES."""
    for number in range(MOST_RULES + 1):
        for rules in combinations(_worth_trying(case), number):
            if not case.fits(frozenset(rules)):
                return frozenset(rules)
    return frozenset(RULES)


def _worth_trying(case: _Case) -> list[str]:
    """Rules without which something more would fit: the others cannot be in a smallest set."""
    whole = frozenset(RULES)
    kept = set(RULES)
    for rule in RULES:
        trial = frozenset(kept - {rule})
        if all(_same(case, time, whole, trial) for time in case.times):
            kept.discard(rule)
    return [rule for rule in RULES if rule in kept]


def _same(case: _Case, time: _Time, one: frozenset[str], other: frozenset[str]) -> bool:
    if (time.closed and "closed" in one) != (time.closed and "closed" in other):
        return False
    return all(case.lacks(kind, time, one) == case.lacks(kind, time, other) for kind in range(3))


def _facts(case: _Case, rules: frozenset[str]) -> Iterator[Fact]:
    """The rules in words to be: the room first, then the people, each for the weekdays the others leave."""
    if not rules:
        yield Fact("term", free=case.most(lambda _time: True), needed=case.needed)
        return
    if "closed" in rules:
        alone = len(rules) == 1
        free = case.most(case.allows(rules)) if alone else sum(time.closed for time in _times_of_group(case))
        yield Fact("closed" if alone else "closed-some", free=free, needed=case.needed)
    if rules.intersection(ROOMS):
        days = _days_left(case, rules.difference(ROOMS)) or _weekdays(case)
        taken = "room-taken" in rules
        yield Fact("room-taken" if taken else "no-room", rules, tuple(days), needed=case.group.computers)
    if rules.intersection(TRAINERS):
        yield _trainer_fact(case, rules)
    if rules.intersection(HELPERS):
        yield _helper_fact(case, rules)


def _trainer_fact(case: _Case, rules: frozenset[str]) -> Fact:
    own = rules.intersection(TRAINERS)
    free = _days_left(case, own)
    able = case.static["qualified"] & case.static["trainer-women"]
    who = case.site.problem.trainers[able.bit_length() - 1].name if able.bit_count() == 1 else ""
    if "trainer-taken" in own:
        return Fact("trainer-taken", own, tuple(_days_left(case, rules - own) or _weekdays(case)), who=who)
    return Fact("trainer-only" if free else "no-trainer", own, tuple(free), who=who)


def _helper_fact(case: _Case, rules: frozenset[str]) -> Fact:
    own = rules.intersection(HELPERS)
    days = _days_left(case, rules - own) or _weekdays(case)
    there = [
        case.members(2, time, own).bit_count()
        for time in _times_of_group(case)
        if time.day.weekday() in days and not time.closed
    ]
    return Fact("helpers", own, tuple(days), max(there, default=0), case.site.needs[case.group.key].helpers)


def _days_left(case: _Case, rules: frozenset[str]) -> list[int]:
    """The weekdays on which something is allowed when only `rules` are held to; none when all are."""
    allowed = case.allows(rules)
    return sorted({time.day.weekday() for time in _times_of_group(case) if allowed(time)})


def _weekdays(case: _Case) -> list[int]:
    return sorted({time.day.weekday() for time in _times_of_group(case)})


def _times_of_group(case: _Case) -> Iterator[_Time]:
    return (time for time in case.times if case.group.first_day <= time.day <= case.group.last_day)


def _changes(case: _Case) -> Iterator[Change]:
    """One more room, trainer or volunteers on one weekday or two; or a later end."""
    every = frozenset(RULES)
    for number in (1, 2):
        granted = [
            change
            for kind, name in enumerate(("room", "trainer", "helper"))
            for days in combinations(_weekdays(case), number)
            if (change := _granted(case, kind, name, days, every))
        ]
        if granted:
            yield from granted
            break
    allowed = case.allows(every)
    for weeks in range(1, LONGEST_DELAY + 1):
        later = case.group.last_day + timedelta(weeks=weeks)
        if case.most(allowed, later) >= case.needed:
            yield Change("later", last_day=later)
            return


def _granted(
    case: _Case, kind: int, name: str, days: tuple[int, ...], every: frozenset[str]
) -> Change | None:
    """The change, if what is wanting of one kind on these weekdays were there and the group then fitted."""
    wanting = 0

    def allowed(time: _Time) -> bool:
        nonlocal wanting
        given = time.day.weekday() in days
        if time.closed or any(
            case.lacks(each, time, every) for each in range(3) if not (given and each == kind)
        ):
            return False
        wanting = max(wanting, case.lacks(kind, time, every) if given else 0)
        return True

    if case.most(allowed) < case.needed:
        return None
    able = case.static["qualified"] & case.static["trainer-women"]
    alone = kind == 1 and able.bit_count() == 1
    who = case.site.problem.trainers[able.bit_length() - 1].name if alone else ""
    return Change(name, days, who, number=case.group.computers if kind == 0 else wanting)


def _may_teach(trainer: Helper, group: Group) -> bool:
    chosen = not group.trainers or trainer.key in group.trainers
    return chosen and (trainer.courses is None or group.course in trainer.courses)


def _every_time(site: Site) -> Iterator[tuple[date, int]]:
    """Every day and start, closed days too, and some weeks beyond the term, for a later end."""
    problem = site.problem
    end = problem.last_day + timedelta(weeks=LONGEST_DELAY)
    for later in range((end - problem.first_day).days + 1):
        day = problem.first_day + timedelta(days=later)
        yield from ((day, start) for weekday, start in problem.starts if weekday == day.weekday())


def _time(site: Site, group: Group, others: Sequence[Placed], day: date, start: int) -> _Time:
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
    return _Time(day, start, day in problem.closed, there, tuple(left))  # type: ignore[arg-type]  # three of each
