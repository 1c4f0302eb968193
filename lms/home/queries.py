"""What the first pages show, gathered from the domains below."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from lms.accounts.models import Person, Site
from lms.accounts.values import SignedIn
from lms.cohorts.access import cohorts_of, referred_by
from lms.cohorts.models import Cohort, Enrolment
from lms.core.clock import now
from lms.core.db import db
from lms.core.gate import PLANNERS
from lms.credentials.queries import certified
from lms.learning.exams.queries import may_sit
from lms.learning.next_step import NextStep, next_step
from lms.learning.wording import what_is_left
from lms.placement.access import DECIDERS
from lms.placement.queries import open_placement_of
from lms.placement.values import Sitting
from lms.scheduling import access as evenings
from lms.scheduling.queries import absent_twice, minutes_attended, next_session_for, spans, tallies
from lms.scheduling.rules import local_day
from lms.scheduling.values import Evening, NextEvening, Tally

DAY = timedelta(days=1)
WORTH_A_CALL = timedelta(weeks=2)
"""How long after the last evening of a course somebody who was away is still called."""


@dataclass(frozen=True, slots=True)
class LearnersEvening:
    """What a learner finds when they arrive: one thing to do, one evening to come to."""

    step: NextStep | None
    left: str
    evening: NextEvening | None
    placement: Sitting | None = None
    exam_open: bool = False


def for_learner(user: SignedIn) -> LearnersEvening:
    """The next step and the next evening of `user`; before both, a placement test to finish."""
    step = next_step(user, minutes_attended, certified)
    left = what_is_left(step.missing) if step else ""
    return LearnersEvening(
        step, left, next_session_for(user.id), open_placement_of(user.id), exam_open=_exam_open(step)
    )


def _exam_open(step: NextStep | None) -> bool:
    """Whether the mock exam of the course shown can be sat now."""
    if step is None or step.course.exam is None:
        return False
    place = step.place
    return may_sit(place.enrolment_id, place.cohort_id, step.course.exam.attempts, now())


@dataclass(frozen=True, slots=True)
class InNeed:
    """Somebody to call with care: absent twice running without a word."""

    cohort_id: int
    enrolment_id: int
    name: str
    cohort: str


@dataclass(frozen=True, slots=True)
class StaffEvening:
    """What those who teach and plan find: tonight, and who needs them."""

    today: list[Evening]
    tallies: dict[int, Tally]
    in_need: list[InNeed]
    cohorts: int
    plans: bool
    places: bool


def for_staff(user: SignedIn) -> StaffEvening:
    """Tonight's evenings of `user`, and those of their cohorts to call."""
    present = now()
    near = evenings.evenings_of(user, present - DAY, present + DAY)
    today = [evening for evening in near if evening.day == local_day(present, evening.zone)]
    cohorts = cohorts_of(user)
    last = {cohort: last for cohort, (_, last) in spans([cohort.id for cohort in cohorts]).items()}
    missed = absent_twice([cohort for cohort in last if last[cohort] > present - WORTH_A_CALL])
    return StaffEvening(
        today,
        dict(tallies(today)),
        _in_need(missed),
        len(cohorts),
        plans=bool(user.roles & set(PLANNERS)),
        places=bool(user.roles & set(DECIDERS)),
    )


def _in_need(enrolment_ids: Collection[int]) -> list[InNeed]:
    rows = db.session.execute(
        select(Enrolment.cohort_id, Enrolment.id, Person.chosen_name, Cohort.name)
        .join(Person, Person.id == Enrolment.person_id)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(Enrolment.id.in_(enrolment_ids))
        .order_by(Cohort.name, Person.chosen_name)
    )
    return [InNeed(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Referred:
    """Somebody a prescriber sent to us, and where they stand; no marks."""

    name: str
    cohort: str
    site: str
    state: str
    """certified, left, waiting (it begins later), over (it has ended), or learning."""


def referred(user: SignedIn) -> list[Referred]:
    """Those `user` sent to us, the newest first."""
    sent = referred_by(user).subquery()
    rows = db.session.execute(
        select(sent.c.id, Person.chosen_name, Cohort.name, Site.name, sent.c.left_on, Cohort.id)
        .join(Person, Person.id == sent.c.person_id)
        .join(Cohort, Cohort.id == sent.c.cohort_id)
        .join(Site, Site.id == Cohort.site_id)
        .order_by(sent.c.id.desc())
    ).all()
    done = certified([row[0] for row in rows])
    lasting = spans({row[5] for row in rows})
    return [
        Referred(name, cohort, site, "certified" if number in done else _stage(left, lasting.get(cohort_id)))
        for number, name, cohort, site, left, cohort_id in rows
    ]


def _stage(left: date | None, span: tuple[datetime, datetime] | None) -> str:
    if left is not None:
        return "left"
    if span is None or span[0] > now():
        return "waiting"
    return "over" if span[1] < now() else "learning"
