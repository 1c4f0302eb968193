"""An evening that holds evidence stays where it is, whatever is asked of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from lms.core import clock
from lms.core.db import db
from lms.scheduling.evidence.queries import register_of
from lms.scheduling.models import ClassSession
from tests.factories import Browser, Cast, Visitor
from tests.papers.test_scans import PDF, send
from tests.scheduling.conftest import TUESDAY
from tests.scheduling.evidence.signing import DRAWN

THURSDAY = {
    "day": "2026-11-26",
    "start": "18:30",
    "end": "20:30",
    "room": "0",
    "because": "The heating is broken.",
}
WEEKLY = {
    "first_day": "2026-12-01",
    "weekdays": "1",
    "start": "18:00",
    "end": "20:00",
    "number": "3",
    "room": "0",
}


def sign(browser: Browser, sitting: str, place: int) -> None:
    assert browser.post(f"{sitting}/sign/{place}", DRAWN).status_code == 303


def scan(browser: Browser, sitting: str, _place: int) -> None:
    assert send(browser, sitting, PDF) == 303


@pytest.mark.parametrize("evidence", [sign, scan])
def test_an_evening_signed_or_scanned_is_neither_moved_nor_cancelled_nor_laid_out_anew(
    app: Flask, cast: Cast, visit: Visitor, evidence: Callable[[Browser, str, int], None]
) -> None:
    session, sitting = cast.ours.session, f"/sessions/{cast.ours.session.id}"
    with clock.at(TUESDAY + timedelta(minutes=20)):
        evidence(visit(cast.trainer), sitting, cast.ours.enrolment.id)
        browser = visit(cast.coordinator)
        for action in ("move", "cancel"):
            assert browser.post(f"{sitting}/{action}", THURSDAY).status_code == 422, action
        browser.post(f"/cohorts/{cast.ours.cohort.id}/sessions/plan", WEEKLY)
    with app.app_context():
        row = db.session.get_one(ClassSession, session.id)
        assert (row.starts_at, row.ends_at, row.cancelled_at) == (session.starts_at, session.ends_at, None)
        register = register_of(session.id)
    assert (register.version, register.broken_at) == (1, None)


def test_marks_carry_no_time_of_the_phone(app: Flask, cast: Cast, visit: Visitor) -> None:
    place, sitting = cast.ours.enrolment.id, f"/sessions/{cast.ours.session.id}"
    early = {f"status_{place}": "present", f"seen_{place}": 0, "at": "2026-11-24T18:00:00Z"}
    with clock.at(TUESDAY - timedelta(hours=1)):
        answer = visit(cast.trainer).post(sitting, early, headers={"Date": "Tue, 24 Nov 2026 18:00:00 GMT"})
    assert answer.status_code == 422
    with app.app_context():
        assert register_of(cast.ours.session.id).version == 0
