"""The bank in force, as the rules measure it: each item of the course files with its curve."""

from lms.catalogue.queries import placement_bank
from lms.catalogue.values import PlacementBank, PlacementItem
from lms.placement.rules.scale import Item, Scale

LUCK = {"single": 0.2, "hotspot": 0.2, "true-false": 0.5}
"""How often somebody who does not know still finds it, by kind of question."""
LITTLE_LUCK = 0.05
"""The same where an answer is typed, ordered or made of several parts."""


def scale_of(bank: PlacementBank) -> Scale:
    """The scale of a bank."""
    return Scale(bank.levels, bank.cuts)


def measured(item: PlacementItem) -> Item:
    """What the rules know of an item."""
    return Item(
        id=item.question.id,
        level=item.level,
        difficulty=item.difficulty,
        discrimination=item.discrimination,
        floor=LUCK.get(item.question.kind, LITTLE_LUCK),
        practical=item.practical,
    )


def measured_items(bank: PlacementBank) -> tuple[Item, ...]:
    """Every item of a bank, as the rules know it."""
    return tuple(map(measured, bank.items))


def bank_in_force() -> PlacementBank:
    """The placement test. Raises LookupError where the course files hold none."""
    bank = placement_bank()
    if bank is None:
        raise LookupError("the course files hold no placement test")
    return bank
