"""One evening added, moved or cancelled, with a reason people see."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import delete, select

from lms.cohorts.models import CohortStaff
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import ClassSession, Reply
from lms.scheduling.reminders.models import CallNote
from tests.factories import Cast, Visitor, words_of
from tests.scheduling.conftest import TUESDAY

THURSDAY = {
    "day": "2026-11-26",
    "start": "19:00",
    "end": "21:00",
    "room": "0",
    "because": "The heating is broken.",
}


def evening(cast: Cast) -> str:
    return f"/sessions/{cast.ours.session.id}"


def stored(app: Flask, cast: Cast) -> ClassSession:
    with app.app_context():
        return db.session.get_one(ClassSession, cast.ours.session.id)


def test_a_moved_evening_shows_before_and_why(app: Flask, cast: Cast, visit: Visitor) -> None:
    answer = visit(cast.coordinator).post(f"{evening(cast)}/move", THURSDAY)
    assert (answer.status_code, answer.location) == (303, evening(cast))
    assert stored(app, cast).starts_at == datetime(2026, 11, 26, 18, tzinfo=UTC)
    words = words_of(visit(cast.learner).get("/my-sessions"))
    assert "Thursday 26 November, 19:00 to 21:00" in words
    assert "Moved Before: Tuesday 24 November at 18:30. The heating is broken." in words


def test_a_move_asks_learners_again(app: Flask, cast: Cast, visit: Visitor) -> None:
    visit(cast.learner).post(f"/my-sessions/{cast.ours.session.id}/reply", {"coming": "yes"})
    visit(cast.coordinator).post(f"{evening(cast)}/move", THURSDAY)
    with app.app_context():
        assert db.session.scalars(select(Reply)).all() == []


def test_a_move_forgets_what_was_said_on_the_phone(app: Flask, cast: Cast, visit: Visitor) -> None:
    address = f"{evening(cast)}/calls/{cast.ours.enrolment.id}"
    assert visit(cast.trainer).post(address, {"heard": "comes", "words": ""}).status_code == 303
    visit(cast.coordinator).post(f"{evening(cast)}/move", THURSDAY)
    with app.app_context():
        assert db.session.scalars(select(CallNote)).all() == []


def test_another_room_at_the_same_hour_keeps_the_replies(app: Flask, cast: Cast, visit: Visitor) -> None:
    visit(cast.learner).post(f"/my-sessions/{cast.ours.session.id}/reply", {"coming": "yes"})
    same_hour = THURSDAY | {"day": "2026-11-24", "start": "18:30", "end": "20:30"}
    visit(cast.coordinator).post(f"{evening(cast)}/move", same_hour)
    assert stored(app, cast).room_id is None
    assert stored(app, cast).moved_from is None
    with app.app_context():
        assert len(db.session.scalars(select(Reply)).all()) == 1


def test_a_cancelled_evening_stays_to_be_seen(app: Flask, cast: Cast, visit: Visitor) -> None:
    answer = visit(cast.coordinator).post(f"{evening(cast)}/cancel", {"because": "The trainer is ill."})
    assert answer.status_code == 303
    assert stored(app, cast).cancelled_at == TUESDAY
    for person, page in (
        (cast.learner, "/my-sessions"),
        (cast.trainer, "/tonight"),
        (cast.volunteer, evening(cast)),
        (cast.coordinator, f"/cohorts/{cast.ours.cohort.id}/sessions"),
    ):
        assert "Cancelled The trainer is ill." in words_of(visit(person).get(page))


def test_an_added_evening_takes_its_number_in_time(app: Flask, cast: Cast, visit: Visitor) -> None:
    sooner = THURSDAY | {"day": "2026-11-23"}
    answer = visit(cast.coordinator).post(f"/cohorts/{cast.ours.cohort.id}/sessions/new", sooner)
    assert answer.status_code == 303
    with app.app_context():
        rows = db.session.scalars(
            select(ClassSession)
            .where(ClassSession.cohort_id == cast.ours.cohort.id)
            .order_by(ClassSession.starts_at)
        ).all()
        assert [row.number for row in rows] == [1, 2]
        assert rows[0].changed_because == "The heating is broken."


@pytest.mark.parametrize("action", ["move", "cancel"])
def test_an_evening_with_attendance_stays_as_it_is(
    app: Flask, cast: Cast, visit: Visitor, action: str
) -> None:
    with app.app_context(), transaction():
        builders.attended(cast.ours.session, cast.ours.enrolment)
    answer = visit(cast.coordinator).post(f"{evening(cast)}/{action}", THURSDAY)
    assert answer.status_code == 422
    assert "Attendance is already recorded for this evening: it stays as it is." in words_of(answer)
    assert 'value="The heating is broken."' in answer.text
    assert stored(app, cast).starts_at == cast.ours.session.starts_at
    assert stored(app, cast).cancelled_at is None


@pytest.mark.parametrize("action", ["move", "cancel"])
def test_a_cancelled_evening_cannot_be_changed_again(cast: Cast, visit: Visitor, action: str) -> None:
    browser = visit(cast.coordinator)
    browser.post(f"{evening(cast)}/cancel", {"because": "The trainer is ill."})
    answer = browser.post(f"{evening(cast)}/{action}", THURSDAY)
    assert answer.status_code == 422
    assert "This evening is already cancelled." in words_of(answer)


def test_an_evening_cannot_be_moved_onto_another_of_the_cohort(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    browser = visit(cast.coordinator)
    browser.post(f"/cohorts/{cast.ours.cohort.id}/sessions/new", THURSDAY)
    answer = browser.post(f"{evening(cast)}/move", THURSDAY | {"start": "20:30", "end": "22:00"})
    assert answer.status_code == 422
    assert (
        "This cohort already has an evening on Thursday, 26 November 2026, from 19:00 to 21:00."
        in words_of(answer)
    )
    assert stored(app, cast).starts_at == cast.ours.session.starts_at


@pytest.mark.parametrize("action", ["move", "cancel"])
def test_a_change_needs_its_reason(app: Flask, cast: Cast, visit: Visitor, action: str) -> None:
    answer = visit(cast.coordinator).post(f"{evening(cast)}/{action}", THURSDAY | {"because": "  "})
    assert answer.status_code == 422
    assert "Please fill this in." in words_of(answer)
    assert stored(app, cast).cancelled_at is None


def test_an_evening_may_touch_another_in_the_same_room(app: Flask, cast: Cast, visit: Visitor) -> None:
    room = str(cast.ours.session.room_id)
    after = THURSDAY | {"day": "2026-11-24", "start": "20:30", "end": "22:00", "room": room}
    answer = visit(cast.coordinator).post(f"/cohorts/{cast.ours.cohort.id}/sessions/new", after)
    assert answer.status_code == 303


def test_an_evening_is_added_without_a_reason(app: Flask, cast: Cast, visit: Visitor) -> None:
    answer = visit(cast.coordinator).post(
        f"/cohorts/{cast.ours.cohort.id}/sessions/new", THURSDAY | {"because": ""}
    )
    assert answer.status_code == 303
    with app.app_context():
        assert (
            len(db.session.scalars(select(ClassSession).filter_by(cohort_id=cast.ours.cohort.id)).all()) == 2
        )


def test_an_evening_is_not_moved_without_a_reason(cast: Cast, visit: Visitor) -> None:
    answer = visit(cast.coordinator).post(f"{evening(cast)}/move", THURSDAY | {"because": ""})
    assert answer.status_code == 422


def test_one_more_evening_is_offered_at_the_hours_of_the_last(cast: Cast, visit: Visitor) -> None:
    page = visit(cast.coordinator).get(f"/cohorts/{cast.ours.cohort.id}/sessions/new").text
    assert 'value="18:30"' in page
    assert 'value="20:30"' in page


def test_a_cancelled_evening_takes_place_after_all(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.coordinator)
    browser.post(f"{evening(cast)}/cancel", {"because": "The trainer is ill."})
    assert f'action="{evening(cast)}/restore"' in browser.get(evening(cast)).text
    assert browser.post(f"{evening(cast)}/restore").status_code == 303
    kept = stored(app, cast)
    assert (kept.cancelled_at, kept.cancelled_because) == (None, "")
    assert f'action="{evening(cast)}/restore"' not in browser.get(evening(cast)).text


def test_an_evening_whose_hour_was_taken_meanwhile_stays_cancelled(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    browser = visit(cast.coordinator)
    browser.post(f"{evening(cast)}/cancel", {"because": "The trainer is ill."})
    with app.app_context(), transaction():
        other = builders.a_cohort(cast.ours.site, "Another cohort of the same trainer")
        builders.staff(other, cast.trainer)
        builders.sessions(other, [stored(app, cast).starts_at])
    browser.post(f"{evening(cast)}/restore")
    assert stored(app, cast).cancelled_at is not None


def test_an_evening_is_added_though_nothing_is_said_of_a_reason(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    unsaid = {name: value for name, value in THURSDAY.items() if name != "because"}
    answer = visit(cast.coordinator).post(f"/cohorts/{cast.ours.cohort.id}/sessions/new", unsaid)
    assert answer.status_code == 303
    with app.app_context():
        added = select(ClassSession).where(ClassSession.starts_at == datetime(2026, 11, 26, 18, tzinfo=UTC))
        assert db.session.scalars(added).one().changed_because == ""


def test_a_cohort_nobody_teaches_yet_has_no_two_evenings_at_the_same_hours(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        db.session.execute(delete(CohortStaff))
    at_ours = THURSDAY | {"day": "2026-11-24", "start": "20:00", "end": "22:00"}
    answer = visit(cast.coordinator).post(f"/cohorts/{cast.ours.cohort.id}/sessions/new", at_ours)
    assert answer.status_code == 422
    assert "This cohort already has an evening on" in words_of(answer)
