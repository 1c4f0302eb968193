"""Who reaches which certificate. Only its latest version is reached: a former name is nobody's business."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort
from lms.core.db import db
from lms.credentials.models import Certificate


def latest() -> ColumnElement[bool]:
    """The condition that there is no later version."""
    later = aliased(Certificate)
    replaced = select(later.id).where(
        later.enrolment_id == Certificate.enrolment_id, later.version > Certificate.version
    )
    return ~replaced.exists()


def certificate_in(cohort: Cohort, certificate_id: int) -> Certificate | None:
    """A certificate of a cohort the user was found to reach."""
    return db.session.scalar(
        select(Certificate).where(
            Certificate.id == certificate_id, Certificate.cohort_id == cohort.id, latest()
        )
    )


def own_certificate_for(user: SignedIn, certificate_id: int) -> Certificate | None:
    """A certificate, if it is `user`'s own."""
    return db.session.scalar(
        select(Certificate).where(
            Certificate.id == certificate_id, Certificate.person_id == user.id, latest()
        )
    )
