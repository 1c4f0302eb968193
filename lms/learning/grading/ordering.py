"""Ordering: counts the pairs that stand in the right order, so that one slip costs little."""

from collections.abc import Sequence
from itertools import combinations

from lms.catalogue.values import Item, Ordering
from lms.i18n import _
from lms.learning.grading.kind import ANSWER, Fields, Kind, share


def parts(question: Ordering) -> tuple[Item, ...]:
    """Its items."""
    return question.items


def read(question: Ordering, fields: Fields) -> list[str]:
    """The items by the place each was given; none when two share a place, or one has none."""
    places = {item.id: place_of(item, fields) for item in question.items}
    if sorted(places.values()) != list(range(1, len(places) + 1)):
        return []
    return sorted(places, key=places.__getitem__)


def place_of(item: Item, fields: Fields) -> int:
    """The place an item was given, from 1; 0 when it is no number."""
    given = next(iter(fields.get(f"{ANSWER}-{item.id}", ())), "")
    return int(given) if len(given) <= 3 and given.isascii() and given.isdecimal() else 0


def objection(question: Ordering, given: Sequence[str]) -> str | None:
    """Each item must have a place of its own."""
    if sorted(given) != sorted(question.right):
        return _("Give each line its own place, from 1 to %(last)s.", last=len(question.items))
    return None


def mark(question: Ordering, given: Sequence[str]) -> float:
    """Pairs in the right order less the others, as a share of all pairs; nothing for a part of the items."""
    if sorted(given) != sorted(question.right):
        return 0.0
    place = {item_id: number for number, item_id in enumerate(given)}
    pairs = list(combinations(question.right, 2))
    kept = sum(place[before] < place[after] for before, after in pairs)
    return share(kept, len(pairs) - kept, len(pairs))


def right(question: Ordering) -> tuple[str, ...]:
    """The items in their right order."""
    return question.right


KIND = Kind(parts=parts, read=read, objection=objection, mark=mark, right=right)
