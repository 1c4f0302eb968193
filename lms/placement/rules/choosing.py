"""Which item is asked next: one of the four that promise most, half of them practical, drawn with a seed."""

import random
from collections.abc import Sequence
from math import log2
from operator import mul

from lms.placement.rules.belief import Answered, belief
from lms.placement.rules.scale import Curve, Item, Scale, bands, curve

CHOSEN_AMONG = 4
"""The best item alone would be met by everybody, and soon be known by heart."""


def next_item(bank: Sequence[Item], scale: Scale, answered: Answered, seed: str) -> Item | None:
    """The item to ask after `answered`; none when the bank is used up. The same seed asks the same."""
    known = {item.id for item, _right in answered}
    left = [item for item in bank if item.id not in known]
    offered = _kind_that_is_due(left, answered)
    if not offered:
        return None
    believed = belief(answered)
    best = sorted(offered, key=lambda item: (expected_entropy(item, believed, scale), item.id))
    chance = random.Random(f"{seed} {len(answered)}")  # noqa: S311  # a draw that can be told again
    return chance.choice(best[:CHOSEN_AMONG])


def _kind_that_is_due(left: list[Item], answered: Answered) -> list[Item]:
    """Practical items when fewer than half were, others when more; else whatever is left."""
    practical = sum(item.practical for item, _right in answered)
    lean = 2 * practical - len(answered)
    due = [item for item in left if lean == 0 or item.practical == (lean < 0)]
    return due or left


def expected_entropy(item: Item, believed: Curve, scale: Scale) -> float:
    """How undecided the level would be after `item`, over both answers as likely as they are; in bits."""
    likely, parts = curve(item), bands(scale)
    right = [sum(map(mul, believed[band], likely[band])) for band in parts]
    wrong = [sum(believed[band]) - share for band, share in zip(parts, right, strict=True)]
    return _undecided(right) + _undecided(wrong)


def _undecided(shares: list[float]) -> float:
    """The entropy of `shares` once made to sum to 1, times their sum."""
    whole = sum(shares)
    if whole <= 0:
        return 0.0
    return whole * log2(whole) - sum(share * log2(share) for share in shares if share > 0)
