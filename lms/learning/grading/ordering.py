"""Ordering: counts the pairs that stand in the right order, so that one slip costs little."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

from markupsafe import Markup

from lms.catalogue import values
from lms.catalogue.values import Item
from lms.i18n import _
from lms.learning.grading.kind import ANSWER, Fields, Kind, Remark, Shown, share


class Ordering(Kind[values.Ordering]):
    """`given` is the ids of the items in the order they were put."""

    def parts(self, asked: values.Ordering) -> tuple[Item, ...]:
        """Its items."""
        return asked.items

    def shuffled(self, asked: values.Ordering, chance: Random) -> list[str]:
        """Never in their right order."""
        ids = super().shuffled(asked, chance)
        return ids if tuple(ids) != asked.right else [*ids[1:], ids[0]]

    def show(self, asked: values.Ordering, order: Sequence[str], typed: Fields) -> list[Shown]:
        """The items as they were drawn, each with the place it was given."""
        labels = {item.id: item.html for item in asked.items}
        return [
            Shown(item, labels[item], place=_place(item, typed) or number)
            for number, item in enumerate(order, 1)
        ]

    def read(self, asked: values.Ordering, fields: Fields) -> list[str]:
        """The items by the place each was given; none when two share a place, or one has none."""
        places = {item.id: _place(item.id, fields) for item in asked.items}
        if sorted(places.values()) != list(range(1, len(places) + 1)):
            return []
        return sorted(places, key=places.__getitem__)

    def fields(self, _asked: values.Ordering, given: Sequence[str]) -> dict[str, list[str]]:
        """A field for each item, with its place from 1."""
        return {f"{ANSWER}-{item}": [str(place)] for place, item in enumerate(given, 1)}

    def objection(self, asked: values.Ordering, given: Sequence[str]) -> str | None:
        """Each item must have a place of its own."""
        if sorted(given) != sorted(asked.right):
            return _("Give each line its own place, from 1 to %(last)s.", last=len(asked.items))
        return None

    def mark(self, asked: values.Ordering, given: Sequence[str]) -> float:
        """Pairs in the right order less the others, as a share of all; nothing for a part of the items."""
        if sorted(given) != sorted(asked.right):
            return 0.0
        place = {item: number for number, item in enumerate(given)}
        pairs = list(combinations(asked.right, 2))
        kept = sum(place[before] < place[after] for before, after in pairs)
        return share(kept, len(pairs) - kept, len(pairs))

    def right(self, asked: values.Ordering) -> tuple[str, ...]:
        """The items in their right order."""
        return asked.right

    def words(self, asked: values.Ordering, given: Sequence[str]) -> list[Markup]:
        """The words of the items, in the order they were put."""
        labels = {item.id: item.html for item in asked.items}
        return [labels[item] for item in given if item in labels]

    def remarks(self, asked: values.Ordering, given: Sequence[str]) -> list[Remark]:
        """The items in their right order: those that stood there are found."""
        there = [*given, *[""] * len(asked.items)]
        return [
            Remark("good" if item.id == there[number] else "care", item.html)
            for number, item in enumerate(asked.items)
        ]


def _place(item: str, fields: Fields) -> int:
    """The place an item was given, from 1; 0 when it is no number."""
    given = next(iter(fields.get(f"{ANSWER}-{item}", ())), "")
    return int(given) if len(given) <= 3 and given.isascii() and given.isdecimal() else 0
