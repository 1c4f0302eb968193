"""A timetable as people read it: week by week, what stands beside what is proposed, and what has no place."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lms.i18n import _
from lms.i18n.formats import day as in_words
from lms.scheduling.plans.gathering import Gathered
from lms.scheduling.plans.outcome import Outcome
from lms.scheduling.plans.wording import SOFT, helping, hour, told
from lms.scheduling.timetable.penalty import UNPLACED
from lms.scheduling.timetable.values import Placed, Problem

LOOK_AGAIN = "4"
"""Seconds after which the page of a search asks how far it is."""


@dataclass(frozen=True, slots=True)
class Line:
    """One session in words.

    `state`: same, new, changed, gone to another time, removed, or stays when no timetable moves it.
    """

    when: str
    room: str
    trainer: str
    volunteers: tuple[str, ...]
    state: str
    pause: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One cohort in one week: what stands, and what is proposed."""

    cohort: str
    now: tuple[Line, ...]
    then: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """A cohort some of whose sessions have no place, why, and what would help."""

    cohort: str
    missing: int
    reasons: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """A week that has sessions, and how much changes in it."""

    monday: date
    changes: int


class Names:
    """Who and what the numbers of a timetable are."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.rooms = {room.key: room.name for room in problem.rooms}
        self.people = {one.key: one.name for one in (*problem.trainers, *problem.volunteers)}
        self.groups = {group.key: group.name for group in problem.groups}

    def line(self, placed: Placed, state: str) -> Line:
        """A session in words; the hour of a break when the sun sets in the midst of it."""
        sun = self.problem.sunset.get(placed.day, -1)
        return Line(
            _("%(day)s, %(hours)s", day=in_words(placed.day, "narrow"), hours=hour(placed.start)),
            self.rooms.get(placed.room, ""),
            self.people.get(placed.trainer, ""),
            tuple(self.people[one] for one in placed.volunteers if one in self.people),
            state,
            hour(sun) if placed.start < sun < placed.end and state not in ("gone", "removed") else "",
        )


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def weeks(gathered: Gathered, outcome: Outcome) -> list[Week]:
    """The weeks with sessions, in order, and how many sessions of each change."""
    old, new = set(gathered.movable), set(_proposed(gathered, outcome))
    every = {monday_of(one.day) for one in old | new}
    changed = Counter(monday_of(one.day) for one in new - old)
    changed.update(monday_of(one.day) for one in old - new if not _same_time(one, new))
    return [Week(monday, changed[monday]) for monday in sorted(every)]


def _same_time(placed: Placed, others: Iterable[Placed]) -> bool:
    return any((one.group, one.day, one.start) == (placed.group, placed.day, placed.start) for one in others)


def _proposed(gathered: Gathered, outcome: Outcome) -> list[Placed]:
    locked, groups = set(gathered.problem.locked), {group.key for group in gathered.problem.groups}
    return [one for one in outcome.timetable.placed if one not in locked and one.group in groups]


@dataclass(frozen=True, slots=True)
class Removal:
    """A cohort that has fewer sessions than stand: the days of those that would be removed."""

    cohort: str
    days: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many sessions."""
        return len(self.days)


def removals(gathered: Gathered, outcome: Outcome) -> list[Removal]:
    """The sessions people expect that publishing would remove, by cohort."""
    found: defaultdict[int, list[Placed]] = defaultdict(list)
    for one in sorted(_removed(gathered, outcome), key=lambda one: (one.day, one.start)):
        found[one.group].append(one)
    names = Names(gathered.problem)
    return [
        Removal(names.groups[group], tuple(in_words(one.day, "narrow") for one in found[group]))
        for group in sorted(found, key=lambda group: names.groups[group])
    ]


def _removed(gathered: Gathered, outcome: Outcome) -> set[Placed]:
    """Of each group, the last of the sessions whose time goes, beyond those that go to a new time."""
    proposed, removed = _proposed(gathered, outcome), set[Placed]()
    for group in gathered.problem.groups:
        old = [one for one in gathered.movable if one.group == group.key]
        new = [one for one in proposed if one.group == group.key]
        leaving = [one for one in old if not _same_time(one, new)]
        moved = sum(not _same_time(one, old) for one in new)
        removed.update(sorted(leaving, key=lambda one: (one.day, one.start))[moved:])
    return removed


def side_by_side(gathered: Gathered, outcome: Outcome, monday: date) -> list[Row]:
    """One week: for each cohort, what stands and what is proposed."""
    names = Names(gathered.problem)
    old, new = _by_group(gathered.movable, monday), _by_group(_proposed(gathered, outcome), monday)
    stays = _by_group(gathered.problem.locked, monday)
    removed = _removed(gathered, outcome)
    every = _proposed(gathered, outcome)
    rows = []
    for group in gathered.problem.groups:
        own, then, kept = old[group.key], new[group.key], stays[group.key]
        if not (own or then or kept):
            continue
        staying = [(one, "stays") for one in kept]
        now = [(one, _now(one, every, removed)) for one in own]
        proposed = [(one, _state(one, own)) for one in then]
        rows.append(Row(group.name, _lines(names, staying + now), _lines(names, staying + proposed)))
    return sorted(rows, key=lambda row: row.cohort)


def _now(placed: Placed, new: Collection[Placed], removed: Collection[Placed]) -> str:
    if _same_time(placed, new):
        return "same"
    return "removed" if placed in removed else "gone"


def _state(placed: Placed, old: Collection[Placed]) -> str:
    if placed in old:
        return "same"
    return "changed" if _same_time(placed, old) else "new"


def _lines(names: Names, sessions: Sequence[tuple[Placed, str]]) -> tuple[Line, ...]:
    ordered = sorted(sessions, key=lambda pair: (pair[0].day, pair[0].start))
    return tuple(names.line(placed, state) for placed, state in ordered)


def _by_group(sessions: Iterable[Placed], monday: date) -> defaultdict[int, list[Placed]]:
    found: defaultdict[int, list[Placed]] = defaultdict(list)
    for one in sessions:
        if monday_of(one.day) == monday:
            found[one.group].append(one)
    return found


def lacks(gathered: Gathered, outcome: Outcome) -> list[Lack]:
    """The cohorts some of whose sessions have no place."""
    groups = {group.key: group for group in gathered.problem.groups}
    reasons = {one.group: one for one in outcome.reasons}
    found = []
    for key, missing in outcome.timetable.missing:
        group, why = groups.get(key), reasons.get(key)
        if group is None:
            continue
        facts = told(gathered.problem, group, why.facts) if why else []
        changes = helping(gathered.problem, group, why.changes) if why else []
        found.append(Lack(group.name, missing, tuple(facts), tuple(changes)))
    return found


def soft_rules(outcome: Outcome) -> list[tuple[str, int, int, int]]:
    """(what is counted, how often, weight, cost) of each soft rule."""
    found = [(str(SOFT[one.rule][0]), one.times, one.weight, one.total) for one in outcome.costs]
    missing = sum(number for _group, number in outcome.timetable.missing)
    return [(_("Sessions without a place"), missing, UNPLACED, UNPLACED * missing), *found]
