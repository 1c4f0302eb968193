"""Gathers all that is known of a site into one problem of plain values: a fixed number of statements."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import or_, select

from lms.accounts.models import Person, Role, Site
from lms.catalogue.queries import course
from lms.cohorts.models import Cohort, CohortStaff, Enrolment
from lms.core.db import db
from lms.scheduling.availability.queries import Told, qualifications, told_by
from lms.scheduling.availability.rules import leaves, windows
from lms.scheduling.calendars import queries as calendars
from lms.scheduling.calendars.models import CohortWish
from lms.scheduling.calendars.rules import days_between, minute_of, sunset
from lms.scheduling.models import Room as RoomRow
from lms.scheduling.plans.standing import Standing, booked_elsewhere, standing_of
from lms.scheduling.plans.untouched import helpers_now, left_alone
from lms.scheduling.timetable.openings import volunteers_needed
from lms.scheduling.timetable.values import Group, Helper, Learner, Placed, Problem, Room, Taken

SESSIONS, MINUTES, PER_WEEK = 10, 120, 2
"""What a cohort is given when its course is no longer there."""
REST = 48
REST_OF_MANY = 12
"""Hours between two sessions where there are more than three a week: no two can be two days apart."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A problem, and the sessions that stand and may be moved."""

    problem: Problem
    standing: tuple[Standing, ...]

    @property
    def movable(self) -> tuple[Placed, ...]:
        """The sessions that may be moved, of the groups of the problem."""
        keys = {group.key for group in self.problem.groups}
        return tuple(one.placed for one in self.standing if not one.stays and one.placed.group in keys)


def gather(site: Site, first: date, last: date, *, repair: bool = False) -> Gathered:
    """What is asked of a timetable of `site` from `first` to `last`.

    A repair asks for the sessions that are there and no others, leaves alone what nothing happened to, wants
    no more volunteers than there are, and any qualified trainer may step in. A plan asks for all that each
    course has.
    """
    standing = tuple(_kept_before(one, first) for one in standing_of(site))
    found = _gather(site, first, last, standing, repair=repair)
    if not repair:
        return found
    alone = left_alone(found.problem, standing)
    standing = tuple(replace(one, stays=one.stays or one.session_id in alone) for one in standing)
    found = _gather(site, first, last, standing, repair=repair)
    needed, now = found.problem.ratio, helpers_now(standing)
    groups = tuple(
        replace(one, helpers=min(volunteers_needed(one.size, needed), now.get(one.key, 0)))
        for one in found.problem.groups
    )
    return replace(found, problem=replace(found.problem, groups=groups))


def _gather(site: Site, first: date, last: date, standing: tuple[Standing, ...], *, repair: bool) -> Gathered:
    """The problem, given which sessions stay."""
    stays = [one.placed for one in standing if one.stays]
    groups = _groups(site, first, last, standing, repair=repair)
    keys = {group.key for group in groups}
    kept = [placed for placed in stays if placed.group in keys]
    others = [one.placed for one in standing if one.placed.group not in keys]
    planning = calendars.planning_of(site)
    closed, closed_rooms = calendars.closed_days(site, first, last)
    trainers, volunteers = _people(site, keys, [*kept, *others], first)
    problem = Problem(
        first_day=first,
        last_day=last,
        starts=tuple(
            (weekday, minute_of(hour)) for weekday, hours in enumerate(planning.starts) for hour in hours
        ),
        rooms=_rooms(site, closed_rooms, [*kept, *others]),
        trainers=trainers,
        volunteers=volunteers,
        groups=groups,
        closed=closed,
        school=calendars.school_days(planning.school_zone, first, last),
        sunset={
            day: minute
            for day in days_between(first, last)
            if (minute := sunset(day, planning.latitude, planning.longitude, site.timezone)) is not None
        },
        locked=tuple(kept),
        ratio=planning.learners_per_helper,
        weights=planning.weights,
    )
    return Gathered(problem, standing)


def _kept_before(standing: Standing, first: date) -> Standing:
    """Sessions before the first day stay, begun or not."""
    return replace(standing, stays=True) if standing.placed.day < first else standing


def _rooms(site: Site, closed: Mapping[int, frozenset[date]], stays: Collection[Placed]) -> tuple[Room, ...]:
    rows = list(db.session.scalars(select(RoomRow).where(RoomRow.site_id == site.id).order_by(RoomRow.id)))
    hours, taken = calendars.windows_of_rooms(rows), _taken(stays)
    return tuple(
        Room(
            row.id,
            row.name,
            row.capacity,
            row.computers,
            row.step_free,
            hours.get(row.id),
            closed.get(row.id, frozenset()),
            tuple(taken["room", row.id]),
        )
        for row in rows
    )


def _taken(stays: Collection[Placed]) -> defaultdict[tuple[str, int], list[Taken]]:
    """Hours each room and person has in sessions that stay."""
    found: defaultdict[tuple[str, int], list[Taken]] = defaultdict(list)
    for placed in stays:
        hours = Taken(placed.day, placed.start, placed.end)
        found["room", placed.room].append(hours)
        for person in {placed.trainer, *placed.volunteers}:
            found["person", person].append(hours)
    return found


