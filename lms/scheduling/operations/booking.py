"""No room and no trainer is booked twice: the check, and the locks that make it hold."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select

from lms.accounts.models import Person
from lms.cohorts.models import Cohort, CohortStaff
from lms.core.db import db
from lms.core.errors import Refused
from lms.i18n import _
from lms.i18n.formats import clock, local_day
from lms.scheduling.evenings import evenings_where
from lms.scheduling.models import ClassSession, Room
from lms.scheduling.plans.models import SessionStaff
from lms.scheduling.rules import Slot
from lms.scheduling.values import Evening


def lock(cohort: Cohort, room: Room | None) -> None:
    """Make others who book this cohort, its room or its trainers wait until this transaction ends."""
    db.session.execute(select(Cohort.id).where(Cohort.id == cohort.id).with_for_update())
    trainers = select(CohortStaff.person_id).where(CohortStaff.cohort_id == cohort.id)
    db.session.execute(select(Person.id).where(Person.id.in_(trainers)).order_by(Person.id).with_for_update())
    if room is not None:
        db.session.execute(select(Room.id).where(Room.id == room.id).with_for_update())


def check_free(
    cohort: Cohort, zone: str, room: Room | None, slots: Sequence[Slot], besides: Collection[int] = ()
) -> None:
    """Refuse `slots` when the cohort, a trainer of it, or `room` is busy; sessions `besides` do not count."""
    if not slots:
        return
    trainers = _trainers(cohort)
    shared = _cohorts_by_trainer(trainers)
    busy = evenings_where(
        ClassSession.cancelled_at.is_(None),
        ClassSession.id.not_in(besides),
        ClassSession.ends_at > min(slot.starts_at for slot in slots),
        ClassSession.starts_at < max(slot.ends_at for slot in slots),
        or_(
            ClassSession.cohort_id.in_({cohort.id, *shared}),
            ClassSession.room_id == (room.id if room else None),
        ),
    )
    own = _own_trainers(busy)
    busy = [one for one in busy if _concerns(one, cohort, room, trainers.keys(), own)]
    for slot in slots:
        for evening in busy:
            if slot.overlaps(Slot(evening.session.starts_at, evening.session.ends_at)):
                raise _clash(cohort, zone, room, evening, shared)


def _own_trainers(evenings: Sequence[Evening]) -> dict[int, set[int]]:
    """The trainers of each session that has a team of its own."""
    rows = db.session.execute(
        select(SessionStaff.session_id, SessionStaff.person_id).where(
            SessionStaff.session_id.in_([evening.session.id for evening in evenings]),
            SessionStaff.part == "trainer",
        )
    )
    found: dict[int, set[int]] = {}
    for session, person in rows:
        found.setdefault(session, set()).add(person)
    return found


def _concerns(
    evening: Evening,
    cohort: Cohort,
    room: Room | None,
    trainers: Collection[int],
    own: dict[int, set[int]],
) -> bool:
    """Whether an evening takes the cohort, the room or a trainer; not when others teach it that day."""
    if evening.cohort.id == cohort.id or (room is not None and evening.session.room_id == room.id):
        return True
    return not own.get(evening.session.id) or bool(own[evening.session.id].intersection(trainers))


def _trainers(cohort: Cohort) -> dict[int, str]:
    rows = db.session.execute(
        select(Person.id, Person.chosen_name)
        .join(CohortStaff, CohortStaff.person_id == Person.id)
        .where(CohortStaff.cohort_id == cohort.id, CohortStaff.part == "trainer")
    )
    return {key: value for key, value in rows}  # noqa: C416


def _cohorts_by_trainer(trainers: dict[int, str]) -> dict[int, str]:
    """Each cohort one of `trainers` teaches, with that trainer's name."""
    rows = db.session.execute(
        select(CohortStaff.cohort_id, CohortStaff.person_id).where(
            CohortStaff.person_id.in_(trainers), CohortStaff.part == "trainer"
        )
    )
    return {cohort: trainers[person] for cohort, person in rows}


def _clash(cohort: Cohort, zone: str, room: Room | None, evening: Evening, shared: dict[int, str]) -> Refused:
    when = {
        "cohort": evening.cohort.name,
        "day": local_day(evening.session.starts_at, zone),
        "start": clock(evening.session.starts_at, zone),
        "end": clock(evening.session.ends_at, zone),
    }
    if evening.cohort.id == cohort.id:
        return Refused(
            _("This cohort already has an evening on %(day)s, from %(start)s to %(end)s.", **when), "start"
        )
    if room is not None and evening.session.room_id == room.id:
        sentence = _("%(room)s is taken by %(cohort)s on %(day)s, from %(start)s to %(end)s.")
        return Refused(sentence % {"room": room.name, **when}, "room")
    sentence = _("%(trainer)s teaches %(cohort)s on %(day)s, from %(start)s to %(end)s.")
    return Refused(sentence % {"trainer": shared[evening.cohort.id], **when}, "start")
