"""From nothing to the best timetable: a first one at once, the hard model where it lacks, then rounds."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from lms.scheduling.timetable.greedy import first_timetable, timetable_of, to_place
from lms.scheduling.timetable.model.dates import Asked, choose_dates
from lms.scheduling.timetable.model.engine import Effort
from lms.scheduling.timetable.model.improving import one_round
from lms.scheduling.timetable.model.staffing import staff
from lms.scheduling.timetable.openings import Site
from lms.scheduling.timetable.penalty import penalty
from lms.scheduling.timetable.values import Problem, Timetable

HARD = Effort(work=12.0, seconds=60.0)
"""What the whole site at once is given; a site of usual size needs a third."""
ROUND = Effort(work=0.4, seconds=10.0)
"""What a round of improving is given."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far along: rounds done, the best timetable so far with its penalty, and that of the first one."""

    done: int
    penalty: int
    first: int
    best: Timetable


Go = Callable[[Step], bool]
"""Told of each step; says whether to go on."""


def go_on(_step: Step) -> bool:
    """Nobody looks, nobody stops."""
    return True


@dataclass(frozen=True, slots=True)
class Solved:
    """The best timetable, its penalty, and that of the first one it was better than."""

    timetable: Timetable
    penalty: int
    first_penalty: int


def solve_site(problem: Problem, rounds: int, seed: int = 1, tell: Go = go_on) -> Solved:
    """The best timetable after `rounds`, or when told to stop. Same input and seed, same answer."""
    site = Site(problem)
    best = first_timetable(site)
    first = penalty(site, best)
    if not tell(Step(0, first, first, best)):
        return Solved(best, first, first)
    if best.missing:
        best = min(best, place_all(site, best, seed), key=lambda one: penalty(site, one))
    done, least = 0, penalty(site, best)
    while done < rounds and tell(Step(done, least, first, best)):
        best = one_round(site, best, done, replace(ROUND, seed=seed))
        done, least = done + 1, penalty(site, best)
    tell(Step(done, least, first, best))
    return Solved(best, least, first)


def place_all(site: Site, hint: Timetable, seed: int) -> Timetable:
    """The hard model on the whole site; where not all fits, the same with sessions left out at a price."""
    asked = Asked(
        site,
        {group.key: site.openings(group) for group in site.problem.groups},
        {group.key: to_place(site, group) for group in site.problem.groups},
        frozenset((one.group, one.day, one.start) for one in hint.placed),
    )
    effort = replace(HARD, seed=seed)
    dates = choose_dates(asked, effort) if _could_fit(asked) else None
    if dates is None or not dates.found:
        dates = choose_dates(replace(asked, slack=True), effort)
    staffed = staff(site, dates.chosen, (), replace(effort, work=effort.work / 4))
    return timetable_of(site, [*site.problem.locked, *staffed.placed])


def _could_fit(asked: Asked) -> bool:
    """Whether no group is short of openings to begin with."""
    return all(len(asked.openings[key]) >= wanted for key, wanted in asked.wanted.items())
