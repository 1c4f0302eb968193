"""Reading how a quiz is taken in a cohort, and the extra time a learner has."""

from lms.catalogue.values import Module, Policy
from lms.core.db import db
from lms.learning.policies.models import Accommodation, CohortPolicies


def policy_in(cohort_id: int, module: Module) -> Policy:
    """How the quiz of `module` is taken in a cohort: as its trainer says, else as the author did."""
    changed = db.session.get(CohortPolicies, cohort_id)
    known = changed.modules.get(module.slug) if changed else None
    return Policy(**known) if known else module.policy


def accommodation_of(enrolment_id: int) -> Accommodation | None:
    """The extra time of a learner, if they have any."""
    return db.session.get(Accommodation, enrolment_id)


def extra_percent_of(enrolment_id: int) -> int:
    """The extra time of a learner in percent; 0 for none."""
    found = accommodation_of(enrolment_id)
    return found.extra_percent if found else 0
