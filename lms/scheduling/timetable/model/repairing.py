"""Mends a timetable after something changed: the fewest dates moved, then the fewest other changes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lms.scheduling.timetable.board import Board
from lms.scheduling.timetable.greedy import mended, timetable_of, to_place
from lms.scheduling.timetable.model.dates import Asked, Dates, choose_dates
from lms.scheduling.timetable.model.engine import Effort
from lms.scheduling.timetable.model.staffing import Staffed, staff
from lms.scheduling.timetable.openings import Opening, Site
from lms.scheduling.timetable.values import Placed, Problem, Timetable

MOVED = 100_000
"""What moving one date costs: more than all else a repair changes."""
AFFECTED = Effort(work=6.0, seconds=8.0)
"""For the groups that are hit."""
EVERYBODY = Effort(work=20.0, seconds=12.0)
"""For the whole site, when moving only those that are hit may not be the fewest."""
PEOPLE = Effort(work=3.0, seconds=4.0)

Standing = Mapping[tuple[int, date, int], Placed]


@dataclass(frozen=True, slots=True)
class Repaired:
    """The timetable mended, and what that changed; `proven` when no fewer dates could be moved."""

    timetable: Timetable
    dates_moved: int
    others_changed: int
    proven: bool


def repair(problem: Problem, standing: Sequence[Placed], seed: int = 1) -> Repaired:
    """Make `standing` sessions fit `problem` as it is now; its locked sessions are left alone."""
    site = Site(problem)
    kept = set(problem.locked)
    before = {(one.group, one.day, one.start): one for one in standing if one not in kept}
    openings = {group.key: site.openings(group) for group in problem.groups}
    first = _change_people_only(site, openings, before, seed)
    if first:
        return first
    quick = mended(site, tuple(before.values()))
    hint = frozenset((one.group, one.day, one.start) for one in quick.placed if one not in kept)
    stay = _move(site, openings, before, set(), frozenset(before), seed)
    least = len(before) - sum(len(chosen) for chosen in stay.chosen.values())
    hit = {
        group.key for group in problem.groups if len(stay.chosen.get(group.key, ())) < to_place(site, group)
    }
    tried = [_as_told(site, before, quick)]
    for free in (hit, {group.key for group in problem.groups}):
        moved = _move(site, openings, before, free, hint, seed)
        if not moved.found:
            continue
        found = _told(site, before, _staffed(site, moved.chosen, before, seed), proven=False)
        whole = sum(len(each) for each in moved.chosen.values()) == len(found.timetable.placed) - len(kept)
        everybody = len(free) == len(problem.groups) and moved.proven and whole
        if everybody or (stay.proven and not found.timetable.missing and found.dates_moved == least):
            return replace(found, proven=True)
        tried.append(found)
    return min(tried, key=_badness)


def _badness(repaired: Repaired) -> tuple[int, int, int]:
    return (
        sum(number for _, number in repaired.timetable.missing),
        repaired.dates_moved,
        repaired.others_changed,
    )


def _change_people_only(
    site: Site, openings: Mapping[int, Sequence[Opening]], before: Standing, seed: int
) -> Repaired | None:
    """All dates kept: no fewer can be moved. None where that cannot be."""
    kept = {
        key: tuple(one for one in each if (key, one.day, one.start) in before)
        for key, each in openings.items()
    }
    wanted = sum(to_place(site, group) for group in site.problem.groups)
    if not len(before) == wanted == sum(len(each) for each in kept.values()):
        return None
    staffed = _staffed(site, kept, before, seed)
    return None if staffed.left_out else _told(site, before, staffed, proven=True)


def _staffed(site: Site, chosen: Mapping[int, Sequence[Opening]], before: Standing, seed: int) -> Staffed:
    """People for the chosen dates. Those of sessions that are not hit stay; where some then lack, those of
    other days stay: what happens on one day takes nobody away on another.
    """
    effort = replace(PEOPLE, seed=seed)
    board = Board(site)
    untouched: list[Placed] = []
    hit: list[tuple[int, Opening]] = []
    for key, each in chosen.items():
        for opening in each:
            stood = before.get((key, opening.day, opening.start))
            if stood and board.keep(site.groups[key], opening, stood):
                untouched.append(stood)
            else:
                hit.append((key, opening))
    staffed = staff(site, _by_group(hit), untouched, effort, before)
    if staffed.left_out:
        days = {opening.day for _, opening in hit}
        there = [(key, one) for key, each in chosen.items() for one in each if one.day in days]
        untouched = [one for one in untouched if one.day not in days]
        staffed = staff(site, _by_group(there), untouched, effort, before)
    return Staffed((*untouched, *staffed.placed), staffed.left_out, staffed.proven)


def _by_group(sessions: Sequence[tuple[int, Opening]]) -> dict[int, tuple[Opening, ...]]:
    found: dict[int, tuple[Opening, ...]] = {}
    for key, opening in sessions:
        found[key] = (*found.get(key, ()), opening)
    return found


def _move(
    site: Site,
    openings: Mapping[int, Sequence[Opening]],
    before: Standing,
    free: set[int],
    hint: frozenset[tuple[int, date, int]],
    seed: int,
) -> Dates:
    """New dates for the groups set free, the others keeping theirs; some left out when not all fit."""
    possible = {
        key: [one for one in each if key in free or (key, one.day, one.start) in before]
        for key, each in openings.items()
    }
    wanted = {key: to_place(site, site.groups[key]) for key in openings}
    asked = Asked(site, possible, wanted, hint, True, moved=dict.fromkeys(before, MOVED))
    effort = EVERYBODY if len(free) == len(openings) else AFFECTED
    return choose_dates(asked, replace(effort, seed=seed))


def _told(site: Site, before: Standing, staffed: Staffed, *, proven: bool) -> Repaired:
    timetable = timetable_of(site, [*site.problem.locked, *staffed.placed])
    told = _as_told(site, before, timetable)
    return replace(told, proven=proven and not staffed.left_out)


def _as_told(site: Site, before: Standing, timetable: Timetable) -> Repaired:
    """What a timetable changes."""
    kept = set(site.problem.locked)
    now = {(one.group, one.day, one.start): one for one in timetable.placed if one not in kept}
    others = sum(_differences(before[time], placed) for time, placed in now.items() if time in before)
    return Repaired(timetable, len(before.keys() - now.keys()), others, False)


def _differences(one: Placed, other: Placed) -> int:
    """How many of the room, the trainer and the volunteers are others."""
    helping = Counter(one.volunteers) - Counter(other.volunteers)
    return (one.room != other.room) + (one.trainer != other.trainer) + sum(helping.values())
