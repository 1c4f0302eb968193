"""From what people tap in a week to hours: pure functions of values."""

from collections.abc import Iterable, Mapping
from datetime import time

from lms.scheduling.timetable.values import Window

WEEKDAYS = range(7)
HOURS = {"morning": (0, 13 * 60), "afternoon": (12 * 60, 18 * 60 + 30), "evening": (17 * 60, 24 * 60)}
"""A session is in a part when all of it is within these minutes after midnight; parts overlap at the ends."""

Cell = tuple[int, str]
"""A weekday and a part of it."""


def windows(cells: Mapping[Cell, bool]) -> tuple[Window, ...] | None:
    """The hours somebody can come, None when they have not said."""
    if not cells:
        return None
    free = sorted(cell for cell, possible in cells.items() if possible)
    return tuple(Window(weekday, *HOURS[part]) for weekday, part in free)


def minutes_of(hour: time) -> int:
    """Minutes after midnight."""
    return hour.hour * 60 + hour.minute


def leaves(last_service: time | None, minutes: int) -> int | None:
    """When somebody must go to reach their last service; small hours belong to the evening before."""
    if last_service is None:
        return None
    late = 24 * 60 if last_service.hour < 4 else 0
    return minutes_of(last_service) + late - minutes


def can_come(cells: Iterable[tuple[Cell, bool]]) -> int:
    """How many parts of the week somebody can come."""
    return sum(possible for _, possible in cells)
