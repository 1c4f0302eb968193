"""When enough was asked, and what is answered then: a level, or between two."""

from collections.abc import Sequence
from dataclasses import dataclass

from lms.placement.rules.belief import Answered, belief, chances
from lms.placement.rules.scale import Scale

FEWEST, AIM, MOST = 5, 12, 15
SURE = 0.95
"""A level as likely as that ends the test before AIM."""
CLEAR = 0.65
"""A level as likely as that is named alone; it also ends the test at AIM."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the answers say: one level, or two neighbours, and how likely each level of the scale is."""

    levels: tuple[str, ...]
    chances: tuple[float, ...]

    @property
    def between(self) -> bool:
        """Whether the answers do not part two levels."""
        return len(self.levels) == 2


def verdict(scale: Scale, answered: Answered) -> Verdict:
    """What these answers say of a person's level."""
    likely = chances(belief(answered), scale)
    top = max(range(len(likely)), key=likely.__getitem__)
    if likely[top] >= CLEAR:
        return Verdict((scale.levels[top],), likely)
    near = max((n for n in (top - 1, top + 1) if 0 <= n < len(likely)), key=likely.__getitem__)
    return Verdict(tuple(scale.levels[n] for n in sorted((top, near))), likely)


def is_enough(likely: Sequence[float], asked: int) -> bool:
    """Whether to stop after `asked` items, when the levels are as `likely` as that."""
    if asked < FEWEST:
        return False
    return asked >= MOST or max(likely) >= (SURE if asked < AIM else CLEAR)
