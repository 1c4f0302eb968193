"""What another tab, or the clock, did between the page that was opened and the answer that is written."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from lms.catalogue.values import Policy
from lms.core import clock
from lms.core.db import transaction
from lms.core.errors import Refused
from lms.learning import access, grading, operations
from lms.learning.models import Attempt
from tests.learning.learner import LearnerAtWork, change_module, module_at, the_course, wrong


def begin(at_work: LearnerAtWork) -> int:
    """Start the quiz of the first module; gives the number of the attempt."""
    return int(at_work.start().split("/attempts/")[1].split("/")[0])


def write(at_work: LearnerAtWork, attempt: int, key: str, rightly: bool = True) -> None:
    """Write an answer to the first question, as a page that was open all the while does."""
    with at_work.app.app_context(), transaction():
        place = access.place_under(at_work.enrolment_id)
        sitting = place and access.sitting_for(place, attempt)
        assert place
        assert sitting
        question = module_at().question(sitting.drawn[0][0])
        assert question
        given = grading.right(question) if rightly else wrong(question)
        operations.answer_question(place, the_course(), module_at(), sitting, 1, list(given), key)


def test_the_first_of_two_answers_stays_once_it_was_told_whether_it_is_right(at_work: LearnerAtWork) -> None:
    attempt = begin(at_work)
    write(at_work, attempt, "one tab", rightly=False)
    write(at_work, attempt, "another tab")
    assert [(answer.credit, answer.turn) for answer in at_work.answers()] == [(0, 1)]


def test_an_answer_written_after_the_time_is_refused(at_work: LearnerAtWork) -> None:
    change_module(the_course(), 1, policy=Policy(minutes=10))
    attempt = begin(at_work)
    with clock.at(clock.now() + timedelta(minutes=11)), pytest.raises(Refused):
        write(at_work, attempt, "too late")
    assert at_work.answers() == []


def test_an_answer_to_a_quiz_that_was_begun_anew_is_refused(at_work: LearnerAtWork) -> None:
    attempt = begin(at_work)
    drawn = [name for name, _shown in at_work.one(select(Attempt)).questions]
    renewed = [
        replace(one, id=f"{one.id}-2") if one.id == drawn[-1] else one for one in module_at().questions
    ]
    change_module(the_course(), 1, questions=tuple(renewed))
    assert begin(at_work) != attempt
    with pytest.raises(Refused):
        write(at_work, attempt, "the old tab")
    assert at_work.answers() == []
