"""Small sites of plain values: one that works, and random ones."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from lms.scheduling.timetable.values import Group, Helper, Learner, Placed, Problem, Room, Taken, Window

MONDAY = date(2026, 9, 7)
STARTS = tuple((weekday, start) for weekday in range(4) for start in (1080, 1110))
COURSES = ("C02", "C03")


def evenings(*weekdays: int) -> tuple[Window, ...]:
    """Free on these evenings."""
    return tuple(Window(weekday, 1020, 1320) for weekday in weekdays)


def a_group(**more: Any) -> Group:
    """Twelve people who meet four times, twice a week, and need ten computers."""
    known: dict[str, Any] = {
        "key": 1,
        "name": "Groupe 1",
        "course": "C02",
        "size": 12,
        "sessions": 4,
        "first_day": MONDAY,
        "last_day": MONDAY + timedelta(days=27),
        "computers": 10,
    }
    return Group(**(known | more))


def a_problem(*groups: Group, **more: Any) -> Problem:
    """A site of one room, one trainer and three volunteers, four weeks long."""
    known: dict[str, Any] = {
        "first_day": MONDAY,
        "last_day": MONDAY + timedelta(days=27),
        "starts": STARTS,
        "rooms": (Room(1, "Salle 1", 14, 12),),
        "trainers": (Helper(10, "Claire"),),
        "volunteers": tuple(Helper(20 + number, f"Bénévole {number}") for number in range(3)),
        "groups": groups or (a_group(),),
    }
    return Problem(**(known | more))


def change_trainer(problem: Problem, **more: Any) -> Problem:
    """The same site, its only trainer otherwise."""
    return replace(problem, trainers=(replace(problem.trainers[0], **more),))


weeks = st.one_of(st.none(), st.sets(st.integers(0, 3), min_size=1).map(lambda days: evenings(*sorted(days))))
days = st.integers(0, 20).map(lambda later: MONDAY + timedelta(days=later))
some_days = st.frozensets(days, max_size=3)
hours = st.builds(Taken, days, st.just(1080), st.sampled_from((1140, 1200)))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Sites of a few groups, rooms and people, some of which cannot work."""
    rooms = tuple(
        Room(
            key,
            f"Salle {key}",
            draw(st.integers(3, 8)),
            draw(st.integers(0, 8)),
            draw(st.booleans()),
            draw(weeks),
            draw(some_days),
            tuple(draw(st.lists(hours, max_size=1))),
        )
        for key in range(1, draw(st.integers(1, 3)) + 1)
    )
    groups = tuple(_a_group(draw, key) for key in range(1, draw(st.integers(1, 4)) + 1))
    problem = a_problem(
        *groups,
        last_day=MONDAY + timedelta(days=20),
        rooms=rooms,
        trainers=_helpers(draw, 10, draw(st.integers(1, 3))),
        volunteers=_helpers(draw, 20, draw(st.integers(0, 4))),
        closed=draw(some_days),
        school=draw(some_days),
        sunset={MONDAY + timedelta(days=later): 1095 for later in range(21)},
    )
    return replace(problem, locked=_locked(draw, problem))


def _a_group(draw: st.DrawFn, key: int) -> Group:
    size = draw(st.integers(1, 6))
    return a_group(
        key=key,
        name=f"Groupe {key}",
        course=draw(st.sampled_from(COURSES)),
        size=size,
        sessions=draw(st.integers(1, 4)),
        minutes=draw(st.sampled_from((90, 120))),
        per_week=draw(st.integers(1, 2)),
        last_day=MONDAY + timedelta(days=draw(st.sampled_from((13, 20)))),
        computers=draw(st.sampled_from((0, 0, 3))),
        step_free=draw(st.integers(0, 5)) == 0,
        women_only=draw(st.integers(0, 4)) == 0,
        learners=tuple(Learner(draw(weeks), draw(some_days)) for _ in range(min(size, 2))),
    )


def _helpers(draw: st.DrawFn, first: int, number: int) -> tuple[Helper, ...]:
    return tuple(
        Helper(
            first + place,
            f"Personne {first + place}",
            draw(weeks),
            draw(some_days),
            draw(st.sampled_from((None, None, 1210))),
            draw(st.booleans()),
            draw(st.sampled_from((None, frozenset({"C02"}), frozenset(COURSES)))),
            tuple(draw(st.lists(hours, max_size=1))),
        )
        for place in range(number)
    )


def _locked(draw: st.DrawFn, problem: Problem) -> tuple[Placed, ...]:
    """Now and then a session that stays, whatever the rules say of it."""
    if draw(st.integers(0, 3)):
        return ()
    group = problem.groups[0]
    return (Placed(group.key, MONDAY, 1080, 1200, problem.rooms[0].key, problem.trainers[0].key),)
