"""What is taken as sessions are placed one by one: rooms, people, and the groups' own evenings."""

from collections import Counter, defaultdict
from datetime import date

from lms.scheduling.timetable.openings import Opening, Site, members
from lms.scheduling.timetable.values import Group, Placed

DAY = 24 * 60


def moment(day: date, start: int) -> int:
    """A local time as one number of minutes."""
    return day.toordinal() * DAY + start


def week_of(day: date) -> int:
    """The number of its week, Monday first."""
    return (day.toordinal() - 1) // 7


class Board:
    """Sessions placed so far."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.placed: list[Placed] = []
        self._taken: defaultdict[date, list[tuple[int, int, int, int, int]]] = defaultdict(list)
        self._moments: defaultdict[int, list[int]] = defaultdict(list)
        self._weeks: Counter[tuple[int, int]] = Counter()
        self._load: Counter[int] = Counter()
        self._teaching: Counter[tuple[int, int]] = Counter()
        self._used_rooms: Counter[tuple[int, int]] = Counter()
        for placed in site.problem.locked:
            self._note(placed)

    def _note(self, placed: Placed) -> None:
        self.placed.append(placed)
        self._moments[placed.group].append(moment(placed.day, placed.start))
        self._weeks[placed.group, week_of(placed.day)] += 1

    def free(self, opening: Opening) -> tuple[int, int, int]:
        """Rooms, trainers and volunteers of an opening that nobody has taken meanwhile."""
        rooms, trainers, volunteers = opening.rooms, opening.trainers, opening.volunteers
        for start, end, room, trainer, helping in self._taken[opening.day]:
            if start < opening.end and opening.start < end:
                rooms, trainers, volunteers = rooms & ~room, trainers & ~trainer, volunteers & ~helping
        return rooms, trainers, volunteers

    def fits(self, group: Group, opening: Opening) -> bool:
        """Whether the group's own rules and what is free allow this opening."""
        rooms, trainers, volunteers = self.free(opening)
        return (
            bool(rooms and trainers)
            and volunteers.bit_count() >= self.site.needs[group.key].helpers
            and self.spaced(group, opening)
        )

    def spaced(self, group: Group, opening: Opening) -> bool:
        """Whether the group has rested, and has room in this week."""
        at = moment(opening.day, opening.start)
        return self._weeks[group.key, week_of(opening.day)] < group.per_week and all(
            abs(at - other) >= group.rest * 60 for other in self._moments[group.key]
        )

    def keep(self, group: Group, opening: Opening, placed: Placed) -> bool:
        """Place a session with the room and people it has, if they are all free; whether it was placed."""
        free, serving = self.free(opening), self.site.serving(placed)
        there = serving[0] and serving[1] and serving[2].bit_count() == len(placed.volunteers)
        enough = len(placed.volunteers) >= self.site.needs[group.key].helpers
        if not (there and enough and self.spaced(group, opening)):
            return False
        if any(asked & ~left for asked, left in zip(serving, free, strict=True)):
            return False
        self._taken[opening.day].append((opening.start, opening.end, *serving))
        self._note(placed)
        return True

    def take(self, group: Group, opening: Opening) -> None:
        """Place a session here, with the room and people the group knows, then those who have least."""
        problem, key = self.site.problem, group.key
        rooms, trainers, volunteers = self.free(opening)
        room = min(
            members(rooms),
            key=lambda r: (
                -self._used_rooms[key, r],
                problem.rooms[r].computers,
                problem.rooms[r].seats,
                r,
            ),
        )
        trainer = min(members(trainers), key=lambda t: (-self._teaching[key, t], self._load[-1 - t], t))
        helping = sorted(members(volunteers), key=lambda v: (self._load[v], v))[
            : self.site.needs[key].helpers
        ]
        self._used_rooms[key, room] += 1
        self._teaching[key, trainer] += 1
        self._load.update([-1 - trainer, *helping])
        mask = sum(1 << v for v in helping)
        self._taken[opening.day].append((opening.start, opening.end, 1 << room, 1 << trainer, mask))
        self._note(
            Placed(
                key,
                opening.day,
                opening.start,
                opening.end,
                problem.rooms[room].key,
                problem.trainers[trainer].key,
                tuple(sorted(problem.volunteers[v].key for v in helping)),
            )
        )
