"""Where people stand before their certificate, and who issues it, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lms.credentials import rules
from lms.credentials.models import COMPLETION, Certificate
from lms.learning.rules import Missing


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues: the association's name, and where anybody can check."""

    name: str
    public_url: str

    def verify_address(self, code: str) -> str:
        """Where anybody checks the certificate of that code."""
        return f"{self.public_url.rstrip('/')}/verify/{code}"


@dataclass(frozen=True, slots=True)
class Conditions:
    """What one enrolment has done of what its course asks. Marks are percentages by module.

    `missing` is None when the course is no longer taught: then nobody can say.
    """

    minutes: int
    marks: Mapping[str, float]
    missing: Missing | None

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return self.missing is not None and not self.missing


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of a cohort, what they have done, and the latest version of their certificate.

    `stuck` tells that its drawing was given up.
    """

    enrolment_id: int
    person_id: int
    name: str
    official_name: str
    native_name: str
    left_on: date | None
    conditions: Conditions
    certificate: Certificate | None
    stuck: bool = False
    language: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether a certificate can be issued now, and none was."""
        return self.certificate is None and self.conditions.met

    @property
    def state(self) -> str:
        """How it stands, in one word: none, drawn, revoked, obstacle, stuck or waiting."""
        return state_of(self.certificate, self.stuck)

    @property
    def was_renamed(self) -> bool:
        """Whether the person's name is no longer the one on their certificate."""
        return renamed(self.certificate, self.official_name, self.native_name)


def state_of(certificate: Certificate | None, stuck: bool) -> str:
    """How a document stands, in one word: none, drawn, revoked, obstacle, stuck or waiting."""
    if certificate is None:
        return "none"
    if certificate.revoked_at:
        return "revoked"
    if certificate.file:
        return "drawn"
    return "obstacle" if certificate.obstacle else "stuck" if stuck else "waiting"


def renamed(certificate: Certificate | None, official_name: str, native_name: str) -> bool:
    """Whether the next version of the document would print other names for a person called so today."""
    if certificate is None:
        return False
    names = rules.names_of_next(certificate.facts, official_name, native_name)
    return any(certificate.facts[name] != names[name] for name in ("holder", "native_name"))


@dataclass(frozen=True, slots=True)
class Awaited:
    """A course somebody follows without its certificate yet, and what is missing."""

    title: str
    language: str
    missing: Missing


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the drawing of a cohort's certificates has come."""

    issued: int
    drawn: int
    waiting: int
    obstacles: int
    ready: int


def progress_of(candidates: list[Candidate]) -> Progress:
    """How far the drawing of these people's certificates has come; revoked ones are left out."""
    ready = sum(candidate.is_ready for candidate in candidates)
    return progress([candidate.state for candidate in candidates], ready)


def progress(states: Sequence[str], ready: int) -> Progress:
    """How far the drawing of documents in these states has come, and how many more may be issued."""
    drawn, waiting = states.count("drawn"), states.count("waiting")
    obstacles = states.count("obstacle") + states.count("stuck")
    return Progress(drawn + waiting + obstacles, drawn, waiting, obstacles, ready)


@dataclass(frozen=True, slots=True)
class Checked:
    """What anybody who has the code may read: what the certificate prints, less the marks.

    `holder` is the name if its holder lets it be shown; else `initials` stand for it. The minutes of the
    first certificates are those of the tenths of an hour they print.
    """

    code: str
    holder: str
    native_name: str
    initials: str
    course_title: str
    language: str
    level: str
    minutes: int
    is_in_tenths: bool
    started_on: date
    ended_on: date
    site: str
    issuer: str
    issued_on: date
    expires_on: date | None
    revoked_on: date | None
    checked_on: date
    kind: str
    version: int = 1

    @property
    def state(self) -> str:
        """How it stands, in one word: valid, expired or revoked."""
        if self.revoked_on:
            return "revoked"
        return "expired" if self.expires_on and self.expires_on < self.checked_on else "valid"


@dataclass(frozen=True, slots=True)
class FileChecked:
    """What came of checking a file: one of FILE_STATES, and what the register says when it may be said."""

    state: str
    found: Checked | None = None


FILE_STATES = (
    "genuine",
    "expired",
    "revoked",
    "replaced",
    "unknown",
    "key-revoked",
    "changed",
    "unsigned",
    "foreign",
    "not-a-pdf",
)


def checked(
    facts: Mapping[str, Any], revoked_at: datetime | None, shown: str, at: datetime, version: int = 1
) -> Checked:
    """The public part of a certificate's facts, as far as its holder lets it be shown."""
    named, ends = shown == "name", facts.get("expires_on")
    return Checked(
        code=facts["code"],
        holder=facts["holder"] if named else "",
        native_name=facts["native_name"] if named else "",
        initials=rules.initials(facts["holder"]),
        course_title=facts["course_title"],
        language=facts["language"].partition("+")[0],
        level=facts["level"],
        site=facts["site"],
        issuer=facts["issuer"],
        started_on=date.fromisoformat(facts["started_on"]),
        ended_on=date.fromisoformat(facts["ended_on"]),
        issued_on=date.fromisoformat(facts["issued_on"]),
        minutes=rules.minutes_in(facts["hours"]),
        is_in_tenths=rules.is_in_tenths(facts["hours"]),
        expires_on=date.fromisoformat(ends) if ends else None,
        revoked_on=revoked_at.date() if revoked_at else None,
        checked_on=at.date(),
        kind=facts.get("design", COMPLETION),
        version=version,
    )


def as_json(found: Checked) -> dict[str, Any]:
    """The same for programs: dates as ISO 8601 writes them."""
    said = {
        "status": found.state,
        "code": found.code,
        "kind": found.kind,
        "course": found.course_title,
        "level": found.level,
        "hours": rules.hours_as_number(found.minutes),
        "started_on": found.started_on.isoformat(),
        "ended_on": found.ended_on.isoformat(),
        "place": found.site,
        "issuer": found.issuer,
        "issued_on": found.issued_on.isoformat(),
        "expires_on": found.expires_on.isoformat() if found.expires_on else None,
        "revoked_on": found.revoked_on.isoformat() if found.revoked_on else None,
    }
    return said | ({"holder": found.holder} if found.holder else {"initials": found.initials})
