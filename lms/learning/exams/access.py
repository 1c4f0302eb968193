"""Who reaches which sitting, opening and booking: learners their own, those who teach their cohort's."""

from sqlalchemy import select

from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db
from lms.learning.exams import reading
from lms.learning.exams.models import ExamBooking, ExamOpening, ExamSitting
from lms.learning.exams.values import ExamPaper
from lms.learning.values import Place


def own_paper_for(place: Place, sitting_id: int) -> ExamPaper | None:
    """A sitting of the learner at `place`."""
    return reading.paper((ExamSitting.enrolment_id == place.enrolment_id) & (ExamSitting.id == sitting_id))


def paper_in(cohort: Cohort, sitting_id: int) -> ExamPaper | None:
    """A sitting of somebody in `cohort`; the caller has made sure the cohort is theirs."""
    members = select(Enrolment.id).where(Enrolment.cohort_id == cohort.id)
    return reading.paper(ExamSitting.enrolment_id.in_(members) & (ExamSitting.id == sitting_id))


def opening_in(cohort: Cohort, opening_id: int) -> ExamOpening | None:
    """An opening for `cohort`, or for somebody in it."""
    wanted = (ExamOpening.id == opening_id, ExamOpening.cohort_id == cohort.id)
    return db.session.scalar(select(ExamOpening).where(*wanted))


def booking_under(enrolment: Enrolment, booking_id: int) -> ExamBooking | None:
    """A booking of the learner of `enrolment`."""
    wanted = (ExamBooking.id == booking_id, ExamBooking.enrolment_id == enrolment.id)
    return db.session.scalar(select(ExamBooking).where(*wanted))
