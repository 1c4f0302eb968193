"""The first timetable keeps every hard rule, whatever the site; what it lacks it says."""

from hypothesis import given, settings

from lms.scheduling.timetable.checker import broken_rules
from lms.scheduling.timetable.greedy import first_timetable
from lms.scheduling.timetable.openings import Site
from lms.scheduling.timetable.penalty import costs, penalty
from lms.scheduling.timetable.values import Problem
from tests.scheduling.timetable.small_sites import a_problem, problems


@settings(max_examples=15)
@given(problems())
def test_no_hard_rule_is_ever_broken(problem: Problem) -> None:
    assert not broken_rules(problem, first_timetable(Site(problem)))


@settings(max_examples=5)
@given(problems())
def test_the_same_site_has_the_same_first_timetable(problem: Problem) -> None:
    assert first_timetable(Site(problem)) == first_timetable(Site(problem))


def test_a_group_meets_on_the_same_two_evenings() -> None:
    site = Site(a_problem())
    found = first_timetable(site)
    assert len(found.placed) == 4
    assert not found.missing
    assert len({(one.day.weekday(), one.start) for one in found.placed}) == 2
    assert {cost.rule: cost.times for cost in costs(site, found)}["trainer"] == 0
    assert penalty(site, found) == 2  # two sessions wait for the second week
