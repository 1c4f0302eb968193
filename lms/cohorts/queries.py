"""Reading cohorts and the people in them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, select

from lms.accounts.access import people_at
from lms.accounts.models import Person, Role, Site
from lms.cohorts.models import Cohort, CohortStaff, Enrolment
from lms.cohorts.rules import plain
from lms.core.clock import today
from lms.core.db import db
from lms.i18n.formats import alphabetical

MOST_KNOWN = 40
"""How many people are offered at once; a search finds the others."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's place in a cohort, as staff see it."""

    enrolment_id: int
    person_id: int
    name: str
    native_name: str
    identifier: str
    phone: str
    enrolled_on: date
    left_on: date | None
    signed_in_at: datetime | None


def members(cohort_id: int) -> list[Member]:
    """The people of a cohort: those present by name, then those who left."""
    rows = db.session.execute(
        select(
            Enrolment.id,
            Person.id,
            Person.chosen_name,
            Person.native_name,
            Person.identifier,
            Person.phone,
            Enrolment.enrolled_on,
            Enrolment.left_on,
            Person.signed_in_at,
        )
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.cohort_id == cohort_id)
        .order_by(Enrolment.id)
    )
    found = [Member(*row) for row in rows]
    return sorted(found, key=lambda member: (member.left_on is not None, alphabetical(member.name)))


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who teaches or helps in a cohort."""

    person_id: int
    name: str
    part: str


def today_at(cohort: Cohort) -> date:
    """The present day where the cohort meets."""
    return today(db.session.scalars(select(Site.timezone).where(Site.id == cohort.site_id)).one())


def staff_of(cohort_id: int) -> list[Colleague]:
    """The trainers of a cohort, then its volunteers, by name."""
    rows = db.session.execute(
        select(Person.id, Person.chosen_name, CohortStaff.part)
        .join(CohortStaff, CohortStaff.person_id == Person.id)
        .where(CohortStaff.cohort_id == cohort_id)
        .order_by(CohortStaff.part, Person.chosen_name)
    )
    return [Colleague(*row) for row in rows]


def sites_by_id(cohorts: list[Cohort]) -> dict[int, Site]:
    """The sites of these cohorts."""
    wanted = {cohort.site_id for cohort in cohorts}
    return {site.id: site for site in db.session.scalars(select(Site).where(Site.id.in_(wanted)))}


def places_taken(cohorts: list[Cohort]) -> dict[int, int]:
    """How many people are in each of these cohorts and have not left."""
    rows = db.session.execute(
        select(Enrolment.cohort_id, func.count())
        .where(Enrolment.cohort_id.in_([cohort.id for cohort in cohorts]), Enrolment.left_on.is_(None))
        .group_by(Enrolment.cohort_id)
    )
    return {row[0]: row[1] for row in rows}


def prescribers(cohort: Cohort, referred_by_id: int | None = None) -> dict[int, str]:
    """Who may have referred somebody to `cohort`, names by number; whoever did stays among them."""
    site = db.session.get_one(Site, cohort.site_id)
    found = {person.id: person.chosen_name for person, _role in people_at(site, "prescriber")}
    if referred_by_id is not None and referred_by_id not in found:
        found[referred_by_id] = db.session.get_one(Person, referred_by_id).chosen_name
    return found


def prescribers_by_name(cohort: Cohort) -> dict[str, int]:
    """Who may have referred somebody to `cohort`: their number by plain name, and by plain identifier."""
    site = db.session.get_one(Site, cohort.site_id)
    found = [person for person, _role in people_at(site, "prescriber")]
    by_name = {plain(person.chosen_name): person.id for person in found}
    return by_name | {plain(person.identifier): person.id for person in found}


def people_of(enrolment_ids: list[int], cohort_id: int) -> list[Person]:
    """The learners behind these enrolments of one cohort, by name.

    Others are left out, and so is whoever holds another role: a card would hand that role over.
    """
    colleagues = select(Role.person_id).where(Role.name != "learner")
    people = db.session.scalars(
        select(Person)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(
            Enrolment.id.in_(enrolment_ids), Enrolment.cohort_id == cohort_id, Person.id.not_in(colleagues)
        )
        .order_by(Person.id)
    )
    return sorted(people, key=lambda person: alphabetical(person.chosen_name))


def known_people(learners: Select[Person], cohort_id: int, wanted: str) -> list[Person]:
    """Those among `learners` who have no place in the cohort and are called like `wanted`, by name."""
    here = select(Enrolment.person_id).where(Enrolment.cohort_id == cohort_id)
    people = db.session.scalars(learners.where(Person.id.not_in(here)).order_by(Person.id))
    found = [person for person in people if plain(wanted) in plain(_called(person))]
    return sorted(found, key=lambda person: alphabetical(person.chosen_name))[:MOST_KNOWN]


def _called(person: Person) -> str:
    return f"{person.chosen_name} {person.legal_name} {person.native_name} {person.identifier}"
