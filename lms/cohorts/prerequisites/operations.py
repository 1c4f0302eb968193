"""Letting somebody begin a course without what it asks for first."""

from collections.abc import Sequence

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.cohorts.models import Enrolment, PrerequisiteOverride
from lms.cohorts.prerequisites.wording import titles
from lms.core.clock import now
from lms.core.db import save
from lms.core.errors import Refused
from lms.i18n import _

LONGEST_REASON = 500


def check_reason(missing: Sequence[str], reason: str) -> None:
    """Refuse, where something is missing, until somebody has said why it may be."""
    if missing and not reason.strip():
        sentence = _(
            "This course asks for %(courses)s first. Say why they may begin here.", courses=titles(missing)
        )
        raise Refused(sentence, "reason")


def let_begin(actor: SignedIn, enrolment: Enrolment, missing: Sequence[str], reason: str) -> None:
    """Keep who let this person begin without what is `missing`, and why; nothing where nothing is."""
    check_reason(missing, reason)
    if missing:
        save(
            PrerequisiteOverride(
                enrolment_id=enrolment.id,
                missing=list(missing),
                reason=reason.strip()[:LONGEST_REASON],
                allowed_by_id=actor.id,
                allowed_at=now(),
            )
        )
        audit.note(actor.id, "override-prerequisites", "enrolment", enrolment.id, missing=list(missing))
