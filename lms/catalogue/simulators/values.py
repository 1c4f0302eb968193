"""A scenario of a simulator as immutable values: what an exercise keeps of its scenario.yaml and its logs."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

SPOKEN = ("fr", "en")
"""The languages whose words are in the worlds themselves; those of another are in words/<language>/."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing to reach. The id never changes once learners have done the exercise."""

    id: str
    says: str  # said of a person who reached it
    hint: str  # the next gesture, for a person who did not yet
    gate: bool  # without it the exercise is not done, whatever else is
    quiet: bool  # not ticked before the work is sent


@dataclass(frozen=True, slots=True)
class Log:
    """A log its author keeps to prove the goals: what was done, and the goals it does not reach."""

    name: str  # of its file
    written: str  # JSON: the events
    misses: tuple[str, ...]  # ids of goals; none for a good log

    @property
    def events(self) -> list[dict[str, Any]]:
        """The events as new mappings."""
        found: list[dict[str, Any]] = json.loads(self.written)
        return found


@dataclass(frozen=True, slots=True)
class Simulation:
    """A scenario: the worlds it plays in, itself as JSON for the engine, its goals and its logs."""

    worlds: tuple[str, ...]
    written: str
    goals: tuple[Goal, ...]
    logs: tuple[Log, ...]
    language: str = "fr"

    @property
    def scenario(self) -> dict[str, Any]:
        """The scenario as a new mapping, as the engine reads it."""
        found: dict[str, Any] = json.loads(self.written)
        return found

    @property
    def words(self) -> tuple[str, ...]:
        """The scripts with the words of its worlds, where they are not in the worlds themselves."""
        return words_of(self.worlds, self.language)

    @property
    def digest(self) -> str:
        """The same for the same scenario in the same language."""
        return hashlib.sha256(f"{self.language} {self.written}".encode()).hexdigest()[:12]

    def goal(self, goal_id: str) -> Goal | None:
        """The goal of that id, or none."""
        return next((goal for goal in self.goals if goal.id == goal_id), None)


def words_of(worlds: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The names of the scripts with the words of these worlds in a language they do not speak themselves."""
    return () if language in SPOKEN else tuple(f"words/{language}/{name}" for name in ("engine", *worlds))
