"""A first timetable, group by group, in about half a second: it is valid, and a hint for the solver."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from lms.scheduling.timetable.board import DAY, Board, week_of
from lms.scheduling.timetable.openings import Opening, Site
from lms.scheduling.timetable.values import Group, Placed, Timetable

Habit = tuple[int, int]
"""A weekday and a minute at which a group meets each week."""
ANOTHER_HABIT = 20
"""What a session away from the usual days counts while choosing."""


def first_timetable(site: Site) -> Timetable:
    """Place the groups with least choice first, each on the weekdays that suit it best."""
    board = Board(site)
    found = {group.key: site.openings(group) for group in site.problem.groups}
    for group in sorted(site.problem.groups, key=lambda one: _choice(site, one, found[one.key])):
        _place(site, board, group, found[group.key])
    return timetable_of(site, board.placed)


def mended(site: Site, standing: Sequence[Placed]) -> Timetable:
    """`standing` made to fit at once: what can stay stays, then other people, then other dates.

    Valid, not the fewest changes: a hint for the solver, and what is left when it finds nothing better.
    """
    board = Board(site)
    found = {group.key: site.openings(group) for group in site.problem.groups}
    open_now = {(key, one.day, one.start): one for key, each in found.items() for one in each}
    wanted = {group.key: to_place(site, group) for group in site.problem.groups}
    hit: list[Placed] = []
    for placed in sorted(standing, key=lambda one: (one.day, one.start, one.group)):
        opening, group = open_now.get((placed.group, placed.day, placed.start)), site.groups.get(placed.group)
        if group and opening and wanted[group.key] and board.keep(group, opening, placed):
            wanted[group.key] -= 1
        elif group and opening:
            hit.append(placed)
    for placed in hit:
        opening, group = open_now[placed.group, placed.day, placed.start], site.groups[placed.group]
        if wanted[group.key] and board.fits(group, opening):
            board.take(group, opening)
            wanted[group.key] -= 1
    for key, number in wanted.items():
        _fill(board, site.groups[key], found[key], number)
    return timetable_of(site, board.placed)


def _fill(board: Board, group: Group, openings: Sequence[Opening], wanted: int) -> None:
    """Place so many sessions wherever they cost least."""
    for opening in sorted(openings, key=lambda one: (one.cost, one.day, one.start)):
        if wanted <= 0:
            return
        if board.fits(group, opening):
            board.take(group, opening)
            wanted -= 1


def timetable_of(site: Site, placed: Sequence[Placed]) -> Timetable:
    """`placed` in order of time, with what is missing of each group."""
    there = Counter(one.group for one in placed)
    missing = tuple(
        (group.key, group.sessions - there[group.key])
        for group in site.problem.groups
        if there[group.key] < group.sessions
    )
    ordered = sorted(placed, key=lambda one: (one.day, one.start, one.group))
    return Timetable(tuple(ordered), missing)


def to_place(site: Site, group: Group) -> int:
    """How many sessions of a group are not locked."""
    return group.sessions - sum(placed.group == group.key for placed in site.problem.locked)


def _choice(site: Site, group: Group, openings: Sequence[Opening]) -> tuple[float, int]:
    return len(openings) / max(to_place(site, group), 1), group.key


def _place(site: Site, board: Board, group: Group, openings: Sequence[Opening]) -> None:
    wanted = to_place(site, group)
    possible = [opening for opening in openings if board.fits(group, opening)]
    habits = best_habits(group, possible, wanted)
    usual = [opening for opening in possible if _habit(opening) in habits]
    others = sorted(set(possible) - set(usual), key=lambda one: (one.cost, one.day, one.start))
    for opening in [*usual, *others]:
        if wanted <= 0:
            return
        if board.fits(group, opening):
            board.take(group, opening)
            wanted -= 1


def _habit(opening: Opening) -> Habit:
    return opening.day.weekday(), opening.start


def best_habits(group: Group, possible: Sequence[Opening], wanted: int) -> tuple[Habit, ...]:
    """The weekdays and hours that place most of `wanted` sessions at least cost."""
    by_habit: defaultdict[Habit, list[Opening]] = defaultdict(list)
    for opening in possible:
        by_habit[_habit(opening)].append(opening)
    best: tuple[float, tuple[Habit, ...]] = (float("inf"), ())
    for habits in combinations_at_rest(sorted(by_habit), group):
        openings = sorted((one for habit in habits for one in by_habit[habit]), key=lambda one: one.day)
        taken = _walk(group, openings, wanted)
        cost = sum(one.cost for one in taken) + (ANOTHER_HABIT + 1) * (wanted - len(taken)) * 5
        best = min(best, (cost, habits))
    return best[1]


def _walk(group: Group, openings: Sequence[Opening], wanted: int) -> list[Opening]:
    taken: list[Opening] = []
    weeks: Counter[int] = Counter()
    for opening in openings:
        if len(taken) == wanted:
            break
        if weeks[week_of(opening.day)] < group.per_week:
            taken.append(opening)
            weeks[week_of(opening.day)] += 1
    return taken


def combinations_at_rest(habits: Sequence[Habit], group: Group) -> Iterator[tuple[Habit, ...]]:
    """Sets of up to `per_week` habits that leave the rest between sessions, the week after included."""
    rest, week = group.rest * 60, 7 * DAY

    def apart(one: Habit, other: Habit) -> bool:
        gap = abs((one[0] - other[0]) * DAY + one[1] - other[1])
        return rest <= gap <= week - rest

    def grow(chosen: tuple[Habit, ...], left: Sequence[Habit]) -> Iterator[tuple[Habit, ...]]:
        if chosen:
            yield chosen
        if len(chosen) < group.per_week:
            for place, habit in enumerate(left):
                if all(apart(habit, one) for one in chosen):
                    yield from grow((*chosen, habit), left[place + 1 :])

    return grow((), habits)
