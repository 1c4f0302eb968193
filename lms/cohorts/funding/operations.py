"""What can happen to a funding agreement: written down, changed, opened to its readers."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import delete, select

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.cohorts.funding import queries
from lms.cohorts.models import AgreementReader, FundedCohort, FundingAgreement
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _


@dataclass(frozen=True, slots=True)
class Promise:
    """What an agreement says."""

    name: str
    funder: str
    starts_on: date
    ends_on: date
    target_people: int | None
    target_women_percent: int | None
    target_hours: int | None
    target_certificates: int | None


def create_agreement(
    actor: SignedIn, promise: Promise, cohorts: Collection[int], readers: Collection[int]
) -> FundingAgreement:
    """A new agreement that pays for `cohorts` and whose report `readers` may read."""
    _check(promise, None)
    agreement = FundingAgreement(**asdict(promise))
    save(agreement)
    audit.note(actor.id, "create", "agreement", agreement.id)
    _choose(actor, agreement, set(cohorts), set(readers))
    return agreement


def change_agreement(
    actor: SignedIn,
    agreement: FundingAgreement,
    promise: Promise,
    cohorts: Collection[int],
    readers: Collection[int],
) -> None:
    """Change what it says, its cohorts and its readers; those `actor` does not plan for stay as they are."""
    _check(promise, agreement)
    for name, value in asdict(promise).items():
        setattr(agreement, name, value)
    audit.note(actor.id, "change", "agreement", agreement.id)
    _choose(actor, agreement, set(cohorts), set(readers))


def _check(promise: Promise, agreement: FundingAgreement | None) -> None:
    if promise.ends_on < promise.starts_on:
        raise Refused(_("The last day comes before the first."), "ends_on")
    same = select(FundingAgreement.id).where(FundingAgreement.name == promise.name)
    taken = db.session.scalar(same.where(FundingAgreement.id != agreement.id) if agreement else same)
    if taken is not None:
        raise Refused(_("An agreement already has this name."), "name")


def _choose(actor: SignedIn, agreement: FundingAgreement, cohorts: set[int], readers: set[int]) -> None:
    """Make these its cohorts and readers, among those `actor` may choose from."""
    reach = {cohort for cohort, _words in queries.plannable_cohorts(actor)}
    paid = (queries.cohorts_in(agreement) - reach) | (cohorts & reach)
    if not paid:
        raise Refused(_("Choose at least one cohort."), "cohorts")
    known = {reader for reader, _name in queries.possible_readers(actor)}
    given = (queries.readers_of(agreement) - known) | (readers & known)
    db.session.execute(delete(FundedCohort).where(FundedCohort.agreement_id == agreement.id))
    db.session.execute(delete(AgreementReader).where(AgreementReader.agreement_id == agreement.id))
    db.session.add_all(FundedCohort(agreement_id=agreement.id, cohort_id=each) for each in sorted(paid))
    db.session.add_all(AgreementReader(agreement_id=agreement.id, person_id=each) for each in sorted(given))
    db.session.flush()
    audit.note(actor.id, "choose", "agreement", agreement.id, cohorts=sorted(paid), readers=sorted(given))
