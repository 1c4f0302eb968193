"""The solver itself, on random sites: no hard rule broken, known optima found, the same answer each time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.scheduling.timetable.checker import broken_rules
from lms.scheduling.timetable.explain import explain
from lms.scheduling.timetable.greedy import first_timetable, timetable_of
from lms.scheduling.timetable.model.repairing import repair
from lms.scheduling.timetable.model.solving import Step, place_all, solve_site
from lms.scheduling.timetable.openings import Site
from lms.scheduling.timetable.penalty import penalty
from lms.scheduling.timetable.values import Helper, Learner, Placed, Problem, Room, Timetable, Weights
from tests.scheduling.timetable.small_sites import (
    MONDAY,
    a_group,
    a_problem,
    change_trainer,
    evenings,
    problems,
)

MANY = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@MANY
@given(problems())
def test_no_hard_rule_is_ever_broken(problem: Problem) -> None:
    solved = solve_site(problem, rounds=1)
    assert not broken_rules(problem, solved.timetable)
    assert solved.penalty <= solved.first_penalty


@MANY
@given(problems())
def test_the_model_of_the_whole_site_breaks_none_either(problem: Problem) -> None:
    site = Site(problem)
    whole = place_all(site, first_timetable(site), seed=1)
    assert not broken_rules(problem, whole)


@settings(MANY, max_examples=60)
@given(problems(), st.data())
def test_a_repair_breaks_none_and_says_what_it_changed(problem: Problem, data: st.DataObject) -> None:
    standing = first_timetable(Site(problem)).placed
    ill = data.draw(st.sampled_from(problem.trainers))
    away = frozenset(MONDAY + timedelta(days=later) for later in range(7))
    trainers = tuple(replace(one, away=one.away | away) if one == ill else one for one in problem.trainers)
    changed = replace(problem, trainers=trainers)
    mended = repair(changed, standing)
    assert not broken_rules(changed, mended.timetable)
    kept = set(problem.locked)
    before = {(one.group, one.day, one.start) for one in standing if one not in kept}
    after = {(one.group, one.day, one.start) for one in mended.timetable.placed if one not in kept}
    assert mended.dates_moved == len(before - after)


@settings(MANY, max_examples=10)
@given(problems())
def test_the_same_question_has_the_same_answer(problem: Problem) -> None:
    assert solve_site(problem, rounds=2) == solve_site(problem, rounds=2)


def every_timetable(problem: Problem) -> Iterator[Timetable]:
    """All ways to place the groups of a site of one room and one trainer, by brute force."""
    days = [problem.first_day + timedelta(days=later) for later in range(14)]
    times = [(day, start) for day in days for weekday, start in problem.starts if weekday == day.weekday()]
    ways = [
        [
            [Placed(group.key, day, start, start + group.minutes, 1, 10) for day, start in chosen]
            for chosen in combinations(times, group.sessions)
        ]
        for group in problem.groups
    ]
    for each in product(*ways):
        found = timetable_of(Site(problem), [one for way in each for one in way])
        if not broken_rules(problem, found):
            yield found


def tiny(free: list[tuple[int, ...]], school: frozenset[date]) -> Problem:
    """Two groups of two people in one room for two weeks; `free` are the evenings each learner can come."""
    groups = [
        a_group(
            key=key,
            size=2,
            sessions=2,
            computers=0,
            last_day=MONDAY + timedelta(days=13),
            learners=tuple(Learner(evenings(*days)) for days in free[key * 2 - 2 : key * 2]),
        )
        for key in (1, 2)
    ]
    return replace(
        a_problem(*groups, volunteers=(), last_day=MONDAY + timedelta(days=13), school=school),
        starts=((0, 1080), (1, 1080), (3, 1080)),
    )


@settings(MANY, max_examples=40)
@given(
    st.lists(st.lists(st.integers(0, 3), min_size=1, unique=True).map(tuple), min_size=4, max_size=4),
    st.frozensets(st.integers(0, 13).map(lambda later: MONDAY + timedelta(days=later)), max_size=4),
)
def test_a_known_optimum_is_found(free: list[tuple[int, ...]], school: frozenset[date]) -> None:
    problem = tiny(free, school)
    site = Site(problem)
    best = min((penalty(site, one) for one in every_timetable(problem)), default=None)
    solved = solve_site(problem, rounds=3)
    assert solved.penalty == best


def test_the_fewest_dates_are_moved_and_that_is_proven() -> None:
    problem = a_problem(a_group(sessions=4))
    standing = first_timetable(Site(problem)).placed
    holiday = replace(problem, closed=frozenset({standing[1].day}))
    mended = repair(holiday, standing)
    assert (mended.dates_moved, mended.proven) == (1, True)
    substitute = replace(problem, trainers=(*problem.trainers, Helper(11, "Inès")))
    ill = replace(substitute.trainers[0], away=frozenset({standing[0].day}))
    mended = repair(replace(substitute, trainers=(ill, substitute.trainers[1])), standing)
    assert (mended.dates_moved, mended.others_changed, mended.proven) == (0, 1, True)


def test_an_impossible_site_has_no_session_and_a_reason() -> None:
    problem = change_trainer(a_problem(), courses=frozenset({"C16"}))
    solved = solve_site(problem, rounds=1)
    assert (solved.timetable.placed, solved.timetable.missing) == ((), ((1, 4),))
    assert [fact.kind for fact in explain(Site(problem), 1, ()).facts] == ["no-trainer"]


def test_what_the_first_timetable_misses_the_model_places() -> None:
    """Two groups and two rooms, one of them with computers: who takes which room is no matter of order."""
    day = timedelta(days=1)
    problem = a_problem(
        a_group(key=1, sessions=1, size=3, computers=0, last_day=MONDAY),
        a_group(key=2, sessions=1, size=3, computers=3, last_day=MONDAY + day),
        rooms=(Room(1, "Salle 1", 4, 4),),
        volunteers=(),
    )
    problem = replace(problem, starts=((0, 1080), (1, 1080)), weights=Weights(waiting=50))
    solved = solve_site(problem, rounds=1)
    assert len(solved.timetable.placed) == 2


def test_it_stops_when_told_with_the_best_so_far() -> None:
    told: list[Step] = []

    def until_the_third(step: Step) -> bool:
        told.append(step)
        return len(told) < 3

    solved = solve_site(a_problem(), rounds=500, tell=until_the_third)
    assert len(told) < 6
    assert not broken_rules(a_problem(), solved.timetable)
