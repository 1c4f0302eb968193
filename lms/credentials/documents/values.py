"""Where the people of a cohort stand before the documents of its end, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from lms.credentials.documents.rules import Ending
from lms.credentials.models import END_OF_TRAINING, REALISATION, Certificate
from lms.credentials.values import Progress, progress, renamed, state_of
from lms.scheduling.values import MinutesByWay

OF_THE_END = (END_OF_TRAINING, REALISATION)
"""The kinds of documents a cohort receives at its end."""


@dataclass(frozen=True, slots=True)
class Presence:
    """What one enrolment attended: how long, and when its first and last evening began."""

    minutes: int = 0
    first: datetime | None = None
    last: datetime | None = None
    ways: MinutesByWay = field(default_factory=MinutesByWay)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document somebody holds, and how it stands. `stuck` tells that its drawing was given up."""

    certificate: Certificate
    state: str
    was_renamed: bool


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a cohort, what they attended, what they still await, and the documents they hold."""

    enrolment_id: int
    person_id: int
    name: str
    official_name: str
    native_name: str
    language: str
    employer: str
    left_on: date | None
    presence: Presence
    before: Ending
    papers: Mapping[str, Paper]

    def is_ready(self, kind: str) -> bool:
        """Whether a document of this kind can be issued now, and none was."""
        return not self.before and kind not in self.papers


def paper(certificate: Certificate, stuck: bool, official_name: str, native_name: str) -> Paper:
    """A document as its holder's cohort sees it."""
    return Paper(certificate, state_of(certificate, stuck), renamed(certificate, official_name, native_name))


def progress_in(members: list[Member], kind: str) -> Progress:
    """How far the documents of a kind have come."""
    states = [member.papers[kind].state for member in members if kind in member.papers]
    return progress(states, sum(member.is_ready(kind) for member in members))