def _people(
    site: Site, cohorts: Collection[int], stays: Collection[Placed], first: date
) -> tuple[tuple[Helper, ...], tuple[Helper, ...]]:
    """The trainers and the volunteers of a site; who is both is a trainer."""
    rows = db.session.execute(
        select(Person, Role.name)
        .join(Role, Role.person_id == Person.id)
        .where(Role.name.in_(("trainer", "volunteer")), or_(Role.site_id == site.id, Role.site_id.is_(None)))
        .order_by(Person.id)
    )
    people: dict[int, Person] = {}
    parts: defaultdict[int, set[str]] = defaultdict(set)
    for person, name in rows:
        people[person.id] = person
        parts[person.id].add(name)
    team = db.session.execute(
        select(Person, CohortStaff.part)
        .join(CohortStaff, CohortStaff.person_id == Person.id)
        .where(CohortStaff.cohort_id.in_(cohorts))
    )
    for person, name in team:
        people[person.id] = person
        parts[person.id].add(name)
    told, qualified = told_by(people), qualifications(people)
    midnight = datetime.combine(first, time(), UTC) - timedelta(days=1)
    elsewhere, taken = booked_elsewhere(site, people, midnight), _taken(stays)
    helpers = {
        key: _helper(person, told[key], qualified.get(key), [*taken["person", key], *elsewhere.get(key, ())])
        for key, person in sorted(people.items())
    }
    trainers = tuple(one for key, one in helpers.items() if "trainer" in parts[key])
    return trainers, tuple(one for key, one in helpers.items() if "trainer" not in parts[key])


def _helper(person: Person, told: Told, courses: frozenset[str] | None, taken: Sequence[Taken]) -> Helper:
    return Helper(
        person.id,
        person.chosen_name,
        windows(told.cells),
        frozenset(told.away),
        leaves(told.last_service, told.minutes),
        person.gender == "woman",
        courses,
        tuple(taken),
    )


def _groups(
    site: Site, first: date, last: date, standing: Sequence[Standing], *, repair: bool
) -> tuple[Group, ...]:
    """The cohorts that have sessions to place, with the days between which each wants them."""
    cohorts = list(db.session.scalars(select(Cohort).where(Cohort.site_id == site.id).order_by(Cohort.id)))
    numbers = [cohort.id for cohort in cohorts]
    learners, wishes, trainers = _learners(numbers), calendars.wishes_of(numbers), _chosen_trainers(numbers)
    per_computer = calendars.planning_of(site).learners_per_computer
    found = []
    for cohort in cohorts:
        own = [one for one in standing if one.placed.group == cohort.id]
        stay = sum(one.stays for one in own)
        sessions = len(own) if repair else max(_plan(cohort)[0], stay)
        if sessions == stay:
            continue
        wish = wishes.get(cohort.id) or CohortWish(step_free=False)
        group = _group(cohort, wish, learners[cohort.id], per_computer)
        found.append(
            replace(
                group,
                sessions=sessions,
                first_day=max(first, wish.not_before or first),
                last_day=min(last, wish.not_after or last),
                trainers=frozenset() if repair else frozenset(trainers[cohort.id]),
            )
        )
    return tuple(found)


def _group(cohort: Cohort, wish: CohortWish, learners: Sequence[Learner], per_computer: int) -> Group:
    """What a cohort needs at each session."""
    sessions, minutes, per_week = _plan(cohort)
    size = len(learners) or cohort.capacity
    return Group(
        key=cohort.id,
        name=cohort.name,
        course=cohort.course,
        size=size,
        sessions=sessions,
        first_day=date.min,
        last_day=date.max,
        minutes=minutes,
        per_week=per_week,
        rest=REST if per_week <= 3 else REST_OF_MANY,
        computers=-(-size // per_computer) if wish.computers is None else wish.computers,
        step_free=wish.step_free,
        women_only=cohort.women_only,
        learners=tuple(learners),
    )


def _plan(cohort: Cohort) -> tuple[int, int, int]:
    """Sessions, minutes each, sessions a week."""
    found = course(cohort.course)
    if found is None:
        return SESSIONS, MINUTES, PER_WEEK
    return found.plan.sessions, int(found.plan.length.total_seconds() // 60), found.plan.per_week


def _chosen_trainers(cohorts: Collection[int]) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    rows = db.session.execute(
        select(CohortStaff.cohort_id, CohortStaff.person_id).where(
            CohortStaff.cohort_id.in_(cohorts), CohortStaff.part == "trainer"
        )
    )
    for cohort, person in rows:
        found[cohort].add(person)
    return found


def _learners(cohorts: Collection[int]) -> defaultdict[int, list[Learner]]:
    """Who has a place in each cohort, with what they said."""
    rows = db.session.execute(
        select(Enrolment.cohort_id, Enrolment.person_id)
        .where(Enrolment.cohort_id.in_(cohorts), Enrolment.left_on.is_(None))
        .order_by(Enrolment.id)
    ).all()
    told = told_by({person for _, person in rows})
    found: defaultdict[int, list[Learner]] = defaultdict(list)
    for cohort, person in rows:
        one = told[person]
        found[cohort].append(
            Learner(windows(one.cells), frozenset(one.away), leaves(one.last_service, one.minutes))
        )
    return found
