"""What an agreement brought, as exact counts. They stay inside: figures.py says what may be told."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exits:
    """People who left, at one moment after it; `apart` (died, moved abroad) are in none of the others.

    The two definitions of success overlap: `only_positive` and `only_dynamic` are where they differ.
    """

    left: int = 0
    reached: int = 0
    positive: int = 0
    dynamic: int = 0
    only_positive: int = 0
    only_dynamic: int = 0
    apart: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything counted for one agreement. People count once, however many cohorts they were in."""

    cohorts: int
    sites: int
    sessions: int
    people: int
    women: int
    gender_unsaid: int
    completed: int
    certified: int
    completed_and_certified: int
    minutes: int
    attended: int
    recorded: int
    expected: int
    exits: Mapping[str, Exits]
