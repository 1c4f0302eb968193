"""How many sessions of which kind a moment can hold: each set of rooms or people serves no more than it has.

At one moment every session under way asks for so many members of a set. By Hall's theorem they can all be
served exactly when no union of the sets is asked for more than it holds: so dates can be chosen before rooms
and people.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lms.scheduling.timetable.openings import Opening

MOST_UNIONS = 64
"""Beyond these the sets are as good as one: what is left over is found when people are assigned."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A session that may take place: which choice of the model it is, and how many helpers it needs."""

    choice: int
    opening: Opening
    helpers: int


@dataclass(frozen=True, slots=True)
class Limit:
    """Of these choices, each counted as often as said, no more than `most` in all."""

    choices: tuple[tuple[int, int], ...]
    most: int


def limits(candidates: Iterable[Candidate]) -> Iterator[Limit]:
    """Everything the rooms, the trainers and the volunteers of a site cannot do at once."""
    by_day: defaultdict[date, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_day[candidate.opening.day].append(candidate)
    for day in sorted(by_day):
        for together in _moments(by_day[day]):
            yield from _limits_of([(one.choice, one.opening.rooms, 1) for one in together])
            yield from _limits_of([(one.choice, one.opening.trainers, 1) for one in together])
            yield from _limits_of(
                [(one.choice, one.opening.volunteers, one.helpers) for one in together if one.helpers]
            )


def _moments(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """The largest sets of sessions that would be under way at one moment."""
    found: list[list[Candidate]] = []
    for moment in sorted({one.opening.start for one in candidates}):
        together = [one for one in candidates if one.opening.start <= moment < one.opening.end]
        if found and {one.choice for one in found[-1]} <= {one.choice for one in together}:
            found.pop()
        found.append(together)
    return found


def _limits_of(asked: Sequence[tuple[int, int, int]]) -> Iterator[Limit]:
    """(choice, set, how many) of one moment, as limits on each union of the sets."""
    by_set: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for choice, members, number in asked:
        by_set[members].append((choice, number))
    for union in _unions(by_set):
        inside = [pair for members, pairs in by_set.items() if members & ~union == 0 for pair in pairs]
        if sum(number for _, number in inside) > union.bit_count():
            yield Limit(tuple(inside), union.bit_count())


def _unions(by_set: Mapping[int, object]) -> list[int]:
    """Every union of the sets, up to a number; the union of all is always among them."""
    found: dict[int, None] = {}
    everything = 0
    for members in sorted(by_set):
        everything |= members
        for union in [members, *(members | other for other in found)]:
            if len(found) < MOST_UNIONS:
                found[union] = None
    found[everything] = None
    return list(found)
