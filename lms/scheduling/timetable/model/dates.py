"""Stage one, dates: one boolean for each (group, evening, start), so that order comes free."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from ortools.sat.python import cp_model

from lms.scheduling.timetable.board import moment, week_of
from lms.scheduling.timetable.crowding import Candidate, limits
from lms.scheduling.timetable.model.engine import Answer, Effort, solve
from lms.scheduling.timetable.openings import Opening, Site, members
from lms.scheduling.timetable.penalty import UNPLACED
from lms.scheduling.timetable.values import Group, Placed

Time = tuple[int, date, int]
"""A group, a day and a start."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of this stage: which groups at which openings, from which hint.

    With `slack`, sessions may be left out, at a price. With `by_trainer`, one trainer for a whole group is
    sought too: worth it for a few groups, dear for all. `moved` is what leaving each time in it costs.
    """

    site: Site
    openings: Mapping[int, Sequence[Opening]]
    wanted: Mapping[int, int]
    hint: Set[Time] = frozenset()
    slack: bool = False
    by_trainer: bool = False
    moved: Mapping[Time, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dates:
    """Which openings were chosen for each group; `proven` when nothing costs less, or nothing fits at all."""

    found: bool
    proven: bool
    objective: int
    chosen: Mapping[int, tuple[Opening, ...]]


def choose_dates(asked: Asked, effort: Effort) -> Dates:
    """Choose dates that keep every rule of a group, and that rooms and people can serve."""
    stage = _Stage(asked)
    for key in asked.openings:
        stage.place(asked.site.groups[key])
    for limit in limits(stage.candidates):
        stage.model.add(sum(stage.choices[c] * n for c, n in limit.choices) <= limit.most)
    stage.model.minimize(sum(stage.costs))
    answer = solve(stage.model, stage.choices, effort)
    return Dates(answer.found, answer.proven, answer.objective, stage.openings_of(answer))


class _Stage:
    """The model as it is built."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.model = cp_model.CpModel()
        self.choices: dict[int, cp_model.IntVar] = {}
        self.candidates: list[Candidate] = []
        self.costs: list[cp_model.LinearExprT] = []
        self._of: list[tuple[int, Opening]] = []
        self._locked: defaultdict[int, list[Placed]] = defaultdict(list)
        for placed in asked.site.problem.locked:
            self._locked[placed.group].append(placed)

    def openings_of(self, answer: Answer) -> dict[int, tuple[Opening, ...]]:
        """The openings an answer chooses, by group."""
        found: dict[int, tuple[Opening, ...]] = {}
        for choice in sorted(answer.chosen):
            key, opening = self._of[choice]
            found[key] = (*found.get(key, ()), opening)
        return found

    def place(self, group: Group) -> None:
        """Everything that concerns one group alone."""
        own = [(self._choose(group, opening), opening) for opening in self._apart_from_locked(group)]
        wanted = self.asked.wanted[group.key]
        if self.asked.slack:
            missing = self.model.new_int_var(0, max(wanted, 0), "")
            hinted = sum((group.key, one.day, one.start) in self.asked.hint for _, one in own)
            self.model.add_hint(missing, max(wanted - hinted, 0))
            self.costs.append(missing * UNPLACED)
            self.model.add(sum(choice for choice, _ in own) + missing == wanted)
        else:
            self.model.add(sum(choice for choice, _ in own) == wanted)
        self._rest(group, own)
        self._weeks(group, own)
        self._habits(group, own)
        if self.asked.by_trainer:
            self._one_trainer(own)

    def _choose(self, group: Group, opening: Opening) -> cp_model.IntVar:
        number, time = len(self._of), (group.key, opening.day, opening.start)
        choice = self.choices[number] = self.model.new_bool_var("")
        self.model.add_hint(choice, time in self.asked.hint)
        self._of.append((group.key, opening))
        helpers = self.asked.site.needs[group.key].helpers
        self.candidates.append(Candidate(number, opening, helpers))
        cost = opening.cost - self.asked.moved.get(time, 0)
        if cost:
            self.costs.append(choice * cost)
        return choice

    def _apart_from_locked(self, group: Group) -> list[Opening]:
        kept = [moment(placed.day, placed.start) for placed in self._locked[group.key]]
        return [
            opening
            for opening in self.asked.openings[group.key]
            if all(abs(moment(opening.day, opening.start) - one) >= group.rest * 60 for one in kept)
        ]

    def _rest(self, group: Group, own: Sequence[tuple[cp_model.IntVar, Opening]]) -> None:
        """Of the openings within the rest from any one on, at most one."""
        moments = [moment(opening.day, opening.start) for _, opening in own]
        last = 0
        for place, begins in enumerate(moments):
            end = place
            while end < len(moments) and moments[end] - begins < group.rest * 60:
                end += 1
            if end > last and end - place > 1:
                self.model.add_at_most_one(choice for choice, _ in own[place:end])
            last = max(last, end)

    def _weeks(self, group: Group, own: Sequence[tuple[cp_model.IntVar, Opening]]) -> None:
        kept = Counter(week_of(placed.day) for placed in self._locked[group.key])
        weeks: defaultdict[int, list[cp_model.IntVar]] = defaultdict(list)
        for choice, opening in own:
            weeks[week_of(opening.day)].append(choice)
        for week, choices in weeks.items():
            most = max(group.per_week - kept[week], 0)
            if len(choices) > most:
                self.model.add(sum(choices) <= most)

    def _habits(self, group: Group, own: Sequence[tuple[cp_model.IntVar, Opening]]) -> None:
        """Weekdays and hours beyond those a group needs in a week have their price."""
        price = self.asked.site.problem.weights.pair
        habits: defaultdict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        for choice, opening in own:
            habits[opening.day.weekday(), opening.start].append(choice)
        if not price or len(habits) <= group.per_week:
            return
        known = {(placed.day.weekday(), placed.start) for placed in self._locked[group.key]}
        used = [self.model.new_bool_var("") for _ in habits]
        for one, choices in zip(used, habits.values(), strict=True):
            for choice in choices:
                self.model.add_implication(choice, one)
        hinted = {(day.weekday(), start) for key, day, start in self.asked.hint if key == group.key}
        for one, habit in zip(used, habits, strict=True):
            self.model.add_hint(one, habit in hinted)
        beyond = self.model.new_int_var(0, len(habits), "")
        others = len(known - habits.keys())
        self.model.add(beyond >= sum(used) + others - group.per_week)
        self.model.add_hint(beyond, max(len(hinted) + others - group.per_week, 0))
        self.costs.append(beyond * price)

    def _one_trainer(self, own: Sequence[tuple[cp_model.IntVar, Opening]]) -> None:
        """A session at which the group's own trainer is not free has the price of another trainer."""
        price = self.asked.site.problem.weights.trainer
        everybody = 0
        for _, opening in own:
            everybody |= opening.trainers
        trainers = {member: self.model.new_bool_var("") for member in members(everybody)}
        another = self.model.new_bool_var("")
        self.costs.append(another * price)
        self.model.add(sum(trainers.values()) <= 1)
        for choice, opening in own:
            there = [trainers[member] for member in members(opening.trainers)]
            self.model.add_bool_or([choice.negated(), another, *there])
