"""Who reaches which certificate. Only its latest version is reached: a former name is nobody's business."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db
from lms.credentials.models import PASSPORT, Certificate


def latest() -> ColumnElement[bool]:
    """The condition that there is no later version."""
    later = aliased(Certificate)
    replaced = select(later.id).where(later.code == Certificate.code, later.version > Certificate.version)
    return ~replaced.exists()


def documents_in(cohort_id: int) -> ColumnElement[bool]:
    """The condition that a document is of a cohort, or the passport of somebody who is in it."""
    members = select(Enrolment.person_id).where(Enrolment.cohort_id == cohort_id)
    of_members = and_(Certificate.kind == PASSPORT, Certificate.person_id.in_(members))
    return or_(Certificate.cohort_id == cohort_id, of_members)


def enrolment_in(cohort: Cohort, enrolment_id: int) -> Enrolment | None:
    """An enrolment of a cohort the user was found to reach."""
    here = (Enrolment.id == enrolment_id, Enrolment.cohort_id == cohort.id)
    return db.session.scalar(select(Enrolment).where(*here))


def certificate_in(cohort: Cohort, certificate_id: int) -> Certificate | None:
    """A document of a cohort the user was found to reach."""
    return db.session.scalar(
        select(Certificate).where(Certificate.id == certificate_id, documents_in(cohort.id), latest())
    )


def own_certificate_for(user: SignedIn, certificate_id: int) -> Certificate | None:
    """A certificate, if it is `user`'s own."""
    return db.session.scalar(
        select(Certificate).where(
            Certificate.id == certificate_id, Certificate.person_id == user.id, latest()
        )
    )
