"""Laying out the evenings of a cohort: proposed, checked, confirmed, laid out again."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import Site
from lms.core import clock
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import ClassSession, Reply, Room
from tests.factories import Cast, Visitor, words_of
from tests.scheduling.conftest import TUESDAY

ASKED = {
    "first_day": "2026-12-01",
    "weekdays": ["1", "3"],
    "start": "18:30",
    "end": "20:30",
    "number": "3",
    "room": "0",
}


def plan_page(cast: Cast) -> str:
    return f"/cohorts/{cast.ours.cohort.id}/sessions/plan"


def days(app: Flask, cast: Cast) -> list[tuple[int, str]]:
    """(number, start in UTC) of the evenings of our cohort that are not cancelled."""
    with app.app_context():
        rows = db.session.scalars(
            select(ClassSession)
            .where(ClassSession.cohort_id == cast.ours.cohort.id, ClassSession.cancelled_at.is_(None))
            .order_by(ClassSession.starts_at)
        )
        return [(row.number, f"{row.starts_at:%d/%m %H:%M}") for row in rows]


def an_empty_cohort(app: Flask, cast: Cast) -> None:
    with app.app_context(), transaction():
        db.session.delete(db.session.get_one(ClassSession, cast.ours.session.id))


def test_the_page_proposes_what_the_course_says(cast: Cast, visit: Visitor) -> None:
    html = visit(cast.coordinator).get(plan_page(cast)).text
    for filled in ('value="2026-11-25"', 'value="18:30"', 'value="20:30"', 'value="10"'):
        assert filled in html
    assert html.count("checked") == 2


def test_showing_the_dates_names_the_holidays_and_writes_nothing(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    an_empty_cohort(app, cast)
    asked = ASKED | {"first_day": "2026-12-24", "weekdays": ["3", "4"], "number": "4"}
    answer = visit(cast.coordinator).get(plan_page(cast), query_string=asked)
    words = words_of(answer)
    assert answer.status_code == 200
    assert "4 evenings will be laid out" in words
    assert "Friday, 25 December 2026: Christmas Day" in words
    assert "Friday, 1 January 2027: New Year" in words
    assert "Thursday, 31 December 2026, 18:30 to 20:30" in words
    assert "less than 48 hours" in words
    assert days(app, cast) == []


def test_days_the_site_or_the_room_is_closed_are_passed_over(app: Flask, cast: Cast, visit: Visitor) -> None:
    an_empty_cohort(app, cast)
    browser, page = visit(cast.coordinator), f"/sites/{cast.ours.site.id}/closures"
    room, day = cast.ours.session.room_id, "2026-12-08"
    with app.app_context(), transaction():
        other = builders.a_room(cast.ours.site, "Salle du fond")
    closed = {"where": "0", "first_day": "2026-12-03", "last_day": "2026-12-03", "because": "Congés"}
    for more in ({}, {"where": room, "first_day": day, "last_day": day, "because": ""}):
        assert browser.post(page, closed | more).status_code == 303
    shown = words_of(browser.get(plan_page(cast), query_string=ASKED | {"room": str(room)}))
    assert "Thursday, 3 December 2026: Antenne des Lilas is closed (Congés)" in shown
    assert "Tuesday, 8 December 2026: Salle" in shown
    for chosen, laid in (
        (room, ["01/12 17:30", "10/12 17:30", "15/12 17:30"]),
        (other.id, ["01/12 17:30", "08/12 17:30", "10/12 17:30"]),
        (0, ["01/12 17:30", "08/12 17:30", "10/12 17:30"]),
    ):
        browser.post(plan_page(cast), ASKED | {"room": str(chosen)})
        assert [start for _number, start in days(app, cast)] == laid


def test_alsace_has_its_own_holidays(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        db.session.get_one(Site, cast.ours.site.id).holidays = "6AE"
    asked = ASKED | {"first_day": "2026-12-26", "weekdays": ["5"], "number": "2"}
    words = words_of(visit(cast.coordinator).get(plan_page(cast), query_string=asked))
    assert "Saturday, 26 December 2026: " in words


def test_confirmed_dates_are_the_cohort_s_evenings(app: Flask, cast: Cast, visit: Visitor) -> None:
    an_empty_cohort(app, cast)
    browser = visit(cast.coordinator)
    answer = browser.post(plan_page(cast), ASKED | {"room": str(cast.ours.session.room_id)})
    assert (answer.status_code, answer.location) == (303, f"/cohorts/{cast.ours.cohort.id}/sessions")
    assert days(app, cast) == [(1, "01/12 17:30"), (2, "03/12 17:30"), (3, "08/12 17:30")]
    words = words_of(browser.get(answer.location))
    assert "3 evenings are laid out." in words
    assert words.count("18:30 to 20:30 Salle 2") == 3


def test_a_new_cohort_goes_on_to_its_people(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        nobody = builders.a_cohort(cast.ours.site, "Personne encore").id
    browser = visit(cast.coordinator)
    browser.post(f"/cohorts/{nobody}/sessions/plan", ASKED)
    assert f'href="/cohorts/{nobody}/enrol"' in browser.get(f"/cohorts/{nobody}/sessions").text
    ours = f"/cohorts/{cast.ours.cohort.id}"
    assert f'href="{ours}/enrol"' not in browser.get(f"{ours}/sessions").text


def test_evenings_keep_their_local_hour_across_the_clock_change(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    an_empty_cohort(app, cast)
    visit(cast.coordinator).post(plan_page(cast), ASKED | {"first_day": "2027-03-25"})
    assert [start for _, start in days(app, cast)] == ["25/03 17:30", "30/03 16:30", "01/04 16:30"]


def test_confirming_twice_lays_out_once(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.coordinator)
    first = browser.post(plan_page(cast), ASKED | {"once": "same key"})
    again = browser.post(plan_page(cast), ASKED | {"once": "same key"})
    assert (first.status_code, again.status_code) == (303, 303)
    assert len(days(app, cast)) == 3


def test_laying_out_again_keeps_what_has_attendance_or_has_begun(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        past, future = builders.sessions(
            builders.a_cohort(cast.ours.site, "Other"),
            [TUESDAY - timedelta(days=2), TUESDAY + timedelta(days=2)],
        )
        for number, session in enumerate((past, future), 2):
            session.cohort_id, session.number = cast.ours.cohort.id, number
        db.session.flush()
        builders.attended(future, cast.ours.enrolment)
    answer = visit(cast.coordinator).post(plan_page(cast), ASKED | {"number": "4"}, follow_redirects=True)
    assert days(app, cast) == [
        (1, "22/11 17:25"),
        (2, "26/11 17:25"),
        (3, "01/12 17:30"),
        (4, "03/12 17:30"),
    ]
    assert "2 evenings have begun or have attendance: they stay as they were." in words_of(answer)


def test_an_evening_that_falls_on_the_same_moment_keeps_its_replies(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    browser = visit(cast.coordinator)
    browser.post(plan_page(cast), ASKED)
    with app.app_context(), transaction():
        second = db.session.scalars(select(ClassSession).where(ClassSession.number == 2)).one()
        db.session.add(
            Reply(session_id=second.id, enrolment_id=cast.ours.enrolment.id, coming=True, replied_at=TUESDAY)
        )
    browser.post(plan_page(cast), ASKED | {"first_day": "2026-12-02", "end": "21:00"})
    with app.app_context():
        kept = db.session.scalars(select(ClassSession).join(Reply, Reply.session_id == ClassSession.id)).one()
        assert (kept.number, kept.minutes) == (1, 150)
    assert [number for number, _ in days(app, cast)] == [1, 2, 3]


def test_a_room_taken_by_another_cohort_is_refused_by_name(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        room = db.session.get_one(Room, cast.ours.session.room_id)
        other = builders.a_cohort(cast.ours.site, "Autre cohorte")
        builders.sessions(other, [datetime(2026, 12, 3, 19, tzinfo=UTC)], room)
    asked = ASKED | {"room": str(room.id)}
    browser = visit(cast.coordinator)
    sentence = "Salle 2 is taken by Autre cohorte on Thursday, 3 December 2026, from 20:00 to 22:00."
    shown, confirmed = browser.get(plan_page(cast), query_string=asked), browser.post(plan_page(cast), asked)
    assert (shown.status_code, confirmed.status_code) == (422, 422)
    assert sentence in words_of(shown)
    assert sentence in words_of(confirmed)
    assert 'value="2026-12-01"' in confirmed.text
    assert days(app, cast) == [(1, "24/11 17:30")]
    assert browser.post(plan_page(cast), asked | {"start": "17:00", "end": "20:00"}).status_code == 303


def test_a_trainer_who_teaches_elsewhere_is_refused_by_name(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        other = builders.a_cohort(cast.theirs.site, "Autre cohorte")
        builders.staff(other, cast.trainer)
        builders.sessions(other, [datetime(2026, 12, 3, 18, tzinfo=UTC)])
    answer = visit(cast.coordinator).post(plan_page(cast), ASKED)
    assert answer.status_code == 422
    assert "trainer 1 teaches Autre cohorte on Thursday, 3 December 2026" in words_of(answer)


def test_a_cancelled_evening_frees_its_room(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        room = db.session.get_one(Room, cast.ours.session.room_id)
        other = builders.a_cohort(cast.ours.site, "Autre cohorte")
        session = builders.sessions(other, [datetime(2026, 12, 3, 17, 30, tzinfo=UTC)], room)[0]
        session.cancelled_at = TUESDAY
    assert visit(cast.coordinator).post(plan_page(cast), ASKED | {"room": str(room.id)}).status_code == 303


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"weekdays": []}, "Choose at least one day of the week."),
        ({"weekdays": ["9"]}, "Choose one of the answers that are offered."),
        ({"first_day": "31/02/2026"}, "Write the year, the month and the day. For example: 2026-11-24."),
        ({"first_day": "0026-12-01"}, "Check the year."),
        ({"end": "18:30"}, "The end is at least 15 minutes after the start."),
        ({"end": "17:00"}, "The end is at least 15 minutes after the start."),
        ({"start": "late"}, "Write the hour and the minutes. For example: 18:30."),
        ({"number": "0"}, "Write a number from 1 to 400."),
        ({"number": "401"}, "Write a number from 1 to 400."),
        ({"first_day": "2027-03-28", "weekdays": ["6"], "start": "02:30", "end": "04:30"}, "clocks change"),
    ],
)
def test_what_cannot_be_laid_out_is_told_and_kept(
    app: Flask, cast: Cast, visit: Visitor, wrong: dict[str, Any], sentence: str
) -> None:
    an_empty_cohort(app, cast)
    browser = visit(cast.coordinator)
    for answer in (
        browser.get(plan_page(cast), query_string=ASKED | wrong),
        browser.post(plan_page(cast), ASKED | wrong),
    ):
        assert answer.status_code == 422
        assert sentence in words_of(answer)
        assert f'value="{ASKED["number"] if "number" not in wrong else wrong["number"]}"' in answer.text
    assert days(app, cast) == []


def test_fewer_evenings_than_those_that_stay_are_refused(cast: Cast, visit: Visitor) -> None:
    with clock.at(TUESDAY + timedelta(hours=1)):
        answer = visit(cast.coordinator).post(plan_page(cast), ASKED | {"number": "1"})
    assert answer.status_code == 422
    assert "1 evening stays as it is: ask for more." in words_of(answer)


def test_a_room_of_another_site_cannot_be_chosen(app: Flask, cast: Cast, visit: Visitor) -> None:
    answer = visit(cast.coordinator).post(plan_page(cast), ASKED | {"room": str(cast.theirs.session.room_id)})
    assert answer.status_code == 422
    assert days(app, cast) == [(1, "24/11 17:30")]
