"""What a timetable costs, rule by rule, as a coordinator can read it."""

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass

from lms.scheduling.timetable.openings import Site, spans_sunset
from lms.scheduling.timetable.values import Timetable

UNPLACED = 10_000
"""What a session without a place costs: more than all soft rules together."""


@dataclass(frozen=True, slots=True)
class Cost:
    """How often a soft rule is not kept, and what that costs in all."""

    rule: str
    times: int
    weight: int

    @property
    def total(self) -> int:
        """Times by weight."""
        return self.times * self.weight


def costs(site: Site, timetable: Timetable) -> list[Cost]:
    """Each soft rule of a timetable, in the order of the weights."""
    found: Counter[str] = Counter()
    habits: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    teaching: defaultdict[int, set[int]] = defaultdict(set)
    load: Counter[int] = Counter()
    for placed in timetable.placed:
        group = site.groups[placed.group]
        cannot, late = site.learners_out(group, placed.day, placed.start)
        found["learners"] += cannot
        found["travel"] += late
        found["waiting"] += max((placed.day - group.first_day).days // 7, 0)
        found["school"] += placed.day in site.problem.school
        found["sunset"] += spans_sunset(site.problem, placed.day, placed.start, placed.end)
        habits[placed.group].add((placed.day.weekday(), placed.start))
        teaching[placed.group].add(placed.trainer)
        load.update(placed.volunteers)
    for key, used in habits.items():
        found["pair"] += max(len(used) - site.groups[key].per_week, 0)
        found["trainer"] += len(teaching[key]) - 1
    fair = fair_share(site, sum(load.values()))
    found["load"] = sum(max(sessions - fair, 0) for sessions in load.values())
    return [Cost(rule, found[rule], weight) for rule, weight in asdict(site.problem.weights).items()]


def fair_share(site: Site, helped: int) -> int:
    """How many sessions each volunteer helps at when all help alike, rounded up."""
    return -(-helped // max(len(site.problem.volunteers), 1))


def penalty(site: Site, timetable: Timetable) -> int:
    """All costs together, sessions without a place included."""
    missing = sum(number for _, number in timetable.missing)
    return sum(cost.total for cost in costs(site, timetable)) + UNPLACED * missing
