"""The clock of an exam, its draw and its marks: pure functions of values."""

import math
import random
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lms.catalogue.exam import Exam, ExamItem
from lms.catalogue.values import Question
from lms.learning import rules

NO_TIME = timedelta()
LONGEST_WATCH = timedelta(hours=12)
"""How long at most a trainer is taken to watch over an exam."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A time during which the clock stood still; without an end, it still does."""

    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of one sitting: `minutes` and some percent more, less what it stood still."""

    started_at: datetime
    minutes: int
    extra_percent: int = 0
    stops: tuple[Stop, ...] = ()

    @property
    def allowed(self) -> timedelta:
        """The time there is in all, to the second."""
        return timedelta(seconds=self.minutes * 60 * (100 + self.extra_percent) // 100)

    @property
    def stopped(self) -> bool:
        """Whether it stands still."""
        return any(stop.until is None for stop in self.stops)

    @property
    def deadline(self) -> datetime | None:
        """When the time is over; none while nobody can tell, as the clock stands still."""
        stood = [stop.until - stop.since for stop in self.stops if stop.until is not None]
        return None if self.stopped else self.started_at + self.allowed + sum(stood, NO_TIME)

    def left(self, at: datetime) -> timedelta:
        """The time left at a moment, never below nothing."""
        stood = [max(NO_TIME, min(stop.until or at, at) - min(stop.since, at)) for stop in self.stops]
        spent = max(NO_TIME, at - self.started_at) - sum(stood, NO_TIME)
        return max(NO_TIME, self.allowed - spent)

    def is_over(self, at: datetime) -> bool:
        """Whether no time is left at a moment; never while the clock stands still."""
        return not self.stopped and self.left(at) == NO_TIME


def stops_of(events: Sequence[tuple[str, datetime]]) -> tuple[Stop, ...]:
    """The stops told by what happened in order: "stop" and "go", each with its moment."""
    stops: list[Stop] = []
    for event, at in events:
        if event == "stop" and not (stops and stops[-1].until is None):
            stops.append(Stop(at))
        elif event == "go" and stops and stops[-1].until is None:
            stops[-1] = Stop(stops[-1].since, at)
    return tuple(stops)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One question of a sitting: its area, where it comes from, its parts in the order shown."""

    area: str
    item: ExamItem
    shown: list[str]


def draw(
    exam: Exam, find: Callable[[ExamItem], Question | None], seen: Collection[ExamItem], seed: str
) -> list[Drawn]:
    """The questions of a sitting, area after area; those `seen` before only where nothing else is left."""
    drawn: list[Drawn] = []
    for area in exam.areas:
        chance = random.Random(f"{seed} {area.id}")  # noqa: S311  # can be told again, not a secret
        known = [item for item in area.items if find(item) is not None]
        chance.shuffle(known)
        fresh_first = sorted(known, key=lambda item: item in seen)
        drawn += [Drawn(area.id, item, _shown(find(item), seed)) for item in fresh_first[: area.draw]]
    return drawn


def _shown(question: Question | None, seed: str) -> list[str]:
    """The parts of a question as the quiz would shuffle them."""
    return rules.draw_questions([question], 1, f"{seed} {question.id}")[0][1] if question else []


@dataclass(frozen=True, slots=True)
class AreaMark:
    """What was earned in an area, of how many questions."""

    area: str
    title: str
    earned: float
    asked: int

    @property
    def mark(self) -> int:
        """The percentage, rounded down; 0 where nothing was asked."""
        return rules.shown_mark(100 * self.earned / self.asked) if self.asked else 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The marks of a sitting by area, and the whole in percent."""

    areas: tuple[AreaMark, ...]

    @property
    def mark(self) -> float:
        """The whole, in percent to two decimals; 0 where nothing was asked."""
        asked = sum(area.asked for area in self.areas)
        return round(100 * math.fsum(area.earned for area in self.areas) / asked, 2) if asked else 0.0

    @property
    def shown(self) -> int:
        """The whole as people see it."""
        return rules.shown_mark(self.mark)

    @property
    def earned(self) -> float:
        """The points of all areas."""
        return math.fsum(area.earned for area in self.areas)

    @property
    def asked(self) -> int:
        """The questions of all areas."""
        return sum(area.asked for area in self.areas)


def outcome(
    titles: Mapping[str, str],
    areas: Sequence[str],
    by_position: Mapping[int, float],
    gone: Collection[int] = (),
) -> Outcome:
    """The marks of a sitting: `areas` of its questions in order, `by_position` earned by position, from 1.

    A question without an answer earns nothing; one that is `gone` from its course is not counted,
    unless it was answered.
    """
    asked: Counter[str] = Counter()
    earned: dict[str, list[float]] = {area: [] for area in titles}
    for position, area in enumerate(areas, 1):
        if position in by_position or position not in gone:
            asked[area] += 1
            earned[area].append(by_position.get(position, 0.0))
    return Outcome(
        tuple(AreaMark(area, titles[area], math.fsum(earned[area]), asked[area]) for area in titles)
    )
