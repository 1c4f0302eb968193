"""Who reaches which cohort and whose enrolment."""

from sqlalchemy import ColumnElement, Select, or_, select

from lms.accounts.access import within_sites
from lms.accounts.models import Person
from lms.accounts.values import SignedIn
from lms.cohorts.models import AgreementReader, Cohort, CohortStaff, Enrolment, FundedCohort, FundingAgreement
from lms.core.db import db
from lms.core.gate import PLANNERS


def reach(user: SignedIn) -> ColumnElement[bool]:
    """The condition that `user` teaches in the cohort, or plans for its site."""
    theirs = select(CohortStaff.cohort_id).where(CohortStaff.person_id == user.id)
    teaches = bool(user.roles & {"trainer", "volunteer"})
    planned = within_sites(user, Cohort.site_id, *PLANNERS)
    return or_(planned, Cohort.id.in_(theirs)) if teaches else planned


def cohort_for(user: SignedIn, cohort_id: int) -> Cohort | None:
    """The cohort, if `user` teaches in it or plans for its site."""
    return db.session.scalar(select(Cohort).where(Cohort.id == cohort_id, reach(user)))


def plannable_cohort_for(user: SignedIn, cohort_id: int) -> Cohort | None:
    """The cohort, if `user` plans for its site."""
    planned = within_sites(user, Cohort.site_id, *PLANNERS)
    return db.session.scalar(select(Cohort).where(Cohort.id == cohort_id, planned))


def cohorts_of(user: SignedIn) -> list[Cohort]:
    """The cohorts `user` teaches in or plans for, the newest first."""
    return list(db.session.scalars(select(Cohort).where(reach(user)).order_by(Cohort.id.desc())))


def enrolment_for(user: SignedIn, enrolment_id: int) -> Enrolment | None:
    """An enrolment, if `user` teaches in its cohort or plans for its site."""
    return db.session.scalar(
        select(Enrolment)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(Enrolment.id == enrolment_id, reach(user))
    )


def learners_of_sites(user: SignedIn) -> Select[Person]:
    """Those who learn, or learnt, in a cohort of the sites `user` plans for."""
    planned = within_sites(user, Cohort.site_id, *PLANNERS)
    theirs = select(Enrolment.person_id).join(Cohort, Cohort.id == Enrolment.cohort_id).where(planned)
    return select(Person).where(Person.id.in_(theirs))


def referred_by(user: SignedIn) -> Select[Enrolment]:
    """The enrolments of those `user` sent as a prescriber, and of nobody else."""
    return select(Enrolment).where(Enrolment.referred_by_id == user.id)


def agreement_for(user: SignedIn, agreement_id: int) -> FundingAgreement | None:
    """A funding agreement, if its report is open to `user`."""
    return db.session.scalar(readable_agreements(user).where(FundingAgreement.id == agreement_id))


def agreements_of(user: SignedIn) -> list[FundingAgreement]:
    """The agreements whose report is open to `user`, the latest first."""
    latest = FundingAgreement.starts_on.desc()
    return list(db.session.scalars(readable_agreements(user).order_by(latest, FundingAgreement.id)))


def readable_agreements(user: SignedIn) -> Select[FundingAgreement]:
    """Agreements `user` reads: as its reader, or as planner of a site in it."""
    given = select(AgreementReader.agreement_id).where(AgreementReader.person_id == user.id)
    planned = (
        select(FundedCohort.agreement_id)
        .join(Cohort, Cohort.id == FundedCohort.cohort_id)
        .where(within_sites(user, Cohort.site_id, *PLANNERS))
    )
    allowed = [FundingAgreement.id.in_(planned)]
    if "funder" in user.roles:
        allowed.append(FundingAgreement.id.in_(given))
    return select(FundingAgreement).where(or_(*allowed))
