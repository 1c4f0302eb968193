"""No room and no trainer is booked twice: the check, and the locks that make it hold."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import or_, select

from lms.accounts.models import Person
from lms.cohorts.models import Cohort, CohortStaff
from lms.core.db import db
from lms.core.errors import Refused
from lms.i18n import _
from lms.i18n.formats import clock, local_day
from lms.scheduling.evenings import evenings_where
from lms.scheduling.models import ClassSession, Room, SessionStaff
from lms.scheduling.rules import Slot
from lms.scheduling.serving import taught_by, team_at
from lms.scheduling.values import Evening


def lock(cohort: Cohort, room: Room | None) -> None:
    """Make others who book this cohort, its room or its trainers wait until this transaction ends."""
    db.session.execute(select(Cohort.id).where(Cohort.id == cohort.id).with_for_update())
    team = select(CohortStaff.person_id).where(CohortStaff.cohort_id == cohort.id)
    sessions = select(ClassSession.id).where(ClassSession.cohort_id == cohort.id)
    others = select(SessionStaff.person_id).where(SessionStaff.session_id.in_(sessions))
    serving = select(Person.id).where(or_(Person.id.in_(team), Person.id.in_(others)))
    db.session.execute(serving.order_by(Person.id).with_for_update())
    if room is not None:
        db.session.execute(select(Room.id).where(Room.id == room.id).with_for_update())


def check_free(
    cohort: Cohort, zone: str, room: Room | None, slots: Sequence[Slot], besides: Collection[int] = ()
) -> None:
    """Refuse `slots` when the cohort, a trainer of it, or `room` is busy; sessions `besides` do not count."""
    team = select(Person.id, Person.chosen_name).join(CohortStaff)
    rows = db.session.execute(team.where(CohortStaff.cohort_id == cohort.id, CohortStaff.part == "trainer"))
    trainers = {number: name for number, name in rows}  # noqa: C416
    _check(cohort, zone, trainers, room, slots, besides)


def check_place(evening: Evening, room: Room | None, slot: Slot, besides: Collection[int] = ()) -> None:
    """Refuse `slot` for an evening when its cohort, who teaches that very evening, or `room` is busy."""
    team = team_at(evening.session.id, evening.cohort.id)
    trainers = {one.person_id: one.name for one in team if one.part == "trainer"}
    _check(evening.cohort, evening.zone, trainers, room, [slot], besides)


def _check(
    cohort: Cohort,
    zone: str,
    trainers: Mapping[int, str],
    room: Room | None,
    slots: Sequence[Slot],
    besides: Collection[int],
) -> None:
    if not slots:
        return
    in_room = [ClassSession.room_id == room.id] if room else []
    busy = evenings_where(
        ClassSession.cancelled_at.is_(None),
        ClassSession.id.not_in(besides),
        ClassSession.ends_at > min(slot.starts_at for slot in slots),
        ClassSession.starts_at < max(slot.ends_at for slot in slots),
        or_(ClassSession.cohort_id == cohort.id, taught_by(trainers), *in_room),
    )
    for slot in slots:
        for evening in busy:
            if slot.overlaps(Slot(evening.session.starts_at, evening.session.ends_at)):
                raise _clash(cohort, zone, room, evening, trainers.values())


def _clash(
    cohort: Cohort, zone: str, room: Room | None, evening: Evening, trainers: Collection[str]
) -> Refused:
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
    shared = [name for name in evening.trainers if name in trainers]
    sentence = _("%(trainer)s teaches %(cohort)s on %(day)s, from %(start)s to %(end)s.")
    return Refused(sentence % {"trainer": shared[0], **when}, "start")
