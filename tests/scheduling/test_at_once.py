"""Two people at the same moment: one of them is told, and nothing is lost or booked twice."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from lms.accounts.models import Site
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import Attendance, ClassSession
from tests.factories import Cast, Visitor, words_of
from tests.scheduling.conftest import TUESDAY
from tests.scheduling.test_laying_out import ASKED


def at_once(calls: Sequence[Callable[[], int]]) -> list[int]:
    """The answers of `calls`, all begun together, each with the clock of this test."""
    with ThreadPoolExecutor(len(calls)) as pool:
        waiting = [pool.submit(copy_context().run, call) for call in calls]
        return sorted(call.result() for call in waiting)


def test_a_room_is_given_to_one_of_two_coordinators(app: Flask, cast: Cast, visit: Visitor) -> None:
    room = str(cast.ours.session.room_id)
    with app.app_context(), transaction():
        site = db.session.get_one(Site, cast.ours.site.id)
        cohorts = [builders.a_cohort(site, f"Cohorte {number}").id for number in range(2)]

    def lay_out(cohort: int) -> Callable[[], int]:
        browser = visit(cast.coordinator)
        return lambda: browser.post(f"/cohorts/{cohort}/sessions/plan", ASKED | {"room": room}).status_code

    assert at_once([lay_out(cohort) for cohort in cohorts]) == [303, 422]
    with app.app_context():
        booked = select(ClassSession).where(ClassSession.cohort_id.in_(cohorts))
        assert len({session.cohort_id for session in db.session.scalars(booked)}) == 1


def test_one_of_two_trainers_who_disagree_looks_again(app: Flask, cast: Cast, visit: Visitor) -> None:
    place = cast.ours.enrolment.id

    def mark(browser_of: str, status: str) -> Callable[[], int]:
        browser = visit(cast.ours.people[browser_of])
        fields = {f"status_{place}": status, f"seen_{place}": "0"}
        return lambda: browser.post(f"/sessions/{cast.ours.session.id}", fields).status_code

    assert at_once([mark("trainer", "present"), mark("volunteer", "absent")]) == [303, 422]
    with app.app_context():
        assert len(db.session.scalars(select(Attendance)).all()) == 1


def test_marks_sent_after_the_sign_in_ended_are_kept(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.trainer)
    with browser.client.session_transaction() as session:
        session["seen"] = int((TUESDAY - timedelta(days=1)).timestamp())
    answer = browser.post(
        f"/sessions/{cast.ours.session.id}", {f"status_{cast.ours.enrolment.id}": "present"}
    )
    assert answer.status_code == 401
    assert "Your answer is kept" in words_of(answer)
    with app.app_context():
        assert db.session.scalars(select(Attendance)).all() == []
