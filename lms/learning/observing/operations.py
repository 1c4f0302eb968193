"""A trainer signs what they saw somebody do."""

from collections.abc import Collection
from dataclasses import dataclass

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
from lms.learning.observing import rules
from lms.learning.observing.queries import Signed, latest, signed_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """A checklist as a trainer sends it: what they ticked, their word, and the row they had before them."""

    module: Module
    exercise: Exercise
    ticked: Collection[str]
    comment: str
    last_seen: int

    @property
    def items(self) -> rules.Items:
        """The checklist with what was ticked."""
        return rules.items_of(self.exercise, self.ticked)

    def adds_to(self, before: Signed | None) -> bool:
        """Whether it says anything that `before` does not."""
        return bool(self.comment) or before is None or self.items != before.as_kept


def sign(actor: SignedIn, enrolment_id: int, sheet: Sheet, key: str) -> bool:
    """Keep what `actor` saw; whether there was anything new.

    Refused when somebody else signed in between: they look first, then sign.
    """
    _one_at_a_time(enrolment_id)
    signed = latest(signed_of([enrolment_id]))
    before = signed.get((enrolment_id, sheet.module.slug, sheet.exercise.slug))
    _check(sheet, before)
    if not sheet.adds_to(before):
        return False
    row = _row(actor, enrolment_id, sheet, key)
    save(row)
    audit.note(actor.id, "observe", "enrolment", enrolment_id, observation=row.id, whole=row.whole)
    whole = {one.exercise: one.whole for one in signed.values() if one.module == sheet.module.slug}
    _note(enrolment_id, sheet.module, whole | {row.exercise: row.whole})
    return True


def _check(sheet: Sheet, before: Signed | None) -> None:
    if before is None and not sheet.ticked and not sheet.comment:
        raise Refused(_("Tick what you saw, or write a word."), "seen")
    if before is not None and before.id != sheet.last_seen:
        raise Refused(
            _("%(colleague)s signed this checklist meanwhile. Look, then sign again.", colleague=before.by)
        )


def _row(actor: SignedIn, enrolment_id: int, sheet: Sheet, key: str) -> Observation:
    return Observation(
        enrolment_id=enrolment_id,
        module=sheet.module.slug,
        exercise=sheet.exercise.slug,
        items=sheet.items,
        whole=rules.is_whole(sheet.items),
        comment=sheet.comment,
        observed_by_id=actor.id,
        observed_at=now(),
        key=f"{enrolment_id}-{key}"[:80],
    )


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
