"""One mock exam sat in class and marked by the product's own rules, and a place booked at the real one."""

from datetime import timedelta
from random import Random

from lms.accounts.models import Person
from lms.catalogue.exam import Exam
from lms.cohorts.models import Cohort
from lms.core.clock import at
from lms.core.db import db
from lms.demo import builders
from lms.demo.presence import Learner
from lms.demo.slips import an_answer
from lms.learning import grading
from lms.learning.exams import bank
from lms.learning.exams.models import ExamAnswer
from lms.learning.exams.operations.sitting import hand_in
from lms.learning.exams.reading import drawn_of
from lms.scheduling.models import ClassSession

BEGUN_AFTER, READ_AGAIN = timedelta(minutes=20), timedelta(minutes=4)
SECONDS_TO_ANSWER = (25, 75)
KNOWS = 0.86


def sit_exam(
    cohort: Cohort, learner: Learner, exam: Exam, evening: ClassSession, trainer: Person, chance: Random
) -> None:
    """Somebody sat the exam on that evening, their trainer watching, and has a place at the real one."""
    begins = evening.starts_at + BEGUN_AFTER
    with at(begins):
        builders.an_exam_opening(cohort, trainer, opened_by_id=trainer.id, closes_at=evening.ends_at)
        watched = {"proctored": True, "watched_by_id": trainer.id}
        sitting = builders.an_exam_sitting(learner.enrolment, exam, **watched)
    moment = begins
    for position, drawn in enumerate(drawn_of(sitting.questions), 1):
        question = bank.question_of(drawn.item)
        if question is None:
            raise LookupError("the exam asks what its courses hold")
        moment += timedelta(seconds=chance.randint(*SECONDS_TO_ANSWER))
        given = an_answer(question, chance.random() < KNOWS, chance)
        db.session.add(
            ExamAnswer(
                sitting_id=sitting.id,
                position=position,
                typed=grading.fields(question, given),
                given=given,
                credit=grading.mark(question, given),
                answered_at=moment,
                key=f"{sitting.id}-{position}",
            )
        )
    db.session.flush()
    with at(moment + READ_AGAIN):
        hand_in(learner.enrolment.id, sitting.id)
    builders.an_exam_booking(learner.enrolment, changed_by_id=trainer.id)
