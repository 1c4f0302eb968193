"""Reading placements with their answers and decisions; the number of statements does not grow with them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select

from lms.accounts.models import Person, Role, Site
from lms.catalogue.queries import course_coded
from lms.cohorts.models import Cohort, Enrolment
from lms.cohorts.queries import places_taken
from lms.core.clock import now
from lms.core.db import db
from lms.placement.models import LEVELS, Placement, PlacementAnswer, PlacementDecision
from lms.placement.rules.scale import Item, Scale
from lms.placement.values import Decision, GivenAnswer, Sitting
from lms.scheduling.queries import spans
from lms.scheduling.rules import local_day

SHOWN = 200
"""How many placements a list shows: the latest."""


def sitting_of(placement_id: int) -> Sitting | None:
    """One placement; three statements."""
    return next(iter(_sittings(Placement.id == placement_id)), None)


def placements(followed: ColumnElement[bool]) -> list[Sitting]:
    """The placements somebody follows, the latest first; three statements."""
    return _sittings(followed)


def open_placement_of(person_id: int) -> Sitting | None:
    """The latest placement of a person, if something is still to be answered."""
    latest = next(iter(_sittings(Placement.person_id == person_id)), None)
    return latest if latest and not latest.over else None


def _sittings(wanted: ColumnElement[bool]) -> list[Sitting]:
    rows = db.session.execute(
        select(Placement, Person.chosen_name, Site.name, Site.timezone)
        .join(Person, Person.id == Placement.person_id)
        .join(Site, Site.id == Placement.site_id)
        .where(wanted)
        .order_by(Placement.id.desc())
        .limit(SHOWN)
    ).all()
    numbers = [row[0].id for row in rows]
    if not numbers:
        return []
    answers, decisions = _answers(numbers), _decisions(numbers)
    return [
        _sitting(placement, person, site, zone, tuple(answers[placement.id]), tuple(decisions[placement.id]))
        for placement, person, site, zone in rows
    ]


def _sitting(
    placement: Placement,
    person: str,
    site: str,
    timezone: str,
    answers: tuple[GivenAnswer, ...],
    decisions: tuple[Decision, ...],
) -> Sitting:
    return Sitting(
        id=placement.id,
        person_id=placement.person_id,
        person=person,
        site_id=placement.site_id,
        site=site,
        timezone=timezone,
        scale=Scale(LEVELS, tuple(placement.cuts)),
        seed=placement.seed,
        started_at=placement.started_at,
        answers=answers,
        decisions=decisions,
    )


def _answers(numbers: Sequence[int]) -> defaultdict[int, list[GivenAnswer]]:
    found: defaultdict[int, list[GivenAnswer]] = defaultdict(list)
    rows = db.session.scalars(
        select(PlacementAnswer)
        .where(PlacementAnswer.placement_id.in_(numbers))
        .order_by(PlacementAnswer.placement_id, PlacementAnswer.position)
    )
    for row in rows:
        item = Item(row.item, row.level, row.difficulty, row.discrimination, row.floor, row.practical)
        found[row.placement_id].append(GivenAnswer(item, tuple(row.given), row.credit))
    return found


def _decisions(numbers: Sequence[int]) -> defaultdict[int, list[Decision]]:
    found: defaultdict[int, list[Decision]] = defaultdict(list)
    rows: Any = db.session.execute(
        select(PlacementDecision, Person.chosen_name)
        .outerjoin(Person, Person.id == PlacementDecision.decided_by_id)
        .where(PlacementDecision.placement_id.in_(numbers))
        .order_by(PlacementDecision.id)
    )
    for row, name in rows:
        decision = Decision(row.level, tuple(row.proposed), row.reason, name, row.decided_at)
        found[row.placement_id].append(decision)
    return found


def courses_behind(person_ids: Collection[int]) -> dict[int, set[str]]:
    """Codes of the courses below the level decided last for each of these people; one statement."""
    rows = db.session.execute(
        select(Placement.person_id, PlacementDecision.level)
        .join(Placement, Placement.id == PlacementDecision.placement_id)
        .where(Placement.person_id.in_(person_ids))
        .order_by(PlacementDecision.id)
    )
    decided = dict(rows.all())
    return {person: set(LEVELS[: LEVELS.index(level)]) for person, level in decided.items()}


def may_have_a_card(person_id: int) -> bool:
    """Whether a person is a learner and nothing else: a card would hand any other role over."""
    roles = set(db.session.scalars(select(Role.name).where(Role.person_id == person_id)))
    return roles == {"learner"}


def cohorts_to_join(sitting: Sitting) -> list[tuple[Cohort, date | None]]:
    """The cohorts of the decided course at the site that are not over and have a free place.

    Each with the day it begins, none before its evenings are laid out; the next to begin first.
    """
    course = course_coded(sitting.decision.level) if sitting.decision else None
    if course is None:
        return []
    cohorts = list(
        db.session.scalars(
            select(Cohort).where(Cohort.site_id == sitting.site_id, Cohort.course == course.slug)
        )
    )
    taken, lasting = places_taken(cohorts), spans([cohort.id for cohort in cohorts])
    free = [
        (cohort, local_day(lasting[cohort.id][0], sitting.timezone) if cohort.id in lasting else None)
        for cohort in cohorts
        if taken.get(cohort.id, 0) < cohort.capacity
        and (cohort.id not in lasting or lasting[cohort.id][1] > now())
    ]
    return sorted(free, key=lambda pair: (pair[1] or date.max, pair[0].id))


def enrolled_in(person_id: int, cohorts: Sequence[Cohort]) -> set[int]:
    """Which of these cohorts the person is in already."""
    rows = db.session.scalars(
        select(Enrolment.cohort_id).where(
            Enrolment.person_id == person_id,
            Enrolment.left_on.is_(None),
            Enrolment.cohort_id.in_([cohort.id for cohort in cohorts]),
        )
    )
    return set(rows)
