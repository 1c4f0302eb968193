"""Why a group cannot be placed: the smallest set of rules that together forbid it, and what would help."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from lms.scheduling.timetable.case import HELPERS, LONGEST_DELAY, ROOMS, RULES, TRAINERS, Case, Time
from lms.scheduling.timetable.openings import Site
from lms.scheduling.timetable.values import Placed

MOST_RULES = 5
"""Sets larger than this are told as all the rules that do not hold."""


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
    """What would let the whole group be placed. kinds: room, trainer, helper, later, longer-search."""

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


def explain(site: Site, key: int, others: Sequence[Placed]) -> Reasons:
    """Why the group `key` does not fit beside `others`, and which changes would let it."""
    case = Case(site, site.groups[key], [one for one in others if one.group != key])
    if case.fits(frozenset(RULES)):
        return Reasons(key, (Fact("search"),), (Change("longer-search"),))
    rules = _smallest(case)
    return Reasons(key, tuple(_facts(case, rules)), tuple(_changes(case)))


def _smallest(case: Case) -> frozenset[str]:
    """The fewest rules that forbid the group; of sets alike the first in the order of RULES."""
    for number in range(MOST_RULES + 1):
        for rules in combinations(_worth_trying(case), number):
            if not case.fits(frozenset(rules)):
                return frozenset(rules)
    return frozenset(RULES)


def _worth_trying(case: Case) -> list[str]:
    """Rules without which something more would fit: the others cannot be in a smallest set."""
    whole = frozenset(RULES)
    kept = set(RULES)
    for rule in RULES:
        trial = frozenset(kept - {rule})
        if all(_same(case, time, whole, trial) for time in case.times):
            kept.discard(rule)
    return [rule for rule in RULES if rule in kept]


def _same(case: Case, time: Time, one: frozenset[str], other: frozenset[str]) -> bool:
    if (time.closed and "closed" in one) != (time.closed and "closed" in other):
        return False
    return all(case.lacks(kind, time, one) == case.lacks(kind, time, other) for kind in range(3))


def _facts(case: Case, rules: frozenset[str]) -> Iterator[Fact]:
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


def _trainer_fact(case: Case, rules: frozenset[str]) -> Fact:
    own = rules.intersection(TRAINERS)
    free = _days_left(case, own)
    able = case.static["qualified"] & case.static["trainer-women"]
    who = case.site.problem.trainers[able.bit_length() - 1].name if able.bit_count() == 1 else ""
    if "trainer-taken" in own:
        return Fact("trainer-taken", own, tuple(_days_left(case, rules - own) or _weekdays(case)), who=who)
    return Fact("trainer-only" if free else "no-trainer", own, tuple(free), who=who)


def _helper_fact(case: Case, rules: frozenset[str]) -> Fact:
    own = rules.intersection(HELPERS)
    days = _days_left(case, rules - own) or _weekdays(case)
    there = [
        case.members(2, time, own).bit_count()
        for time in _times_of_group(case)
        if time.day.weekday() in days and not time.closed
    ]
    return Fact("helpers", own, tuple(days), max(there, default=0), case.site.needs[case.group.key].helpers)


def _days_left(case: Case, rules: frozenset[str]) -> list[int]:
    """The weekdays on which something is allowed when only `rules` are held to; none when all are."""
    allowed = case.allows(rules)
    return sorted({time.day.weekday() for time in _times_of_group(case) if allowed(time)})


def _weekdays(case: Case) -> list[int]:
    return sorted({time.day.weekday() for time in _times_of_group(case)})


def _times_of_group(case: Case) -> Iterator[Time]:
    return (time for time in case.times if case.group.first_day <= time.day <= case.group.last_day)


def _changes(case: Case) -> Iterator[Change]:
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


def _granted(case: Case, kind: int, name: str, days: tuple[int, ...], every: frozenset[str]) -> Change | None:
    """The change, if what is wanting of one kind on these weekdays were there and the group then fitted."""
    wanting = 0

    def allowed(time: Time) -> bool:
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
