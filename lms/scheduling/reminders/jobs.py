"""Reminders are written when they are due, news of a change at once; sending them is another job."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from flask import current_app

from lms.core.clock import now
from lms.i18n import words
from lms.jobs.registry import Write, job
from lms.messages.operations import Draft, write
from lms.messages.queries import known_keys, reaches
from lms.messages.rules import QuietHours, quiet_hours_from, when_to_send
from lms.scheduling.evenings import evenings_where
from lms.scheduling.models import ClassSession
from lms.scheduling.reminders import queries, rules
from lms.scheduling.reminders.operations import TELLING, TELLING_WHO
from lms.scheduling.reminders.queries import Listener
from lms.scheduling.reminders.wording import message_for
from lms.scheduling.serving import team_at
from lms.scheduling.values import Evening


@job("remind", every=timedelta(minutes=5))
def remind() -> Write | None:
    """Write the reminders that are due; each once, however often this runs."""
    present = now()
    coming = evenings_where(
        ClassSession.cancelled_at.is_(None),
        ClassSession.starts_at > present,
        ClassSession.starts_at <= present + rules.FURTHEST,
    )
    return _writing([draft for evening in coming for draft in _due(evening, present)])


def _due(evening: Evening, present: datetime) -> list[Draft]:
    """The reminders of an evening to write now, but to those who said that they cannot come."""
    session = evening.session
    due = [each.name for each in rules.REMINDERS if rules.due(each, session.starts_at, present)]
    if not due:
        return []
    expected = [listener for listener in queries.learners_of(evening) if listener.coming is not False]
    stamp = int(session.starts_at.timestamp())
    return [_draft(evening, each, name, stamp) for name in due[-1:] for each in _written_to(expected)]


@job(TELLING)
def tell_of_change(session_id: int, what: str) -> Write | None:
    """Tell of a change all whom it concerns."""
    evening = queries.evening_of(session_id)
    if evening is None or evening.session.ends_at <= now():
        return None
    concerned = [*queries.learners_of(evening), *queries.team_of(evening)]
    revision = evening.session.revision
    return _writing([_draft(evening, listener, what, revision) for listener in _written_to(concerned)])


@job(TELLING_WHO)
def tell_who_teaches(session_id: int, person_id: int, stamp: int) -> Write | None:
    """Tell somebody whether they teach an evening, as it stands now."""
    evening = queries.evening_of(session_id)
    if evening is None or evening.cancelled or evening.session.ends_at <= now():
        return None
    teaching = {one.person_id for one in team_at(session_id, evening.cohort.id) if one.part == "trainer"}
    what = "teaching" if person_id in teaching else "relieved"
    told = [Listener(reach, 0, None) for reach in reaches([person_id]).values()]
    return _writing([_draft(evening, listener, what, stamp) for listener in _written_to(told)])


def _written_to(people: Iterable[Listener]) -> list[Listener]:
    return [listener for listener in people if listener.reach.channel != "call"]


def _draft(evening: Evening, listener: Listener, what: str, stamp: int) -> Draft:
    subject, text = message_for(evening, listener, what)
    session = evening.session
    return Draft(
        key=rules.key(what, session.id, stamp, listener.reach.person_id),
        person_id=listener.reach.person_id,
        site_id=evening.site.id,
        channel=listener.reach.channel,
        topic=rules.topic(session.id),
        language=words.language().code,
        subject=subject,
        text=text,
        due_at=when_to_send(now(), session.starts_at, _quiet(), evening.zone),
        expires_at=session.starts_at if what in ("48h", "3h") else session.ends_at,
    )


def _quiet() -> QuietHours:
    return quiet_hours_from(current_app.config["SETTINGS"].quiet_hours)


def _writing(drafts: list[Draft]) -> Write | None:
    known = known_keys([draft.key for draft in drafts])
    new = [draft for draft in drafts if draft.key not in known]

    def write_all() -> None:
        for draft in new:
            write(draft)

    return write_all if new else None
