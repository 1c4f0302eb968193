"""Signing for an evening, and writing its register: entries are only added, sealed with the one before."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from lms.accounts.values import SignedIn
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.scheduling.evidence import rules
from lms.scheduling.evidence.models import RegisterEntry, Signature
from lms.scheduling.evidence.queries import elsewhere, oddities
from lms.scheduling.models import Attendance
from lms.scheduling.queries import lines, tallies
from lms.scheduling.values import Evening, Line, Tally


def write_down(session_id: int, facts: Mapping[str, Any]) -> RegisterEntry:
    """Add what was recorded to the register of an evening; call it with the session's row locked."""
    last = db.session.scalar(
        select(RegisterEntry)
        .where(RegisterEntry.session_id == session_id)
        .order_by(RegisterEntry.number.desc())
        .limit(1)
    )
    number, before = (last.number + 1, last.digest) if last else (1, rules.FIRST)
    told = dict(facts) | {"at": now().isoformat()}
    entry = RegisterEntry(
        session_id=session_id,
        number=number,
        facts=told,
        before=before,
        digest=rules.seal(number, told, before),
        written_at=now(),
    )
    save(entry)
    return entry


def sign_for_oneself(
    evening: Evening, enrolment_id: int, person_id: int, method: str, drawing: bytes
) -> bool:
    """A learner says they are there, and is present from then on; False when they had said so already."""
    db.session.refresh(evening.session, with_for_update=True)
    line = next((each for each in lines(evening) if each.enrolment_id == enrolment_id), None)
    if line is None:
        raise Refused(_("You are not on the list of this evening. Ask your trainer."))
    if _signed(evening, person_id, "learner"):
        return False
    if other := elsewhere(person_id, evening):
        raise Refused(
            _(
                "You already signed for %(cohort)s at the same hours. Ask your trainer.",
                cohort=other.cohort.name,
            )
        )
    signature = _keep(evening, person_id, "learner", method, drawing, enrolment_id=enrolment_id)
    _mark_present(evening, line, signature)
    return True


def _mark_present(evening: Evening, line: Line, signature: Signature) -> None:
    """Present for the whole evening, or for the minutes the trainer had noted."""
    known = line.current
    minutes = known.minutes if known and known.status == "present" else evening.session.minutes
    save(
        Attendance(
            session_id=evening.session.id,
            enrolment_id=line.enrolment_id,
            status="present",
            minutes=minutes,
            way="signed",
            recorded_by_id=signature.person_id,
            recorded_at=now(),
            key=f"signature-{signature.id}",
        )
    )
    write_down(
        evening.session.id,
        {
            "what": "signed",
            "enrolment": line.enrolment_id,
            "minutes": minutes,
            "method": signature.method,
            "drawing": rules.digest_of(signature.drawing),
        },
    )


def nobody_yet(evening: Evening, tally: Tally) -> str:
    """Why there is no sheet to sign yet; nothing once somebody is marked, or visitors are counted."""
    if tally.marked or evening.session.visitors:
        return ""
    return _("Nobody is marked yet. Mark attendance first, then sign.")


def sign_as_trainer(user: SignedIn, evening: Evening, drawing: bytes, because: str) -> bool:
    """Whoever taught signs the sheet; what is odd about it needs a reason. False: they had signed already."""
    db.session.refresh(evening.session, with_for_update=True)
    if _signed(evening, user.id, "trainer"):
        return False
    tally = tallies([evening])[evening.session.id]
    if why := nobody_yet(evening, tally):
        raise Refused(why)
    if oddities(evening, tally) and not because:
        raise Refused(_("Please write the reason."), "because")
    _keep(evening, user.id, "trainer", "own-page", drawing, because=because)
    facts = {
        "what": "trainer signed",
        "person": user.id,
        "because": because,
        "drawing": rules.digest_of(drawing),
    }
    write_down(evening.session.id, facts)
    return True


def _signed(evening: Evening, person_id: int, part: str) -> bool:
    found = select(Signature.id).where(
        Signature.session_id == evening.session.id,
        Signature.person_id == person_id,
        Signature.part == part,
    )
    return db.session.scalar(found) is not None


def _keep(evening: Evening, person_id: int, part: str, method: str, drawing: bytes, **more: Any) -> Signature:
    signature = Signature(
        session_id=evening.session.id,
        person_id=person_id,
        part=part,
        method=method,
        drawing=drawing,
        signed_at=now(),
        **more,
    )
    save(signature)
    return signature
