"""The checker passes what is right, and catches each hard rule broken by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from lms.scheduling.timetable.checker import broken_rules
from lms.scheduling.timetable.values import Helper, Placed, Problem, Taken, Timetable
from tests.scheduling.timetable.small_sites import MONDAY, a_group, a_problem, change_trainer, evenings

WEDNESDAY = MONDAY + timedelta(days=2)
TWICE = a_group(sessions=2)
ONE = Placed(1, MONDAY, 1080, 1200, 1, 10, (20, 21, 22))
OTHER = replace(ONE, day=WEDNESDAY)
SITE = a_problem(TWICE)
Change = Callable[[Problem], Problem]


def rules(problem: Problem, *placed: Placed) -> set[str]:
    return {one.rule for one in broken_rules(problem, Timetable(placed))}


def test_a_right_timetable_breaks_nothing() -> None:
    assert not rules(SITE, ONE, OTHER)


def with_group(**more: object) -> Change:
    return lambda site: replace(site, groups=(replace(site.groups[0], **more),))  # type: ignore[arg-type]  # fields of a group


def with_room(**more: object) -> Change:
    return lambda site: replace(site, rooms=(replace(site.rooms[0], **more),))  # type: ignore[arg-type]  # fields of a room


def with_trainer(**more: object) -> Change:
    return lambda site: change_trainer(site, **more)


BUSY = (Taken(MONDAY, 1190, 1300),)
CHANGES: list[tuple[str, Change]] = [
    ("closed-day", lambda site: replace(site, closed=frozenset({MONDAY}))),
    ("outside-term", with_group(first_day=WEDNESDAY)),
    ("start-not-offered", lambda site: replace(site, starts=((0, 1110), (2, 1080)))),
    ("length", with_group(minutes=90)),
    ("seats", with_room(seats=11)),
    ("computers", with_room(computers=9)),
    ("room-closed", with_room(closed=frozenset({MONDAY}))),
    ("room-window", with_room(windows=evenings(1, 2))),
    ("room-taken", with_room(taken=BUSY)),
    ("not-qualified", with_trainer(courses=frozenset({"C03"}))),
    ("trainer-not-chosen", with_group(trainers=frozenset({99}))),
    ("too-few-helpers", with_group(size=13)),
    ("person-away", with_trainer(away=frozenset({MONDAY}))),
    ("person-away", with_trainer(leaves=1195)),
    ("person-away", with_trainer(windows=evenings(2))),
    ("person-taken", with_trainer(taken=BUSY)),
    ("women-only", with_group(women_only=True)),
    ("per-week", with_group(per_week=1)),
    ("rest", with_group(rest=49)),
    ("number-of-sessions", with_group(sessions=3)),
    ("locked", lambda site: replace(site, locked=(replace(ONE, start=1110, end=1230),))),
    ("unknown", lambda site: replace(site, rooms=())),
]


@pytest.mark.parametrize(("rule", "change"), CHANGES)
def test_a_broken_rule_is_caught(rule: str, change: Change) -> None:
    assert rule in rules(change(SITE), ONE, OTHER)


def test_steps_are_caught() -> None:
    site = with_group(step_free=True)(with_room(step_free=False)(SITE))
    assert rules(site, ONE, OTHER) == {"step-free"}


def two_groups(**other_room: object) -> Problem:
    site = a_problem(a_group(sessions=1), a_group(key=2, sessions=1))
    others = tuple(Helper(key, "Autre") for key in (30, 31, 32))
    return replace(site, volunteers=(*site.volunteers, *others))


@pytest.mark.parametrize(
    ("rule", "other"),
    [
        ("room-twice", Placed(2, MONDAY, 1110, 1230, 1, 11, (30, 31, 32))),
        ("person-twice", Placed(2, MONDAY, 1110, 1230, 2, 10, (30, 31, 32))),
        ("person-twice", Placed(2, MONDAY, 1110, 1230, 2, 11, (22, 30, 31))),
    ],
)
def test_nothing_and_nobody_is_booked_twice(rule: str, other: Placed) -> None:
    site = two_groups()
    site = replace(
        site,
        rooms=(*site.rooms, replace(site.rooms[0], key=2)),
        trainers=(*site.trainers, Helper(11, "Inès")),
    )
    assert rules(site, ONE, other) == {rule}
    assert not rules(site, ONE, Placed(2, MONDAY, 1110, 1230, 2, 11, (30, 31, 32)))


def test_a_person_serves_once_at_one_session() -> None:
    both = replace(SITE, volunteers=(*SITE.volunteers, SITE.trainers[0]))
    assert rules(both, replace(ONE, volunteers=(10, 20, 21)), OTHER) == {"person-twice"}
    assert "too-few-helpers" in rules(SITE, replace(ONE, volunteers=(20, 20, 21)), OTHER)


def test_locked_sessions_may_break_what_they_like() -> None:
    site = replace(with_trainer(windows=evenings(2))(SITE), locked=(ONE,))
    assert not rules(site, ONE, OTHER)
