"""Places at the real exam: kept beside our marks, and never taken for one of them."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from lms.core.clock import now, today
from lms.core.db import db, transaction
from lms.demo import builders
from lms.learning.exams.models import ExamBooking, ExamEnd
from tests.factories import Cast, Visitor, words_of
from tests.learning.exams.candidate import Candidate

FACTS = {
    "exam": "PCIE, module Tableur",
    "centre": "Centre du Parc",
    "held_on": "2026-12-15",
    "candidate_number": "FR-0417",
    "result": "awaited",
}


@pytest.fixture
def sheet(cast: Cast) -> str:
    """Where the bookings of our learner are."""
    return f"/cohorts/{cast.ours.cohort.id}/exam/bookings/{cast.ours.enrolment.id}"


def the_booking(app: Flask) -> ExamBooking:
    with app.app_context():
        return db.session.scalars(select(ExamBooking)).one()


def test_a_booking_is_noted_printed_and_seen_by_the_learner(
    app: Flask, cast: Cast, visit: Visitor, exam: None, sheet: str
) -> None:
    held_on = (now() + timedelta(days=10)).date()
    trainer = visit(cast.trainer)
    assert trainer.post(sheet, FACTS | {"held_on": held_on.isoformat()}).location == sheet
    booking = the_booking(app)
    assert (booking.centre, booking.held_on, booking.changed_by_id) == (
        "Centre du Parc",
        held_on,
        cast.trainer.id,
    )
    printed = words_of(trainer.get(f"{sheet}/{booking.id}/sheet"))
    assert "Centre du Parc" in printed
    assert "FR-0417" in printed
    assert "FR-0417" in words_of(visit(cast.learner).get(f"/learning/{cast.ours.enrolment.id}/exam"))


def test_the_result_of_the_centre_changes_no_mark_of_ours(
    candidate: Candidate, cast: Cast, visit: Visitor, sheet: str
) -> None:
    sitting = candidate.start()
    candidate.hand_in(sitting)
    trainer = visit(cast.trainer)
    past = (now() - timedelta(days=1)).date().isoformat()
    trainer.post(sheet, FACTS | {"held_on": past})
    booking = the_booking(candidate.app)
    assert trainer.post(f"{sheet}/{booking.id}", FACTS | {"held_on": past, "result": "passed"}).location
    assert the_booking(candidate.app).result == "passed"
    with candidate.app.app_context():
        assert db.session.scalars(select(ExamEnd.mark)).all() == [0]
    assert "Réussi" not in words_of(candidate.browser.get(f"{sitting}/result"))


@pytest.mark.parametrize(
    "wrong",
    [{"exam": " "}, {"centre": ""}, {"held_on": "2062-01-01"}, {"result": "100"}, {"centre": "x" * 201}],
)
def test_what_cannot_be_is_sent_back(
    app: Flask, cast: Cast, visit: Visitor, sheet: str, wrong: dict[str, str]
) -> None:
    assert visit(cast.trainer).post(sheet, FACTS | wrong).status_code == 422
    with app.app_context():
        assert not db.session.scalars(select(ExamBooking)).all()


def test_an_exam_to_come_has_no_result_yet(app: Flask, cast: Cast, visit: Visitor, sheet: str) -> None:
    coming = (now() + timedelta(days=3)).date().isoformat()
    sent = visit(cast.trainer).post(sheet, FACTS | {"held_on": coming, "result": "passed"})
    assert (sent.status_code, "résultat est attendu" in words_of(sent)) == (422, True)


def test_a_booking_of_one_learner_is_not_found_under_another(
    app: Flask, cast: Cast, visit: Visitor, sheet: str
) -> None:
    with app.app_context(), transaction():
        other = builders.enrol(cast.ours.cohort, builders.a_person("Oksana", "o2"))
        booking = builders.an_exam_booking(other)
        number = booking.id
    assert visit(cast.trainer).get(f"{sheet}/{number}").status_code == 404
    assert visit(cast.volunteer).get(sheet).status_code == 403


@pytest.mark.parametrize(("days", "status"), [(0, 303), (1, 422)])
def test_a_result_is_noted_from_the_day_of_the_exam(
    cast: Cast, visit: Visitor, exam: None, sheet: str, days: int, status: int
) -> None:
    held_on = today(cast.ours.site.timezone) + timedelta(days=days)
    known = FACTS | {"held_on": held_on.isoformat(), "result": "passed"}
    assert visit(cast.trainer).post(sheet, known).status_code == status
