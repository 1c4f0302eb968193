"""A trainer signs what they saw somebody do."""

from collections.abc import Collection

from sqlalchemy import select

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.catalogue.practice import Exercise
from lms.catalogue.values import Module
from lms.cohorts.models import Enrolment
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.learning.models import Observation, Progress
from lms.learning.observing import queries, rules


def sign(
    actor: SignedIn,
    enrolment_id: int,
    module: Module,
    exercise: Exercise,
    ticked: Collection[str],
    comment: str,
    last_seen: int,
    key: str,
) -> bool:
    """Keep what `actor` saw; whether there was anything new. `last_seen` is the row they had before them.

    Refused when somebody else signed in between: they look first, then sign.
    """
    _one_at_a_time(enrolment_id)
    signed = queries.latest(queries.signed_of([enrolment_id]))
    before = signed.get((enrolment_id, module.slug, exercise.slug))
    if before is not None and before.id != last_seen:
        raise Refused(
            _("%(colleague)s signed this checklist meanwhile. Look, then sign again.", colleague=before.by)
        )
    items, comment = rules.items_of(exercise, ticked), comment.strip()
    if not comment and items == ([[i.id, i.words, i.seen] for i in before.items] if before else None):
        return False
    if before is None and not ticked and not comment:
        raise Refused(_("Tick what you saw, or write a word."), "seen")
    row = Observation(
        enrolment_id=enrolment_id,
        module=module.slug,
        exercise=exercise.slug,
        items=items,
        whole=rules.is_whole(items),
        comment=comment,
        observed_by_id=actor.id,
        observed_at=now(),
        key=f"{enrolment_id}-{key}"[:80],
    )
    save(row)
    whole = {exercise: one.whole for (_who, slug, exercise), one in signed.items() if slug == module.slug}
    _note(enrolment_id, module, whole | {exercise.slug: row.whole})
    audit.note(actor.id, "observe", "enrolment", enrolment_id, observation=row.id, whole=row.whole)
    return True


def _one_at_a_time(enrolment_id: int) -> None:
    """Make two trainers of one learner wait for each other."""
    locked = select(Enrolment.id).where(Enrolment.id == enrolment_id)
    db.session.execute(locked.with_for_update(key_share=True))


def _note(enrolment_id: int, module: Module, whole: dict[str, bool]) -> None:
    """Keep the summary in step with the evidence: when all was seen, and no longer once it is taken back."""
    progress = db.session.scalar(
        select(Progress)
        .where(Progress.enrolment_id == enrolment_id, Progress.module == module.slug)
        .execution_options(populate_existing=True)
    )
    if progress is None:
        progress = Progress(enrolment_id=enrolment_id, module=module.slug, updated_at=now())
        save(progress)
    seen = rules.all_seen(module, whole)
    progress.observed_at = (progress.observed_at or now()) if seen else None
    progress.updated_at = now()
    db.session.flush()
