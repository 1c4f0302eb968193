"""What timetables cost: a site, a network of sites, repairs; seconds by the clock, of processor, and memory.

`python -m bench.timetable` measures one site (40 cohorts of 20 sessions, 6 rooms, 15 trainers, 60 volunteers,
500 learners), then repairs of its timetable; `python -m bench.timetable network` 300 cohorts in 14 sites, one
after the other, trainers shared between neighbours; `python -m bench.timetable cold` the model of the whole
site at once; `python -m bench.timetable properties 3000` so many random sites. Every timetable is checked.
"""

import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings

from bench.timetable_sites import a_site
from lms.scheduling.timetable.checker import broken_rules
from lms.scheduling.timetable.greedy import first_timetable
from lms.scheduling.timetable.model.repairing import repair
from lms.scheduling.timetable.model.solving import Step, place_all, solve_site
from lms.scheduling.timetable.openings import Site
from lms.scheduling.timetable.penalty import penalty
from lms.scheduling.timetable.values import Helper, Problem, Taken, Timetable
from tests.scheduling.timetable.small_sites import problems

SECONDS = 30.0
"""What a site may take until all is placed, and what improving is given here."""
SITES = (22, 22, 21, 21, 22, 21, 22, 21, 22, 21, 22, 21, 21, 21)
"""Cohorts of each site of the network: 300."""


def megabytes() -> float:
    """The most memory this process had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Watch:
    """Seconds by the clock and of processor since it was made."""

    def __init__(self) -> None:
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def __str__(self) -> str:
        return f"{self.seconds:6.1f} s, {time.process_time() - self.cpu:6.1f} s of processor"

    @property
    def seconds(self) -> float:
        """By the clock."""
        return time.perf_counter() - self.wall


def tell(name: str, watch: Watch, problem: Problem, timetable: Timetable, more: str = "") -> None:
    """One line; every hard rule that is broken would be shown."""
    missing = sum(number for _, number in timetable.missing)
    broken = Counter(one.rule for one in broken_rules(problem, timetable))
    print(
        f"{name:34} {watch}  placed {len(timetable.placed):4}, missing {missing:3}, broken {dict(broken)}, "
        f"{megabytes():5.0f} MB  {more}",
        flush=True,
    )


def one_site(seed: int) -> None:
    """A site: the first timetable, then what half a minute makes of it; then repairs."""
    problem, watch = a_site(seed), Watch()
    first = first_timetable(Site(problem))
    start = penalty(Site(problem), first)
    tell(f"site {seed}: first timetable", watch, problem, first, f"penalty {start}")

    def in_time(_step: Step) -> bool:
        return watch.seconds < SECONDS

    solved = solve_site(problem, 100_000, seed, in_time)
    better = 100 * (1 - solved.penalty / start)
    tell(
        f"site {seed}: after {SECONDS:.0f} s",
        watch,
        problem,
        solved.timetable,
        f"penalty {solved.penalty}, {better:.1f} % less",
    )
    for name, changed in happenings(problem, solved.timetable).items():
        watch = Watch()
        mended = repair(changed, solved.timetable.placed)
        told = f"dates moved {mended.dates_moved}, others {mended.others_changed}, proven {mended.proven}"
        tell(f"  {name}", watch, changed, mended.timetable, told)


def happenings(problem: Problem, timetable: Timetable) -> dict[str, Problem]:
    """The site after something happened to its busiest trainer, its first room, its fullest evening."""
    trainer = Counter(one.trainer for one in timetable.placed).most_common(1)[0][0]
    fullest = Counter(one.day for one in timetable.placed).most_common(1)[0][0]
    weeks = frozenset(problem.first_day + timedelta(days=70 + later) for later in range(14))
    week = frozenset(sorted(weeks)[:7])

    def with_trainer(change: Callable[[Helper], Helper]) -> Problem:
        changed = (change(one) if one.key == trainer else one for one in problem.trainers)
        return replace(problem, trainers=tuple(changed))

    closed = tuple(replace(one, closed=week) if one.key == 1 else one for one in problem.rooms)
    return {
        "trainer ill for two weeks": with_trainer(lambda one: replace(one, away=one.away | weeks)),
        "trainer gone for good": with_trainer(lambda one: replace(one, windows=())),
        "room closed for a week": replace(problem, rooms=closed),
        "holiday forgotten": replace(problem, closed=problem.closed | {fullest}),
    }


def network() -> None:
    """Three hundred cohorts, site by site; the last trainer of each teaches at the next one too."""
    whole = Watch()
    taken: defaultdict[int, list[Taken]] = defaultdict(list)
    shared: Helper | None = None
    for number, cohorts in enumerate(SITES):
        problem = a_site(100 + number, cohorts, rooms=4, trainers=10, volunteers=34, learners=cohorts * 12)
        own = (*problem.trainers[:-1], replace(problem.trainers[-1], key=5000 + number))
        if shared is not None:
            own = (*own, replace(shared, taken=tuple(taken[shared.key])))
        problem, watch = replace(problem, trainers=own), Watch()
        solved = solve_site(problem, 4, 1)
        tell(f"site {number + 1} of {len(SITES)}: {cohorts} cohorts", watch, problem, solved.timetable)
        for one in solved.timetable.placed:
            taken[one.trainer].append(Taken(one.day, one.start, one.end))
        shared = problem.trainers[len(problem.trainers) - 1 if number == 0 else -2]
    print(f"{sum(SITES)} cohorts in {len(SITES)} sites: {whole}, {megabytes():.0f} MB")


def cold(seed: int) -> None:
    """The model of the whole site at once, hinted by the first timetable."""
    problem, watch = a_site(seed), Watch()
    site = Site(problem)
    tell("whole site in one model", watch, problem, place_all(site, first_timetable(site), seed))


def properties(number: int) -> None:
    """Random small sites: solved, checked."""
    watch = Watch()

    @settings(max_examples=number, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(problems())
    def no_rule_is_broken(problem: Problem) -> None:
        assert not broken_rules(problem, solve_site(problem, 1).timetable)

    no_rule_is_broken()
    print(f"{number} random sites solved and checked, no hard rule broken: {watch}")


if __name__ == "__main__":
    what = sys.argv[1] if len(sys.argv) > 1 else "site"
    if what == "network":
        network()
    elif what == "cold":
        cold(1)
    elif what == "properties":
        properties(int(sys.argv[2]) if len(sys.argv) > 2 else 3000)
    else:
        for given_seed in (1, 2, 3):
            one_site(given_seed)
