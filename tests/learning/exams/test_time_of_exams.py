"""An exam goes by the server's clock: its opening, its deadline, extra time."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from lms.core.clock import now
from lms.core.db import db, transaction
from lms.demo import builders
from lms.jobs import queue
from lms.jobs.worker import run_due
from lms.learning.exams.models import ExamSitting
from tests.factories import Cast, Visitor, words_of
from tests.learning.exams.candidate import Candidate


def test_the_clock_is_the_servers_and_goes_on_while_one_is_away(candidate: Candidate) -> None:
    sitting = candidate.start()
    with candidate.later(30.1):
        assert "15\xa0minutes" in candidate.browser.get(sitting).text
    with candidate.later(44):
        assert candidate.answer(sitting, 1).location == f"{sitting}/questions/2"


def test_an_answer_after_the_deadline_is_not_counted_and_says_so_and_the_exam_is_handed_in(
    candidate: Candidate,
) -> None:
    sitting = candidate.start()
    candidate.answer(sitting, 1)
    with candidate.later(46):
        late = candidate.answer(sitting, 2)
        assert late.location == f"{sitting}/result"
        assert "comptent" in words_of(candidate.browser.get(late.location))
    assert len(candidate.answers()) == 1
    [end] = candidate.ends()
    assert (end.way, end.marks[0]) == ("time", ["area-1", 1, 3])
    assert end.ended_at < end.recorded_at


def test_opening_any_page_after_the_deadline_leads_to_the_result_without_writing(
    candidate: Candidate,
) -> None:
    sitting = candidate.start()
    candidate.answer(sitting, 1)
    with candidate.later(46):
        for address in (sitting, f"{sitting}/questions/2", f"{sitting}/hand-in"):
            assert candidate.browser.get(address).location == f"{sitting}/result"
        before = words_of(candidate.browser.get(f"{sitting}/result"))
        assert candidate.ends() == []
        with candidate.app.app_context(), transaction():
            queue.enqueue("end_exams")
        run_due(candidate.app)
        [end] = candidate.ends()
        assert (end.way, end.ended_at < end.recorded_at) == ("time", True)
        assert words_of(candidate.browser.get(f"{sitting}/result")) == before


def test_the_job_leaves_alone_those_who_still_have_time(candidate: Candidate) -> None:
    candidate.start()
    with candidate.app.app_context(), transaction():
        queue.enqueue("end_exams")
    run_due(candidate.app)
    assert candidate.ends() == []


def test_extra_time_is_in_the_clock_and_on_the_page(candidate: Candidate, cast: Cast, visit: Visitor) -> None:
    place = f"/cohorts/{cast.ours.cohort.id}/learners/{candidate.enrolment_id}/extra-time"
    visit(cast.trainer).post(place, {"extra_percent": "33", "need": "time-to-read"})
    assert "60\xa0minutes" in candidate.browser.get(candidate.start_address).text
    sitting = candidate.start()
    with candidate.later(55):
        assert candidate.answer(sitting, 1).location == f"{sitting}/questions/2"


def test_it_starts_only_while_it_is_open(app: Flask, cast: Cast, visit: Visitor, exam: None) -> None:
    candidate = Candidate(app, lambda: visit(cast.learner), cast.ours.enrolment.id)
    assert candidate.browser.post(candidate.start_address).status_code == 422
    with app.app_context(), transaction():
        soon = now() + timedelta(days=1)
        builders.an_exam_opening(cast.ours.cohort, opens_at=soon, closes_at=soon + timedelta(hours=2))
    refused = candidate.browser.post(candidate.start_address)
    assert (refused.status_code, "ouvre le" in words_of(refused)) == (422, True)
    with candidate.later(24 * 60 + 1):
        assert candidate.start()
    with candidate.later(24 * 60 + 125):
        assert candidate.browser.post(candidate.start_address).status_code == 422


def test_it_starts_no_more_from_the_moment_it_closes(
    app: Flask, cast: Cast, visit: Visitor, exam: None
) -> None:
    candidate = Candidate(app, lambda: visit(cast.learner), cast.ours.enrolment.id)
    with app.app_context(), transaction():
        builders.an_exam_opening(cast.ours.cohort, closes_at=candidate.begun + timedelta(minutes=10))
    with candidate.later(10):
        assert candidate.browser.post(candidate.start_address).status_code == 422
    with candidate.later(9.9):
        assert candidate.start()


def test_where_it_is_open_alone_and_watched_over_it_is_sat_under_somebodys_eyes(
    app: Flask, cast: Cast, visit: Visitor, exam: None
) -> None:
    candidate = Candidate(app, lambda: visit(cast.learner), cast.ours.enrolment.id)
    with app.app_context(), transaction():
        builders.an_exam_opening(cast.ours.cohort, cast.trainer)
        builders.an_exam_opening(cast.ours.cohort)
    candidate.start()
    with app.app_context():
        sitting = db.session.scalars(select(ExamSitting)).one()
    assert (sitting.proctored, sitting.watched_by_id) == (True, cast.trainer.id)
