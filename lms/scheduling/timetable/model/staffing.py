"""From dates to sessions: rooms, then trainers, then volunteers, beside the sessions that stay."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lms.scheduling.timetable.model.engine import Effort
from lms.scheduling.timetable.model.serving import Prices, Served, Task, serve
from lms.scheduling.timetable.openings import Opening, Site, members
from lms.scheduling.timetable.penalty import fair_share
from lms.scheduling.timetable.values import Placed

SAME_ROOM = 1
"""What another room for a group counts: no rule asks for it, but one door is easier to find."""
CHANGE = 50
"""What another room or person counts when a timetable that stands is repaired."""


@dataclass(frozen=True, slots=True)
class Staffed:
    """The sessions that found a room and people, those that did not, and whether nothing is better."""

    placed: tuple[Placed, ...]
    left_out: tuple[tuple[int, Opening], ...]
    proven: bool


def staff(
    site: Site,
    chosen: Mapping[int, Sequence[Opening]],
    others: Sequence[Placed],
    effort: Effort,
    before: Mapping[tuple[int, date, int], Placed] | None = None,
) -> Staffed:
    """Rooms, trainers and volunteers for `chosen` openings, `others` and locked sessions being as they are.

    With `before`, the room and people who served a session at the same time are kept where they can.
    """
    sessions = [(key, opening) for key, openings in sorted(chosen.items()) for opening in openings]
    stage = _Staffing(site, sessions, others, before)
    served = [stage.serve(kind, effort) for kind in range(3)]
    placed, left_out = [], []
    for place, (key, opening) in enumerate(sessions):
        room, trainer, helping = (one.sets[place] for one in served)
        if room is None or trainer is None or helping is None:
            left_out.append((key, opening))
            continue
        placed.append(
            Placed(
                key,
                opening.day,
                opening.start,
                opening.end,
                site.problem.rooms[next(members(room))].key,
                site.problem.trainers[next(members(trainer))].key,
                tuple(sorted(site.problem.volunteers[v].key for v in members(helping))),
            )
        )
    return Staffed(tuple(placed), tuple(left_out), all(one.proven for one in served))


class _Staffing:
    """Who is taken, who has met whom, who helped how often, because of the sessions that stay."""

    def __init__(
        self,
        site: Site,
        sessions: Sequence[tuple[int, Opening]],
        others: Sequence[Placed],
        before: Mapping[tuple[int, date, int], Placed] | None,
    ) -> None:
        self.site, self.sessions, self.before = site, sessions, before
        self.taken: defaultdict[date, list[tuple[Placed, tuple[int, int, int]]]] = defaultdict(list)
        self.met: tuple[defaultdict[int, int], ...] = tuple(defaultdict(int) for _ in range(3))
        self.load: Counter[int] = Counter()
        for placed in (*others, *site.problem.locked):
            serving = site.serving(placed)
            self.taken[placed.day].append((placed, serving))
            self.load.update(members(serving[2]))
            for kind in range(3):
                self.met[kind][placed.group] |= serving[kind]

    def serve(self, kind: int, effort: Effort) -> Served:
        """One stage: 0 rooms, 1 trainers, 2 volunteers."""
        return serve([self._task(kind, *session) for session in self.sessions], self._prices(kind), effort)

    def _task(self, kind: int, key: int, opening: Opening) -> Task:
        free = (opening.rooms, opening.trainers, opening.volunteers)[kind]
        for placed, serving in self.taken[opening.day]:
            if placed.start < opening.end and opening.start < placed.end:
                free &= ~serving[kind]
        need = self.site.needs[key].helpers if kind == 2 else 1
        stood = (self.before or {}).get((key, opening.day, opening.start))
        served = self.site.serving(stood)[kind] if stood else 0
        return Task(key, opening.day, opening.start, opening.end, need, free, served)

    def _prices(self, kind: int) -> Prices:
        weights, change = self.site.problem.weights, CHANGE if self.before is not None else 0
        helped = sum(self.load.values()) + sum(self.site.needs[key].helpers for key, _ in self.sessions)
        prices = Prices(change=change, met=self.met[kind])
        if kind == 2:
            fair = fair_share(self.site, helped)
            return replace(prices, load=weights.load, fair=fair, known=self.load)
        return replace(prices, another=weights.trainer if kind else SAME_ROOM)
