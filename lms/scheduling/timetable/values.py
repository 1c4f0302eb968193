"""What a timetable is made from and what it is: plain values, local hours in minutes after midnight."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Window:
    """Hours of a weekday (0 is Monday) within which somebody or something is free."""

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Hours of one day that are booked elsewhere."""

    day: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Room:
    """A room. Without windows it is always open."""

    key: int
    name: str
    seats: int
    computers: int = 0
    step_free: bool = True
    windows: tuple[Window, ...] | None = None
    closed: frozenset[date] = frozenset()
    taken: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True)
class Helper:
    """A trainer or a volunteer. Without windows they have not said when they can: any time.

    `leaves` is their last service; `courses` what a trainer is qualified for, None for all.
    """

    key: int
    name: str
    windows: tuple[Window, ...] | None = None
    away: frozenset[date] = frozenset()
    leaves: int | None = None
    woman: bool = False
    courses: frozenset[str] | None = None
    taken: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True)
class Learner:
    """When one learner can come, and their last service."""

    windows: tuple[Window, ...] | None = None
    away: frozenset[date] = frozenset()
    leaves: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A cohort to be placed: `sessions` in all, those that are locked included, of `minutes` each.

    `rest` are the hours between the beginnings of two of its sessions, at least. `trainers` are those chosen
    for it; none: any who is qualified. `helpers` are the volunteers it needs, where its size does not say.
    """

    key: int
    name: str
    course: str
    size: int
    sessions: int
    first_day: date
    last_day: date
    minutes: int = 120
    per_week: int = 2
    rest: int = 48
    computers: int = 0
    step_free: bool = False
    women_only: bool = False
    trainers: frozenset[int] = frozenset()
    helpers: int | None = None
    learners: tuple[Learner, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """What each soft rule costs, for each time it is not kept."""

    pair: int = 20
    learners: int = 4
    travel: int = 4
    trainer: int = 15
    load: int = 2
    waiting: int = 1
    school: int = 3
    sunset: int = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """One session of a group: its day, its hours, its room, who teaches and who helps."""

    group: int
    day: date
    start: int
    end: int
    room: int
    trainer: int
    volunteers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A site and a term. `starts` are (weekday, minute) at which sessions may begin.

    `closed` are the days without any session; `ratio` is learners to one helper at most; `locked` are
    sessions that stay as they are.
    """

    first_day: date
    last_day: date
    starts: tuple[tuple[int, int], ...]
    rooms: tuple[Room, ...]
    trainers: tuple[Helper, ...]
    volunteers: tuple[Helper, ...]
    groups: tuple[Group, ...]
    closed: frozenset[date] = frozenset()
    school: frozenset[date] = frozenset()
    sunset: Mapping[date, int] = field(default_factory=dict)
    locked: tuple[Placed, ...] = ()
    ratio: int = 3
    weights: Weights = Weights()


@dataclass(frozen=True, slots=True)
class Timetable:
    """Sessions placed, in order of time, and how many are missing of which group."""

    placed: tuple[Placed, ...]
    missing: tuple[tuple[int, int], ...] = ()
