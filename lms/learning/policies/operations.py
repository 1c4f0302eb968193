"""Changing how a quiz is taken in a cohort, and the extra time of a learner."""

from dataclasses import asdict

from sqlalchemy import select

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.catalogue.values import Module, Policy
from lms.core.clock import now
from lms.core.db import db, save
from lms.learning.policies.models import Accommodation, CohortPolicies


def change_policy(actor: SignedIn, cohort_id: int, module: Module, policy: Policy) -> None:
    """Take the quiz of `module` so from the next attempt on; one under way keeps the policy it began under.

    A policy that is the author's own leaves nothing of the cohort's.
    """
    row = _row(cohort_id)
    before = row.modules.get(module.slug) or asdict(module.policy)
    after = asdict(policy)
    if before == after:
        return
    others = {slug: known for slug, known in row.modules.items() if slug != module.slug}
    row.modules = others if policy == module.policy else others | {module.slug: after}
    row.changed_at = now()
    changed = {name: value for name, value in after.items() if value != before.get(name)}
    audit.note(actor.id, "change-policy", "cohort", cohort_id, module=module.slug, **changed)
    db.session.flush()


def _row(cohort_id: int) -> CohortPolicies:
    """The cohort's own policies, held until the end: two trainers may change two modules at once."""
    found = db.session.scalar(
        select(CohortPolicies)
        .where(CohortPolicies.cohort_id == cohort_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if found is None:
        found = CohortPolicies(cohort_id=cohort_id, modules={}, changed_at=now())
        save(found)
    return found


def grant_extra_time(actor: SignedIn, enrolment_id: int, extra_percent: int, need: str) -> None:
    """Give a learner so much more time (0 takes it back), also for what is under way; `need` says why."""
    held = db.session.get(Accommodation, enrolment_id)
    if (held.extra_percent, held.need) == (extra_percent, need) if held else not extra_percent:
        return
    if not extra_percent:
        db.session.delete(held)
    elif held:
        held.extra_percent, held.need = extra_percent, need
        held.granted_by_id, held.granted_at = actor.id, now()
    else:
        save(
            Accommodation(
                enrolment_id=enrolment_id,
                extra_percent=extra_percent,
                need=need,
                granted_by_id=actor.id,
                granted_at=now(),
            )
        )
    db.session.flush()
    audit.note(actor.id, "grant-extra-time", "enrolment", enrolment_id, extra_percent=extra_percent)
