"""Makes a valid timetable better, a few groups at a time, the others staying as they are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from lms.scheduling.timetable.greedy import timetable_of, to_place
from lms.scheduling.timetable.model.dates import Asked, choose_dates
from lms.scheduling.timetable.model.engine import Effort
from lms.scheduling.timetable.model.staffing import staff
from lms.scheduling.timetable.openings import Opening, Site
from lms.scheduling.timetable.penalty import penalty
from lms.scheduling.timetable.values import Placed, Timetable

AT_ONCE = 5
"""Groups set free in a round."""


def one_round(site: Site, timetable: Timetable, number: int, effort: Effort) -> Timetable:
    """`timetable`, or a better one in which a few groups meet at other times. `number` chooses which."""
    free = _set_free(site, timetable, Random(effort.seed * 100_003 + number))  # noqa: S311 - no secret: the same each time
    locked = set(site.problem.locked)
    others = [one for one in timetable.placed if one.group not in free and one not in locked]
    own = [one for one in timetable.placed if one.group in free]
    open_to = openings_beside(site, free, others)
    groups = [site.groups[key] for key in sorted(free)]
    dates = choose_dates(
        Asked(
            site,
            open_to,
            {group.key: to_place(site, group) for group in groups},
            frozenset((one.group, one.day, one.start) for one in own),
            slack=bool({key for key, _ in timetable.missing} & free),
            by_trainer=True,
        ),
        effort,
    )
    if not dates.found:
        return timetable
    staffed = staff(site, dates.chosen, others, effort)
    found = timetable_of(site, [*locked, *others, *staffed.placed])
    return min(timetable, found, key=lambda one: penalty(site, one))


def openings_beside(site: Site, keys: set[int], others: Sequence[Placed]) -> dict[int, list[Opening]]:
    """The openings of these groups that `others` leave."""
    taken: defaultdict[date, list[tuple[Placed, tuple[int, int, int]]]] = defaultdict(list)
    for placed in others:
        taken[placed.day].append((placed, site.serving(placed)))
    found: dict[int, list[Opening]] = {}
    for key in sorted(keys):
        found[key] = []
        for opening in site.openings(site.groups[key]):
            left = opening
            for placed, (room, trainer, helping) in taken[opening.day]:
                if placed.start < opening.end and opening.start < placed.end:
                    left = replace(
                        left,
                        rooms=left.rooms & ~room,
                        trainers=left.trainers & ~trainer,
                        volunteers=left.volunteers & ~helping,
                    )
            enough = left.volunteers.bit_count() >= site.needs[key].helpers
            if left.rooms and left.trainers and enough:
                found[key].append(left)
    return found


def _set_free(site: Site, timetable: Timetable, chance: Random) -> set[int]:
    """One group, those that miss sessions first, and others that meet on its days or have its trainers."""
    keys = sorted(site.groups)
    missing = sorted(key for key, _ in timetable.missing)
    first = chance.choice(missing if missing and chance.random() < 0.7 else keys)
    days = {one.day for one in timetable.placed if one.group == first}
    near = sorted({one.group for one in timetable.placed if one.day in days} - {first})
    others = near if len(near) >= AT_ONCE and chance.random() < 0.7 else [key for key in keys if key != first]
    return {first, *chance.sample(others, min(AT_ONCE - 1, len(others)))}
