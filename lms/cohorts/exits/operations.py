"""Recording where a person stands after a cohort."""

from dataclasses import dataclass
from datetime import date

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.cohorts.models import Enrolment, Exit
from lms.core.clock import now
from lms.core.db import save
from lms.core.errors import Refused
from lms.i18n import _

OF_A_LENGTH = ("cdd", "temp", "aided", "internship", "volunteering")
"""Contracts that end on a day known before."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Where a person stands, as it was said or seen; categories are derived from this, never kept."""

    moment: str
    observed_on: date
    situation: str
    contract: str
    contract_days: int | None
    evidence: str


def record_exit(actor: SignedIn, enrolment: Enrolment, facts: Facts, today: date) -> Exit:
    """Add a record; an earlier one of the same moment stays, and no longer counts."""
    if facts.observed_on > today:
        raise Refused(_("This day is still to come."), "observed_on")
    if facts.observed_on < enrolment.enrolled_on:
        raise Refused(_("This day is before the enrolment."), "observed_on")
    at_work = facts.situation == "job"
    if at_work and facts.contract == "none":
        raise Refused(_("Choose the kind of contract, or “Not known”."), "contract")
    row = Exit(
        enrolment_id=enrolment.id,
        moment=facts.moment,
        observed_on=facts.observed_on,
        situation=facts.situation,
        contract=facts.contract if at_work else "none",
        contract_days=facts.contract_days if at_work and facts.contract in OF_A_LENGTH else None,
        evidence=facts.evidence,
        recorded_by_id=actor.id,
        recorded_at=now(),
    )
    save(row)
    audit.note(actor.id, "record-exit", "enrolment", enrolment.id, moment=facts.moment)
    return row
