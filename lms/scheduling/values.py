"""What the pages of the evenings are made of: plain values read once."""

from dataclasses import dataclass
from datetime import date, datetime

from lms.accounts.models import Site
from lms.cohorts.models import Cohort
from lms.i18n import _
from lms.scheduling import rules
from lms.scheduling.models import ClassSession, Room


@dataclass(frozen=True, slots=True)
class Evening:
    """A session with its cohort, its site and its room; the names of those who teach it."""

    session: ClassSession
    cohort: Cohort
    site: Site
    room: Room | None
    trainers: tuple[str, ...] = ()

    @property
    def zone(self) -> str:
        """The time zone of its site."""
        return self.site.timezone

    @property
    def day(self) -> date:
        """The day it begins on, where it takes place."""
        return rules.local_day(self.session.starts_at, self.zone)

    @property
    def whole_place(self) -> str:
        """Where it takes place, as a sheet tells it: the room, the site and its address; or at a distance."""
        room = self.room.name if self.room else ""
        parts = [room, self.site.name, self.site.address, self.site.city]
        if self.session.kind == "online":
            parts = [_("At a distance"), self.site.name]
        return ", ".join(part for part in parts if part)

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.session.cancelled_at is not None


@dataclass(frozen=True, slots=True)
class OwnEvening:
    """An evening as the learner sees it: what they replied, and what was recorded of them."""

    evening: Evening
    enrolment_id: int
    coming: bool | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """One row of attendance: what, by whom, when. `by` is empty when the account is gone."""

    id: int
    status: str
    minutes: int
    by: str
    at: datetime
    way: str = "attested"
    because: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One person on the list of an evening, with what was recorded of them, the latest first."""

    enrolment_id: int
    name: str
    official_name: str
    native_name: str
    coming: bool | None
    history: tuple[Recorded, ...]

    @property
    def current(self) -> Recorded | None:
        """What counts."""
        return self.history[0] if self.history else None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people an evening expects, how many said they come or cannot, how many are marked."""

    expected: int = 0
    coming: int = 0
    not_coming: int = 0
    marked: int = 0
    present: int = 0


@dataclass(frozen=True, slots=True)
class MinutesByWay:
    """Minutes attended: in class, at a distance, made up at an evening of another cohort."""

    in_class: int = 0
    distance: int = 0
    make_up: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.in_class + self.distance + self.make_up


@dataclass(frozen=True, slots=True)
class MadeUp:
    """An evening of another cohort that a learner attended: when, how long, how it is known."""

    starts_at: datetime
    ends_at: datetime
    minutes: int
    way: str


@dataclass(frozen=True, slots=True)
class NextEvening:
    """A learner's next evening: when, where, how to get there, and their word on it."""

    session_id: int
    enrolment_id: int
    cohort: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    site: str
    address: str
    phone: str
    room: str
    directions: str
    coming: bool | None
    status: str | None = None
    """What is recorded of them there, once it is."""


@dataclass(frozen=True, slots=True)
class AttendanceSummary:
    """Evenings held, the person-sessions they expected, those attended and those nobody has recorded.

    The rate is attended / held; `not_recorded` says how much of `held` is not known.
    """

    sessions: int = 0
    held: int = 0
    attended: int = 0
    not_recorded: int = 0
    minutes: int = 0

    @property
    def rate(self) -> float | None:
        """Share of person-sessions attended, from 0 to 1; None before the first evening."""
        return self.attended / self.held if self.held else None
