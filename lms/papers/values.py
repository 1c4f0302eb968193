"""What a sheet says, as plain values: the worker draws from these and from nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lms.papers.models import Paper
from lms.scheduling.values import MinutesByWay


@dataclass(frozen=True, slots=True)
class Ink:
    """A signature on a sheet: when, on which device, and the picture, if one was drawn."""

    at: datetime
    method: str
    picture: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What was recorded once of one person."""

    status: str
    minutes: int
    way: str
    by: str
    at: datetime
    because: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One person on a sheet: what counts first, then what it corrects; their signature, if any."""

    name: str
    native_name: str
    marks: tuple[Mark, ...]
    ink: Ink | None

    @property
    def current(self) -> Mark | None:
        """What counts."""
        return self.marks[0] if self.marks else None

    @property
    def corrected(self) -> bool:
        """Whether something recorded before no longer counts."""
        return len(self.marks) > 1


@dataclass(frozen=True, slots=True)
class TrainerInk:
    """Who signed as the trainer."""

    name: str
    ink: Ink


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of one evening at one version of its register."""

    session_id: int
    code: str
    zone: str
    starts_at: datetime
    ends_at: datetime
    day: date
    minutes: int
    course: str
    cohort: str
    place: str
    trainers: tuple[str, ...]
    cancelled: str | None
    version: int
    digest: str
    broken_at: int | None
    scans: int
    lines: tuple[SheetLine, ...]
    signed: tuple[TrainerInk, ...]

    @property
    def present(self) -> int:
        """How many were present."""
        return sum(line.current is not None and line.current.status == "present" for line in self.lines)

    @property
    def minutes_present(self) -> int:
        """Minutes attended by all of them together."""
        return sum(line.current.minutes for line in self.lines if line.current)


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes of one learner: planned; attended, by how they are known and by where; exercises done away.

    `exercises` counts their estimated time.
    """

    enrolment_id: int
    name: str
    official_name: str
    planned: int
    signed: int
    attested: int
    paper: int
    ways: MinutesByWay
    exercises: int

    @property
    def attended(self) -> int:
        """All minutes attended."""
        return self.signed + self.attested + self.paper


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper somebody asked for, as lists show it: whose it is, whether its drawing was given up."""

    paper: Paper
    name: str
    stuck: bool

    @property
    def state(self) -> str:
        """drawn, obstacle, stuck or waiting."""
        if self.paper.file:
            return "drawn"
        return "obstacle" if self.paper.obstacle else "stuck" if self.stuck else "waiting"


Facts = Mapping[str, Any]
