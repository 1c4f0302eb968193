"""Checklists and what was ticked of them: pure functions of values."""

from collections.abc import Collection, Mapping, Sequence

from lms.catalogue.practice import Exercise
from lms.catalogue.values import Module

Items = list[list[str | bool]]
"""A checklist as it is kept: [id, words, whether it was seen] of each of its criteria."""


def items_of(exercise: Exercise, ticked: Collection[str]) -> Items:
    """The checklist of `exercise` as it stands today, with what was `ticked`."""
    return [[criterion.id, criterion.text, criterion.id in ticked] for criterion in exercise.checklist]


def is_whole(items: Items) -> bool:
    """Whether everything on the checklist was seen."""
    return bool(items) and all(seen for _id, _words, seen in items)


def all_seen(module: Module, whole: Mapping[str, bool]) -> bool:
    """Whether every checklist of `module` was seen whole; `whole` tells it by exercise, as last signed."""
    watched = module.observed_exercises
    return bool(watched) and all(whole.get(exercise.slug, False) for exercise in watched)


def next_to_watch(order: Sequence[int], done: Collection[int], after: int) -> int | None:
    """Whom to watch after `after`: the next in `order` not in `done`, then from the top; or nobody."""
    start = order.index(after) + 1 if after in order else 0
    turn = [*order[start:], *order[:start]]
    return next((one for one in turn if one != after and one not in done), None)
