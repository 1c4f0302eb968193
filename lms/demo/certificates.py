"""The certificates of the demonstration: cohorts are told one by one, certificates issued day after day."""

from dataclasses import dataclass, field
from datetime import datetime

from lms.accounts.models import Person
from lms.accounts.operations import as_signed_in
from lms.cohorts.models import Cohort
from lms.core.clock import at
from lms.credentials.operations import issue_certificates
from lms.credentials.values import Issuer


@dataclass(frozen=True, slots=True)
class Certificates:
    """Who issues them, and to which cohorts, by whom, when."""

    issuer: Issuer
    due: list[tuple[datetime, Cohort, Person]] = field(default_factory=list)

    def issue(self) -> None:
        """Issue them all; none is dated before another that is there already."""
        for moment, cohort, coordinator in sorted(self.due, key=lambda one: one[0]):
            with at(moment):
                issue_certificates(as_signed_in(coordinator), cohort, self.issuer)
