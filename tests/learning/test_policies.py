"""How a quiz is taken: tries, waits, time."""

from datetime import datetime, timedelta

from sqlalchemy import select

from lms.core.db import transaction
from lms.learning.jobs import close_late_quizzes
from lms.learning.models import AttemptEnd
from lms.learning.policies.rules import GRACE
from tests.factories import words_of
from tests.learning.learner import LearnerAtWork, change_module, module_at, the_course
from tests.learning.taking import at, attempt_of, later, take_so

# tries and waits


def test_practice_has_no_limit_unless_somebody_sets_one(at_work: LearnerAtWork) -> None:
    for _try in range(4):
        at_work.finish(at_work.start(), rightly=False)
    assert at_work.start().endswith("/questions/1")
    assert at_work.progress().finished_attempts == 4


def test_after_the_last_try_the_learner_is_sent_to_their_trainer_kindly(at_work: LearnerAtWork) -> None:
    take_so(attempts=2)
    assert "2 essais" in words_of(at_work.browser.get(at_work.lesson_address()))
    at_work.finish(at_work.start(), rightly=False)
    result = at_work.finish(at_work.start(), rightly=False)
    for page in (at_work.browser.get(result), at_work.browser.get(at_work.lesson_address())):
        assert "équipe" in words_of(page)
        assert "/quiz" not in page.text
    assert at_work.start() == at_work.lesson_address()
    assert at_work.progress().finished_attempts == 2


def test_the_next_try_opens_after_the_wait(at_work: LearnerAtWork, began: datetime) -> None:
    take_so(wait_minutes=30)
    at_work.finish(at_work.start(), rightly=False)
    assert at_work.start() == at_work.lesson_address()
    with later(began, minutes=29):
        assert at_work.start() == at_work.lesson_address()
        assert "à nouveau à partir de" in words_of(at_work.browser.get(at_work.lesson_address()))
    with later(began, minutes=30):
        assert at_work.start().endswith("/questions/1")


def test_where_the_last_mark_counts_a_lower_one_takes_its_place_until_the_module_is_passed(
    at_work: LearnerAtWork,
) -> None:
    take_so(keep="last")
    address = at_work.start()
    at_work.answer(address)
    at_work.finish(at(address, 2), rightly=False)
    at_work.finish(at_work.start(), rightly=False)
    progress = at_work.progress()
    assert (progress.best_mark, progress.kept_mark) == (25, 0)
    at_work.finish(at_work.start())
    at_work.finish(at_work.start(), rightly=False)
    progress = at_work.progress()
    assert (progress.last_mark, progress.kept_mark) == (0, 100)
    assert progress.passed_at is not None


def test_a_new_attempt_asks_what_was_not_asked_yet(at_work: LearnerAtWork) -> None:
    change_module(the_course(), 1, draw=len(module_at().questions) // 2, balance=False)
    first, second = at_work.start(), ""
    at_work.finish(first)
    second = at_work.start()
    half = len(module_at().questions) // 2
    asked = [{at_work.question_at(at(start, n)).id for n in range(1, half + 1)} for start in (first, second)]
    assert not asked[0] & asked[1]


# time


def test_the_time_left_is_told_in_words_by_the_servers_clock(at_work: LearnerAtWork, began: datetime) -> None:
    take_so(minutes=30)
    assert "30 minutes" in words_of(at_work.browser.get(at_work.lesson_address()))
    address = at_work.start()
    with later(began, minutes=18, seconds=20):
        page = at_work.browser.get(address)
    assert "12 minutes" in words_of(page)
    assert 'data-left="700"' in page.text
    assert 'aria-live="polite"' in page.text


def test_when_time_is_up_the_answers_given_count_and_no_other_is_taken(
    at_work: LearnerAtWork, began: datetime
) -> None:
    take_so(minutes=30)
    address = at_work.start()
    at_work.answer(address)
    with later(began, minutes=31):
        led = at_work.browser.get(at(address, 2))
        assert (led.status_code, led.location) == (303, attempt_of(address))
        refused = at_work.answer(at(address, 2))
        assert (refused.status_code, refused.location) == (303, attempt_of(address))
        page = at_work.browser.get(attempt_of(address))
    assert "gardées" in words_of(page)
    assert "25" in words_of(page)
    progress = at_work.progress()
    assert (progress.last_mark, progress.current_attempt_id, progress.finished_attempts) == (25, None, 1)
    assert progress.finished_at == began + timedelta(minutes=30)
    assert len(at_work.answers()) == 1
    assert at_work.one(select(AttemptEnd)).reason == "time-up"


def test_an_answer_sent_at_the_last_second_is_taken(at_work: LearnerAtWork, began: datetime) -> None:
    take_so(minutes=30)
    address = at_work.start()
    with later(began, minutes=30, seconds=GRACE.total_seconds()):
        assert at_work.answer(address).location == f"{address}/feedback"
    assert len(at_work.answers()) == 1


def test_the_result_of_a_quiz_whose_time_is_up_is_shown_before_anything_is_written(
    at_work: LearnerAtWork, began: datetime
) -> None:
    take_so(minutes=30)
    address = at_work.start()
    at_work.answer(address)
    with later(began, hours=3):
        assert "25" in words_of(at_work.browser.get(attempt_of(address)))
        assert at_work.progress().current_attempt_id is not None
        fresh = at_work.start()
    assert attempt_of(fresh) != attempt_of(address)
    progress = at_work.progress()
    assert (progress.finished_attempts, progress.last_mark, progress.answered) == (1, 25, 0)


def test_a_quiz_left_behind_is_closed_by_itself(at_work: LearnerAtWork, began: datetime) -> None:
    take_so(minutes=30)
    at_work.answer(at_work.start())
    with at_work.app.app_context():
        assert close_late_quizzes() is None
    with later(began, minutes=31), at_work.app.app_context():
        write = close_late_quizzes()
        assert write is not None
        with transaction():
            write()
        assert close_late_quizzes() is None
    assert at_work.progress().last_mark == 25


def test_a_quiz_without_a_limit_never_closes(at_work: LearnerAtWork, began: datetime) -> None:
    address = at_work.start()
    with later(began, minutes=5), at_work.app.app_context():
        assert close_late_quizzes() is None
    assert "data-left" not in at_work.browser.get(address).text
