"""What is signed and sealed of an evening, and what about it asks for a written reason."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from lms.accounts.models import Person
from lms.cohorts.models import Enrolment
from lms.core.db import db
from lms.i18n import _, words
from lms.scheduling.evenings import evenings_where
from lms.scheduling.evidence import rules
from lms.scheduling.evidence.models import RegisterEntry, Signature
from lms.scheduling.models import ClassSession
from lms.scheduling.public_holidays import public_holidays
from lms.scheduling.serving import taught_by, team_at
from lms.scheduling.values import Evening, Tally


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature as pages show it."""

    id: int
    person_id: int
    enrolment_id: int | None
    name: str
    part: str
    method: str
    at: datetime
    because: str
    drawn: bool


@dataclass(frozen=True, slots=True)
class Register:
    """The register of an evening: its version, the digest of its last entry, whether it holds."""

    version: int
    digest: str
    broken_at: int | None

    @property
    def shown(self) -> str:
        """The digest as a sheet carries it: enough to compare by eye."""
        return " ".join(self.digest[start : start + 4] for start in range(0, 16, 4))


def signatures_of(session_id: int) -> list[Signed]:
    """The signatures of an evening, the earliest first."""
    rows = db.session.execute(
        select(Signature, Person.chosen_name)
        .join(Person, Person.id == Signature.person_id)
        .where(Signature.session_id == session_id)
        .order_by(Signature.id)
    )
    return [
        Signed(
            id=row.id,
            person_id=row.person_id,
            enrolment_id=row.enrolment_id,
            name=name,
            part=row.part,
            method=row.method,
            at=row.signed_at,
            because=row.because,
            drawn=bool(row.drawing),
        )
        for row, name in rows
    ]


def person_of(enrolment_id: int) -> int:
    """Whose enrolment it is."""
    return db.session.scalars(select(Enrolment.person_id).where(Enrolment.id == enrolment_id)).one()


def drawing_of(session_id: int, signature_id: int) -> bytes | None:
    """The picture somebody drew for an evening; None when there is none."""
    found = select(Signature.drawing).where(Signature.id == signature_id, Signature.session_id == session_id)
    return db.session.scalar(found) or None


def register_of(session_id: int) -> Register:
    """The register of an evening, checked from its first entry to its last."""
    rows = db.session.scalars(
        select(RegisterEntry).where(RegisterEntry.session_id == session_id).order_by(RegisterEntry.number)
    )
    entries = [rules.Entry(row.number, row.facts, row.before, row.digest) for row in rows]
    last = entries[-1].digest if entries else rules.FIRST
    return Register(len(entries), last, rules.broken_at(entries))


def elsewhere(person_id: int, evening: Evening) -> Evening | None:
    """Another evening at the same hours that this person signed for; nobody is in two places."""
    session = evening.session
    theirs = select(Signature.session_id).where(Signature.person_id == person_id)
    found = evenings_where(
        ClassSession.id.in_(theirs),
        ClassSession.id != session.id,
        ClassSession.starts_at < session.ends_at,
        ClassSession.ends_at > session.starts_at,
    )
    return found[0] if found else None


def oddities(evening: Evening, tally: Tally) -> list[str]:
    """What an auditor would ask about, in words: each needs a written reason before the trainer signs."""
    found = []
    holiday = _holiday(evening)
    if holiday:
        found.append(_("This day is a public holiday: %(holiday)s.", holiday=holiday))
    if evening.room and tally.present > evening.room.capacity:
        found.append(
            _(
                "%(present)s people are present; seats in %(room)s: %(seats)s.",
                present=tally.present,
                room=evening.room.name,
                seats=evening.room.capacity,
            )
        )
    shared = _("%(cohort)s has its evening at the same hours, with the same trainer or room.")
    return [*found, *(shared % {"cohort": other} for other in _at_the_same_hours(evening))]


def _holiday(evening: Evening) -> str | None:
    days = public_holidays(evening.site.holidays, evening.day, evening.day, words.language().code)
    return days.get(evening.day)


def _at_the_same_hours(evening: Evening) -> list[str]:
    """The cohorts that meet then with somebody who teaches this very evening, or in its room."""
    session = evening.session
    team = team_at(session.id, evening.cohort.id)
    same_trainer = taught_by([one.person_id for one in team if one.part == "trainer"])
    others = evenings_where(
        or_(same_trainer, ClassSession.room_id == evening.room.id) if evening.room else same_trainer,
        ClassSession.id != session.id,
        ClassSession.cancelled_at.is_(None),
        ClassSession.starts_at < session.ends_at,
        ClassSession.ends_at > session.starts_at,
    )
    return [other.cohort.name for other in others]
