"""What these tests share: the course of the cast with a small exam, open to our cohort, and who sits it."""

import pytest
from flask import Flask

from lms.core.db import transaction
from lms.demo import builders
from tests.factories import Cast, Visitor
from tests.learning.exams.candidate import Candidate
from tests.learning.exams.small_exam import a_small_exam, set_exam


@pytest.fixture
def exam(the_catalogue_as_it_was: None) -> None:
    """The course of the cast has an exam."""
    set_exam(a_small_exam())


@pytest.fixture
def candidate(app: Flask, cast: Cast, visit: Visitor, exam: None) -> Candidate:
    """Our learner, signed in; the exam is open to their cohort, watched over by our trainer."""
    with app.app_context(), transaction():
        builders.an_exam_opening(cast.ours.cohort, cast.trainer)
    return Candidate(app, lambda: visit(cast.learner), cast.ours.enrolment.id)
