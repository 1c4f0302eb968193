"""What a planner may put in an agreement, and what is in it."""

from sqlalchemy import or_, select

from lms.accounts.access import within_sites
from lms.accounts.models import Person, Role, Site
from lms.accounts.values import SignedIn
from lms.cohorts.models import AgreementReader, Cohort, FundedCohort, FundingAgreement
from lms.core.db import db
from lms.core.gate import PLANNERS


def plannable_agreement_for(user: SignedIn, agreement_id: int) -> FundingAgreement | None:
    """An agreement, if `user` plans for the site of one of its cohorts."""
    theirs = (
        select(FundedCohort.agreement_id)
        .join(Cohort, Cohort.id == FundedCohort.cohort_id)
        .where(within_sites(user, Cohort.site_id, *PLANNERS))
    )
    return db.session.scalar(
        select(FundingAgreement).where(FundingAgreement.id == agreement_id, FundingAgreement.id.in_(theirs))
    )


def plannable_cohorts(user: SignedIn) -> list[tuple[int, str]]:
    """(id, words) of the cohorts `user` plans for, site by site, the newest first."""
    rows = db.session.execute(
        select(Cohort.id, Cohort.name, Site.name)
        .join(Site, Site.id == Cohort.site_id)
        .where(within_sites(user, Cohort.site_id, *PLANNERS))
        .order_by(Site.name, Cohort.id.desc())
    )
    return [(number, f"{name} · {site}") for number, name, site in rows]


def possible_readers(user: SignedIn) -> list[tuple[int, str]]:
    """(id, name) of the funders' accounts at the sites `user` plans for, or everywhere."""
    here = or_(within_sites(user, Site.id, *PLANNERS), Role.site_id.is_(None))
    rows = db.session.execute(
        select(Person.id, Person.chosen_name)
        .join(Role, Role.person_id == Person.id)
        .outerjoin(Site, Site.id == Role.site_id)
        .where(Role.name == "funder", here)
        .distinct()
        .order_by(Person.chosen_name, Person.id)
    )
    return [(row[0], row[1]) for row in rows]


def cohorts_in(agreement: FundingAgreement) -> set[int]:
    """The cohorts it pays for."""
    paid = select(FundedCohort.cohort_id).where(FundedCohort.agreement_id == agreement.id)
    return set(db.session.scalars(paid))


def readers_of(agreement: FundingAgreement) -> set[int]:
    """The accounts that read its report."""
    given = select(AgreementReader.person_id).where(AgreementReader.agreement_id == agreement.id)
    return set(db.session.scalars(given))
