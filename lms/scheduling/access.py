"""Who reaches which evening and which room."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select

from lms.accounts.access import within_sites
from lms.accounts.values import SignedIn
from lms.cohorts.access import reach
from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db
from lms.core.gate import PLANNERS
from lms.scheduling.evenings import evenings_where, first
from lms.scheduling.models import Attendance, ClassSession, Guest, Reply, Room, SessionStaff
from lms.scheduling.rules import expected_on
from lms.scheduling.values import Evening, OwnEvening

TEACHERS = {"trainer", "volunteer"}


def session_for(user: SignedIn, session_id: int) -> Evening | None:
    """An evening, if `user` teaches in its cohort or plans for its site."""
    return first(evenings_where(ClassSession.id == session_id, _teaches_or_plans(user)))


def _teaches_or_plans(user: SignedIn) -> ColumnElement[bool]:
    """What `user` reaches by their cohorts and sites, and the evenings they serve."""
    serves = select(SessionStaff.session_id).where(SessionStaff.person_id == user.id)
    return or_(reach(user), ClassSession.id.in_(serves)) if user.roles & TEACHERS else reach(user)


def plannable_session_for(user: SignedIn, session_id: int) -> Evening | None:
    """An evening, if `user` plans for its site."""
    planned = within_sites(user, Cohort.site_id, *PLANNERS)
    return first(evenings_where(ClassSession.id == session_id, planned))


def evenings_of(user: SignedIn, since: datetime, until: datetime, most: int | None = None) -> list[Evening]:
    """Evenings `user` teaches or plans that are not over at `since` and begin before `until`."""
    within = ClassSession.ends_at > since, ClassSession.starts_at < until
    return evenings_where(*within, _teaches_or_plans(user), most=most)


def plans_for(user: SignedIn, site_id: int) -> bool:
    """Whether `user` plans for this site."""
    return user.everywhere_as(*PLANNERS) or site_id in user.sites_as(*PLANNERS)


def room_for(user: SignedIn, room_id: int) -> Room | None:
    """A room, if `user` plans for its site."""
    return db.session.scalar(
        select(Room).where(Room.id == room_id, within_sites(user, Room.site_id, *PLANNERS))
    )


def own_evenings(user: SignedIn) -> list[OwnEvening]:
    """The evenings `user` is or was expected at as a learner, in order of time."""
    places = {
        cohort_id: (enrolment_id, enrolled_on, left_on)
        for enrolment_id, cohort_id, enrolled_on, left_on in db.session.execute(
            select(Enrolment.id, Enrolment.cohort_id, Enrolment.enrolled_on, Enrolment.left_on).where(
                Enrolment.person_id == user.id
            )
        )
    }
    guest_at = _guest_at(user)
    evenings = evenings_where(
        or_(ClassSession.cohort_id.in_(places), ClassSession.id.in_(guest_at))
        if guest_at
        else ClassSession.cohort_id.in_(places)
    )
    replies = _own_replies(user)
    marks = _own_marks(user)
    return [
        OwnEvening(
            evening,
            guest_at.get(evening.session.id) or places[evening.cohort.id][0],
            replies.get(evening.session.id),
            status,
        )
        for evening in evenings
        if (status := marks.get(evening.session.id))
        or evening.session.id in guest_at
        or expected_on(evening.day, *places[evening.cohort.id][1:])
    ]


def own_evening_for(user: SignedIn, session_id: int) -> OwnEvening | None:
    """One of these evenings, if it is one of theirs."""
    return next((own for own in own_evenings(user) if own.evening.session.id == session_id), None)


def _guest_at(user: SignedIn) -> dict[int, int]:
    """The evenings of other cohorts `user` comes to, with the place they come by."""
    rows = db.session.execute(
        select(Guest.session_id, Guest.enrolment_id)
        .join(Enrolment, Enrolment.id == Guest.enrolment_id)
        .where(Enrolment.person_id == user.id)
    )
    return {key: value for key, value in rows}  # noqa: C416


def _own_replies(user: SignedIn) -> dict[int, bool]:
    rows = db.session.execute(
        select(Reply.session_id, Reply.coming)
        .join(Enrolment, Enrolment.id == Reply.enrolment_id)
        .where(Enrolment.person_id == user.id)
    )
    return {key: value for key, value in rows}  # noqa: C416


def _own_marks(user: SignedIn) -> dict[int, str]:
    last = (
        select(func.max(Attendance.id))
        .join(Enrolment, Enrolment.id == Attendance.enrolment_id)
        .where(Enrolment.person_id == user.id)
        .group_by(Attendance.session_id, Attendance.enrolment_id)
    )
    rows = db.session.execute(select(Attendance.session_id, Attendance.status).where(Attendance.id.in_(last)))
    return {key: value for key, value in rows}  # noqa: C416
