"""A mock exam says something of skills: shown when a trainer watched and it was passed."""

from sqlalchemy import select

from lms.core.db import db
from lms.learning.exams.models import ExamSitting
from lms.learning.skills.queries import from_exams
from tests.factories import Cast, Visitor
from tests.learning.exams.candidate import Candidate


def test_an_exam_that_was_watched_and_passed_shows_skills(candidate: Candidate, cast: Cast) -> None:
    sitting = candidate.start()
    with candidate.app.app_context():
        assert from_exams(cast.learner.id) == []
    candidate.answer_all(sitting)
    candidate.hand_in(sitting)
    with candidate.app.app_context():
        (proof,) = from_exams(cast.learner.id)
    assert (proof.kind, proof.mark, proof.supervised, proof.shows) == ("exam", 100, True, True)
    assert proof.by == cast.trainer.chosen_name


def test_an_exam_that_was_cancelled_says_nothing(candidate: Candidate, cast: Cast, visit: Visitor) -> None:
    sitting = candidate.start()
    candidate.hand_in(sitting)
    with candidate.app.app_context():
        number = db.session.scalars(select(ExamSitting.id)).one()
    cancelled = f"/cohorts/{cast.ours.cohort.id}/exam/sittings/{number}/cancel"
    assert visit(cast.trainer).post(cancelled, {"reason": "Une alarme"}).status_code == 303
    with candidate.app.app_context():
        assert from_exams(cast.learner.id) == []
