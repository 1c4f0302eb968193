"""News of a change asked for; what somebody heard on the phone."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort
from lms.core.clock import now
from lms.core.db import db
from lms.core.errors import Refused
from lms.i18n import _
from lms.jobs import enqueue
from lms.messages.operations import drop_topic
from lms.scheduling.models import ClassSession
from lms.scheduling.operations.replying import reply_of
from lms.scheduling.reminders import rules
from lms.scheduling.reminders.models import CallNote
from lms.scheduling.reminders.queries import Call
from lms.scheduling.values import Evening

TELLING = "tell_of_change"
TELLING_WHO = "tell_who_teaches"
SINGLY = 2
"""So many changed evenings of a cohort are told one by one; more of them are one message."""


def tell_change(session: ClassSession, what: str) -> None:
    """What waits to be said of an evening is dropped; that it changed is told at once, unless it is over.

    `what` is moved, room, added, cancelled, restored, or timetable when it is the first of many.
    """
    drop_topic(rules.topic(session.id))
    if session.ends_at > now():
        enqueue(TELLING, key=str(session.id), session_id=session.id, what=what)


def tell_changes(cohort: Cohort, changes: Mapping[ClassSession, str], *, fewer: bool = False) -> None:
    """Tell what changed of a cohort's evenings: one by one, or in one message about the next to come.

    `changes` says of each evening what tell_change is told of it; `fewer`: others are no longer there.
    """
    if len(changes) <= SINGLY and not fewer:
        for session, what in changes.items():
            tell_change(session, what)
        return
    for session in changes:
        drop_topic(rules.topic(session.id))
    coming = select(ClassSession).where(
        ClassSession.cohort_id == cohort.id,
        ClassSession.cancelled_at.is_(None),
        ClassSession.starts_at > now(),
    )
    following = db.session.scalar(coming.order_by(ClassSession.starts_at).limit(1))
    if following:
        tell_change(following, "timetable")


def tell_who_teaches(session: ClassSession, people: Iterable[int]) -> None:
    """Each of `people` hears whether they teach this evening or somebody else does, unless it is over."""
    if session.ends_at <= now() or session.cancelled_at:
        return
    for person in people:
        enqueue(
            TELLING_WHO,
            key=f"{session.id}:{person}",
            session_id=session.id,
            person_id=person,
            stamp=int(now().timestamp()),
        )


def note_call(user: SignedIn, evening: Evening, call: Call, heard: str, words: str) -> None:
    """What was said on the phone; "I come" and "I can't" count as the learner's own answer."""
    if call.listener.reach.care == "no-call":
        raise Refused(_("This person asked not to be called."))
    enrolment_id = call.listener.enrolment_id
    if heard in ("comes", "cannot"):
        reply_of(evening, enrolment_id, coming=heard == "comes")
    db.session.add(
        CallNote(
            session_id=evening.session.id,
            enrolment_id=enrolment_id,
            heard=heard,
            words=words,
            called_by_id=user.id,
            called_at=now(),
        )
    )
    audit.note(user.id, "call", "session", evening.session.id)
