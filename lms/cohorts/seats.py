"""How many seats a cohort's evenings have: told by the application, as cohorts know no rooms."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app

from lms.cohorts.rules import chance_of_overflow

Seats = Callable[[int], int | None]
"""The seats of the smallest room a cohort still meets in; None while no room is known."""

_PLACE = "cohort_seats"


@dataclass(frozen=True, slots=True)
class Crowd:
    """People for seats, and the chance that an evening is too full: now, and with one more enrolled."""

    people: int
    seats: int
    chance: float
    with_one_more: float


def ask(app: Flask, seats: Seats) -> None:
    """Let `seats` answer for this application."""
    app.extensions[_PLACE] = seats


def crowd(cohort_id: int, people: int) -> Crowd | None:
    """How full the evenings of a cohort of so many people are; None while no room is known."""
    tell: Seats = current_app.extensions[_PLACE]
    seats = tell(cohort_id)
    if seats is None:
        return None
    return Crowd(people, seats, chance_of_overflow(people, seats), chance_of_overflow(people + 1, seats))
