"""What a repair leaves alone: sessions that nothing happened to, though they may not keep every rule."""

from lms.scheduling.plans.standing import Standing
from lms.scheduling.timetable.checker import broken_rules
from lms.scheduling.timetable.values import Placed, Problem, Timetable

OF_A_GROUP = {"rest", "per-week", "group-twice"}
OF_A_DAY = {"room-twice", "person-twice"}


def hit(problem: Problem, placed: Placed) -> bool:
    """Whether the site or the room is closed that day, or somebody who serves the session is away."""
    people = {placed.trainer, *placed.volunteers}
    serving = (one for one in (*problem.trainers, *problem.volunteers) if one.key in people)
    rooms = (room for room in problem.rooms if room.key == placed.room)
    return (
        placed.day in problem.closed
        or any(placed.day in room.closed for room in rooms)
        or any(placed.day in one.away for one in serving)
    )


def left_alone(problem: Problem, standing: tuple[Standing, ...]) -> frozenset[int]:
    """The sessions that are not hit and break a rule, alone or together: they were meant so, and stay."""
    movable = [one for one in standing if not one.stays]
    whole = Timetable((*problem.locked, *(one.placed for one in movable)))
    broken = broken_rules(problem, whole)
    sessions = {one.session for one in broken}
    groups = {one.group for one in broken if one.rule in OF_A_GROUP}
    days = {one.session.day for one in broken if one.session and one.rule in OF_A_DAY}
    return frozenset(
        one.session_id
        for one in movable
        if not hit(problem, one.placed)
        and (one.placed in sessions or one.placed.group in groups or one.placed.day in days)
    )


def helpers_now(standing: tuple[Standing, ...]) -> dict[int, int]:
    """The fewest volunteers a movable session of each group has: a repair asks for no more."""
    found: dict[int, int] = {}
    for one in standing:
        if not one.stays:
            number = len(one.placed.volunteers)
            found[one.placed.group] = min(number, found.get(one.placed.group, number))
    return found
