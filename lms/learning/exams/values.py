"""A sitting as a plain value: what was drawn, what was answered, how its clock stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from lms.learning.exams.rules import AreaMark, Clock, Drawn, Outcome


@dataclass(frozen=True, slots=True)
class Kept:
    """The answer that counts for one question, and how many were given to it in all."""

    given: tuple[str, ...]
    typed: Mapping[str, list[str]]
    credit: float
    at: datetime
    times: int


@dataclass(frozen=True, slots=True)
class Ended:
    """How and when a sitting ended, and its marks as they were recorded."""

    way: str
    at: datetime
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A sitting without its questions: whose, under which rules, where it stands. Positions count from 1."""

    id: int
    enrolment_id: int
    number: int
    title: str
    pass_mark: int
    titles: Mapping[str, str]
    asked: int
    proctored: bool
    watched_by: str
    clock: Clock
    ended: Ended | None
    cancelled_because: str | None

    def state(self, at: datetime) -> str:
        """cancelled, ended (marks are recorded), over (they soon are), stopped, or open."""
        if self.cancelled_because is not None:
            return "cancelled"
        if self.ended is not None:
            return "ended"
        if self.clock.stopped:
            return "stopped"
        return "over" if self.clock.is_over(at) else "open"

    def under_way(self, at: datetime) -> bool:
        """Whether its learner may still work on it, now or when the clock goes on."""
        return self.state(at) in ("open", "stopped")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamPaper(Summary):
    """A sitting with its questions and answers."""

    drawn: tuple[Drawn, ...]
    answers: Mapping[int, Kept]
    flagged: frozenset[int]

    @property
    def unanswered(self) -> list[int]:
        """The positions without an answer."""
        return [position for position in range(1, self.asked + 1) if position not in self.answers]

    def positions_in(self, area: str) -> list[int]:
        """The positions of the questions of an area."""
        return [position for position, drawn in enumerate(self.drawn, 1) if drawn.area == area]

    @property
    def first_open(self) -> int:
        """Where to go on: the first question without an answer, else the first."""
        return next(iter(self.unanswered), 1)


def recorded(titles: Mapping[str, str], marks: list[list[object]]) -> Outcome:
    """The marks as an end recorded them."""
    return Outcome(
        tuple(
            AreaMark(str(area), titles[str(area)], float(str(earned)), int(str(asked)))
            for area, earned, asked in marks
        )
    )
