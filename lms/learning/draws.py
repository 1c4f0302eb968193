"""Which questions of a bank are drawn: balanced by first tag, those not seen yet first. Pure functions."""

import random
from collections.abc import Mapping, Sequence

from lms.catalogue.values import Question


def chosen(
    bank: Sequence[Question],
    count: int,
    chance: random.Random,
    balance: bool = True,
    seen: Mapping[str, int] | None = None,
) -> list[Question]:
    """`count` questions of the bank (all when there are fewer), in any order.

    With `balance` each first tag has its share of the bank's, by largest remainder. Within a tag those go
    first that were `seen` the fewest times, given by id.
    """
    times = seen or {}
    pools: dict[str, list[Question]] = {}
    for question in chance.sample(list(bank), len(bank)):
        pools.setdefault(first_tag(question) if balance else "", []).append(question)
    for pool in pools.values():
        pool.sort(key=lambda question: times.get(question.id, 0))
    taken = shares({tag: len(pool) for tag, pool in pools.items()}, min(count, len(bank)))
    short = min(count, len(bank)) - sum(taken.values())
    by_claim = sorted(
        (tag for tag in pools if taken[tag] < len(pools[tag])),
        key=lambda tag: (-_remainder(len(pools[tag]), count, bank), times.get(pools[tag][taken[tag]].id, 0)),
    )
    for tag in by_claim[:short]:
        taken[tag] += 1
    drawn = [question for tag, pool in pools.items() for question in pool[: taken[tag]]]
    chance.shuffle(drawn)
    return drawn


def first_tag(question: Question) -> str:
    """What a question is about; '' when it does not say."""
    return question.tags[0] if question.tags else ""


def shares(sizes: Mapping[str, int], count: int) -> dict[str, int]:
    """The whole part of each pool's share of `count`, in proportion to its size."""
    whole = sum(sizes.values())
    return {name: count * size // whole for name, size in sizes.items()}


def _remainder(size: int, count: int, bank: Sequence[Question]) -> int:
    """What the whole part of a share leaves, as a number of parts of the bank."""
    return min(count, len(bank)) * size % len(bank)
