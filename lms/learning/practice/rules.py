"""Which mark counts for a piece of work: pure functions of values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

Spans = Sequence[tuple[datetime, datetime]]
"""Times somebody was in class, each from and until."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark for a piece of work: `points` from 0 to 1, whether it counts as done, since when.

    `by_trainer`: it replaces every mark before it. `supervised`: somebody of the team was there.
    """

    points: float
    done: bool
    at: datetime
    by_trainer: bool = False
    supervised: bool = False


def counting(marks: Iterable[Mark]) -> Mark | None:
    """The mark that counts, of `marks` in the order they came: the best since a trainer last said theirs."""
    best: Mark | None = None
    for mark in marks:
        if best is None or mark.by_trainer or _worth(mark) > _worth(best):
            best = mark
    return best


def _worth(mark: Mark) -> tuple[bool, float]:
    return mark.done, mark.points


def in_class(at: datetime, spans: Spans) -> bool:
    """Whether a moment lies in a time somebody was in class."""
    return any(since <= at <= until for since, until in spans)


def counting_supervised(marks: Iterable[Mark]) -> Mark | None:
    """The mark that counts where only supervised work does; a trainer's "not yet" holds there too."""
    kept: list[Mark] = []
    for mark in marks:
        if mark.by_trainer:
            kept = []
        if mark.supervised or (mark.by_trainer and not mark.done):
            kept.append(mark)
    return counting(kept)
