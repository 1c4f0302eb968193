"""Counts what an agreement brought: the same number of statements for one cohort as for a hundred."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from lms.accounts.models import Person, Site
from lms.cohorts.models import MOMENTS, Cohort, Enrolment, Exit, FundedCohort, FundingAgreement
from lms.core.clock import now
from lms.core.db import db
from lms.credentials.queries import certified_at, conditions_of
from lms.learning.completion import met_at
from lms.reports import rules
from lms.reports.rules import Outcome
from lms.reports.values import Exits, Tally
from lms.scheduling.models import ClassSession
from lms.scheduling.queries import attendance_summaries, evenings_attended
from lms.scheduling.values import AttendanceSummary


@dataclass(frozen=True, slots=True)
class Place:
    """A place of somebody who came at least once; `out_on` is the day they left, or their course ended.

    `came_on` are the days of the evenings they came to, each as their site counts its days.
    """

    id: int
    person_id: int
    gender: str
    came_on: Sequence[date]
    completed_on: date | None
    certified_on: date | None
    out_on: date | None


@dataclass(frozen=True, slots=True)
class Funded:
    """A cohort an agreement pays for; `over_on` is the day of its last evening, once none is to come."""

    id: int
    course: str
    site_id: int
    zone: str
    over_on: date | None


def tally(agreement: FundingAgreement) -> Tally:
    """Everything counted for `agreement`, as it stands now: what happened on its days, and no other."""
    cohorts = _cohorts(agreement)
    summaries = _summaries(agreement, cohorts)
    places = _places(cohorts)
    within = partial(_within, agreement)
    people = {place.person_id: place.gender for place in places if any(map(within, place.came_on))}
    genders = list(people.values())
    completed = {place.person_id for place in places if within(place.completed_on)} & people.keys()
    certified = {place.person_id for place in places if within(place.certified_on)} & people.keys()
    return Tally(
        cohorts=len(cohorts),
        sites=len({cohort.site_id for cohort in cohorts}),
        sessions=sum(summary.sessions for summary in summaries),
        people=len(people),
        women=genders.count("woman"),
        gender_unsaid=genders.count("not-said"),
        completed=len(completed),
        certified=len(certified),
        completed_and_certified=len(completed & certified),
        minutes=sum(summary.minutes for summary in summaries),
        attended=sum(summary.attended for summary in summaries),
        recorded=sum(summary.held - summary.not_recorded for summary in summaries),
        expected=sum(summary.held for summary in summaries),
        exits=_exits(agreement, places),
    )


def _within(agreement: FundingAgreement, day: date | None) -> bool:
    return day is not None and agreement.starts_on <= day <= agreement.ends_on


def _cohorts(agreement: FundingAgreement) -> list[Funded]:
    rows = db.session.execute(
        select(Cohort.id, Cohort.course, Cohort.site_id, Site.timezone, func.max(ClassSession.ends_at))
        .join(FundedCohort, FundedCohort.cohort_id == Cohort.id)
        .join(Site, Site.id == Cohort.site_id)
        .outerjoin(ClassSession, (ClassSession.cohort_id == Cohort.id) & ClassSession.cancelled_at.is_(None))
        .where(FundedCohort.agreement_id == agreement.id)
        .group_by(Cohort.id, Cohort.course, Cohort.site_id, Site.timezone)
    )
    return [Funded(*row[:4], over_on=_over_on(row[4], row[3])) for row in rows]


def _over_on(last_end: datetime | None, zone: str) -> date | None:
    if last_end is None or last_end > now():
        return None
    return _day(zone, last_end)


def _summaries(agreement: FundingAgreement, cohorts: list[Funded]) -> list[AttendanceSummary]:
    """Attendance in the agreement's days, as each site counts its days."""
    by_zone: defaultdict[str, list[int]] = defaultdict(list)
    for cohort in cohorts:
        by_zone[cohort.zone].append(cohort.id)
    found: list[AttendanceSummary] = []
    for zone, ids in by_zone.items():
        since = datetime.combine(agreement.starts_on, time(), ZoneInfo(zone))
        until = datetime.combine(agreement.ends_on + timedelta(days=1), time(), ZoneInfo(zone))
        found += attendance_summaries(ids, since, until).values()
    return found


def _places(cohorts: Collection[Funded]) -> list[Place]:
    """The places of those who came at least once."""
    known = {cohort.id: cohort for cohort in cohorts}
    rows = db.session.execute(
        select(Enrolment.id, Enrolment.cohort_id, Enrolment.person_id, Enrolment.left_on, Person.gender)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.cohort_id.in_(known))
    ).all()
    courses = {row.id: known[row.cohort_id].course for row in rows}
    conditions, evenings = conditions_of(courses), evenings_attended(courses)
    met, issued = met_at(courses, evenings), certified_at(courses)
    found = []
    for row in rows:
        if not evenings[row.id]:
            continue
        day = partial(_day, known[row.cohort_id].zone)
        came_on = [day(starts_at) for starts_at, _ends_at, _minutes in evenings[row.id]]
        done = [met.get(row.id, evenings[row.id][-1][1])] if conditions[row.id].met else []
        done += [issued[row.id]] if row.id in issued else []
        found.append(
            Place(
                id=row.id,
                person_id=row.person_id,
                gender=row.gender,
                came_on=came_on,
                completed_on=day(min(done)) if done else None,
                certified_on=day(issued[row.id]) if row.id in issued else None,
                out_on=row.left_on or known[row.cohort_id].over_on,
            )
        )
    return found


def _day(zone: str, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


def _exits(agreement: FundingAgreement, places: Iterable[Place]) -> dict[str, Exits]:
    """Exits at each moment, of those whose first exit falls in the agreement's days."""
    first: dict[int, tuple[date, int]] = {}
    for place in places:
        if place.out_on and place.out_on <= now().date():
            first[place.person_id] = min((place.out_on, place.id), first.get(place.person_id, (date.max, 0)))
    left = [(day, place) for day, place in first.values() if agreement.starts_on <= day <= agreement.ends_on]
    told = _outcomes(place for _, place in left)
    return {moment: _at(moment, left, told) for moment in MOMENTS}


def _at(moment: str, left: list[tuple[date, int]], told: dict[tuple[int, str], Outcome]) -> Exits:
    """Those for whom `moment` has come, and what is known of them then."""
    due = [place for day, place in left if rules.months_after(day, rules.MONTHS[moment]) <= now().date()]
    until = MOMENTS[: MOMENTS.index(moment) + 1]
    apart = {place for place in due if any(rules.is_apart(told.get((place, m))) for m in until)}
    found = [told.get((place, moment)) for place in due if place not in apart]
    reached = [outcome for outcome in found if outcome and rules.is_reached(outcome)]
    signs = [(rules.is_positive(outcome), rules.is_dynamic(outcome)) for outcome in reached]
    return Exits(
        left=len(found),
        reached=len(reached),
        positive=sum(positive for positive, _ in signs),
        dynamic=sum(dynamic for _, dynamic in signs),
        only_positive=signs.count((True, False)),
        only_dynamic=signs.count((False, True)),
        apart=len(apart),
    )


def _outcomes(enrolments: Iterable[int]) -> dict[tuple[int, str], Outcome]:
    """The last row recorded for each enrolment and moment."""
    rows = db.session.execute(
        select(
            Exit.enrolment_id, Exit.moment, Exit.situation, Exit.contract, Exit.contract_days, Exit.evidence
        )
        .where(Exit.enrolment_id.in_(list(enrolments)))
        .order_by(Exit.id)
    )
    return {(row[0], row[1]): Outcome(*row[2:]) for row in rows}
