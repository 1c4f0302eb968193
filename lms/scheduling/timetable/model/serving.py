"""Stages two to four, alike: which room, trainer and volunteers serve each session whose date is chosen."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ortools.sat.python import cp_model

from lms.scheduling.timetable.model.engine import Effort, solve
from lms.scheduling.timetable.openings import members
from lms.scheduling.timetable.penalty import UNPLACED


@dataclass(frozen=True, slots=True)
class Task:
    """A session that needs `need` of `candidates` (a set); `before` served it in the timetable that stood."""

    group: int
    day: date
    start: int
    end: int
    need: int
    candidates: int
    before: int = 0


@dataclass(frozen=True, slots=True)
class Prices:
    """What is better avoided. `another`: each one beyond those a group has met (`met`) or needs at once.

    `load`: each session beyond `fair` that one of them serves, `known` being served already; `change`: each
    one of those who served before and does not now.
    """

    another: int = 0
    load: int = 0
    fair: int = 0
    change: int = 0
    known: Mapping[int, int] = field(default_factory=dict)
    met: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Served:
    """A set for each task, empty where nobody could be found; `proven` when nothing is better."""

    sets: tuple[int | None, ...]
    proven: bool

    @property
    def complete(self) -> bool:
        """Whether every session is served."""
        return None not in self.sets


def serve(tasks: Sequence[Task], prices: Prices, effort: Effort) -> Served:
    """Give each task its set, nobody and nothing twice at a moment, at the least price found."""
    stage = _Stage(prices)
    for task in tasks:
        stage.add(task)
    stage.once_at_a_moment(tasks)
    stage.price_acquaintances(tasks)
    stage.price_load()
    stage.model.minimize(sum(stage.costs))
    answer = solve(stage.model, stage.choices, effort)
    sets: list[int | None] = [0] * len(tasks)
    for choice in answer.chosen:
        place, member = stage.of[choice]
        sets[place] = (sets[place] or 0) | 1 << member
    short = [(found or 0).bit_count() < task.need for found, task in zip(sets, tasks, strict=True)]
    return Served(
        tuple(None if lacking else found for lacking, found in zip(short, sets, strict=True)), answer.proven
    )


class _Stage:
    """The model as it is built."""

    def __init__(self, prices: Prices) -> None:
        self.prices = prices
        self.model = cp_model.CpModel()
        self.costs: list[cp_model.LinearExprT] = []
        self.choices: dict[int, cp_model.IntVar] = {}
        self.of: list[tuple[int, int]] = []
        self._by_task: list[dict[int, cp_model.IntVar]] = []

    def add(self, task: Task) -> None:
        """One session: as many as it needs, or none at a high price."""
        place, own = len(self._by_task), {}
        for member in members(task.candidates):
            own[member] = self.choices[len(self.of)] = self.model.new_bool_var("")
            if task.before:
                self.model.add_hint(own[member], task.before >> member & 1)
            self.of.append((place, member))
        short = self.model.new_bool_var("")
        self.model.add(sum(own.values()) + task.need * short == task.need)
        self.costs.append(short * UNPLACED)
        stay = [own[member] for member in members(task.before) if member in own]
        if self.prices.change and stay:
            self.costs.append(-self.prices.change * sum(stay))
        self._by_task.append(own)

    def once_at_a_moment(self, tasks: Sequence[Task]) -> None:
        """Nobody and nothing serves two sessions under way at one moment."""
        days: defaultdict[date, list[int]] = defaultdict(list)
        for place, task in enumerate(tasks):
            days[task.day].append(place)
        for places in days.values():
            for moment in {tasks[place].start for place in places}:
                together = [place for place in places if tasks[place].start <= moment < tasks[place].end]
                asked: defaultdict[int, list[cp_model.IntVar]] = defaultdict(list)
                for place in together:
                    for member, choice in self._by_task[place].items():
                        asked[member].append(choice)
                for choices in asked.values():
                    if len(choices) > 1:
                        self.model.add_at_most_one(choices)

    def price_acquaintances(self, tasks: Sequence[Task]) -> None:
        """Each one a group meets has a price, beyond those it has met."""
        if not self.prices.another:
            return
        known: dict[tuple[int, int], cp_model.IntVar] = {}
        for task, own in zip(tasks, self._by_task, strict=True):
            for member, choice in own.items():
                if self.prices.met.get(task.group, 0) >> member & 1:
                    continue
                pair = task.group, member
                if pair not in known:
                    known[pair] = self.model.new_bool_var("")
                    self.costs.append(known[pair] * self.prices.another)
                self.model.add_implication(choice, known[pair])

    def price_load(self) -> None:
        """Each session beyond the fair share has a price."""
        if not self.prices.load:
            return
        served: defaultdict[int, list[cp_model.IntVar]] = defaultdict(list)
        for own in self._by_task:
            for member, choice in own.items():
                served[member].append(choice)
        for member, choices in served.items():
            already = self.prices.known.get(member, 0)
            beyond = self.model.new_int_var(0, len(choices) + already, "")
            self.model.add(beyond >= sum(choices) + already - self.prices.fair)
            self.costs.append(beyond * self.prices.load)
