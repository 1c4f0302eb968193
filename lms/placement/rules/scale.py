"""The scale people and items are placed on, and how likely an item is answered rightly at each point of it.

Ability runs along a line; the levels are bands of it, parted by cuts. An item is a curve over that line
(the two-parameter logistic model, above a floor of lucky guesses: Birnbaum in Lord & Novick, 1968).
"""

import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

GRID = tuple(round(-4 + 0.2 * step, 1) for step in range(41))
"""The abilities looked at, from -4 to 4: finer changes no verdict, and costs time."""
SPREAD = 2.0
"""Standard deviation of ability before the first answer, around 0: wide, as we know nothing of the person."""

Curve = tuple[float, ...]
"""One value for each point of GRID."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The levels, the lowest first, and the abilities that part them: one fewer."""

    levels: tuple[str, ...]
    cuts: tuple[float, ...]

    def level_at(self, ability: float) -> int:
        """The place in `levels` of somebody of that ability; on a cut, the level above it."""
        return bisect_right(self.cuts, ability)


@dataclass(frozen=True, slots=True)
class Item:
    """What is known of an item: how hard, how sharply it tells people apart, how often luck finds it.

    `difficulty` is on the line of abilities, `discrimination` per unit of it, `floor` a probability.
    """

    id: str
    level: str
    difficulty: float
    discrimination: float
    floor: float
    practical: bool


def chance_of_right(item: Item, ability: float) -> float:
    """How likely somebody of that ability answers `item` rightly, from 0 to 1."""
    known = 1 / (1 + math.exp(-item.discrimination * (ability - item.difficulty)))
    return item.floor + (1 - item.floor) * known


@lru_cache(maxsize=512)
def curve(item: Item) -> Curve:
    """`chance_of_right` over the grid, computed once an item."""
    return tuple(chance_of_right(item, ability) for ability in GRID)


@lru_cache(maxsize=32)
def bands(scale: Scale) -> tuple[slice, ...]:
    """The part of the grid that belongs to each level."""
    ends = [next((n for n, point in enumerate(GRID) if point >= cut), len(GRID)) for cut in scale.cuts]
    return tuple(slice(start, end) for start, end in zip([0, *ends], [*ends, len(GRID)], strict=True))


@lru_cache(maxsize=1)
def before_any_answer() -> Curve:
    """What is believed of somebody who has answered nothing."""
    heights = [math.exp(-((point / SPREAD) ** 2) / 2) for point in GRID]
    whole = math.fsum(heights)
    return tuple(height / whole for height in heights)
