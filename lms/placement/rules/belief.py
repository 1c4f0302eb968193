"""What the answers given so far let us believe: of a person's ability, and of their level."""

import math
from collections.abc import Sequence
from operator import mul

from lms.placement.rules.scale import GRID, Curve, Item, Scale, bands, before_any_answer, curve

Answered = Sequence[tuple[Item, bool]]
"""Items in the order asked, each with whether it was answered rightly."""


def belief(answered: Answered) -> Curve:
    """How likely each ability of the grid is, after these answers; the sum is 1."""
    heights: Sequence[float] = before_any_answer()
    for item, right in answered:
        likely = curve(item)
        heights = list(map(mul, heights, likely if right else [1 - chance for chance in likely]))
        whole = math.fsum(heights)
        heights = [height / whole for height in heights]
    return tuple(heights)


def mean(believed: Curve) -> float:
    """The ability expected."""
    return math.fsum(map(mul, GRID, believed))


def chances(believed: Curve, scale: Scale) -> tuple[float, ...]:
    """How likely each level is, the lowest first; the sum is 1."""
    return tuple(math.fsum(believed[band]) for band in bands(scale))


def entropy(likely: Sequence[float]) -> float:
    """How undecided these probabilities are, in bits: 0 when one is certain."""
    return -math.fsum(chance * math.log2(chance) for chance in likely if chance > 0)
