"""Signing for an evening: on the tablet, on one's own phone; once and in one place."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.secrets import hashed
from lms.cohorts.models import Enrolment
from lms.core import clock
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.evidence.models import Signature
from lms.scheduling.models import ClassSession
from tests.factories import Cast, Visitor, words_of
from tests.scheduling.conftest import TUESDAY
from tests.scheduling.evidence.signing import DRAWN, rows, ticket_on

PIN = "284917"


def test_a_learner_signs_on_the_tablet_with_a_finger(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    browser = visit(cast.trainer)
    place = f"{sitting}/sign/{cast.ours.enrolment.id}"
    assert "I am here" in words_of(browser.get(place))
    assert browser.post(place, DRAWN).location == f"{sitting}/sign"
    assert "Signed" in words_of(browser.get(f"{sitting}/sign"))
    assert rows(app) == [("present", "signed", 120)]
    assert "signed by the person" in words_of(browser.get(sitting))


def test_without_drawing_the_pin_says_who_it_is(app: Flask, cast: Cast, visit: Visitor, sitting: str) -> None:
    with app.app_context(), transaction():
        person = db.session.merge(cast.learner)
        person.secret_hash = hashed(PIN)
    browser, place = visit(cast.trainer), f"{sitting}/sign/{cast.ours.enrolment.id}"
    for wrong in ({}, {"pin": "000000"}, {"drawn": "data:image/png;base64,AAAA"}, {"drawn": "x"}):
        answer = browser.post(place, wrong)
        assert answer.status_code == 422
        assert "Draw your signature above, or write your PIN here." in words_of(answer)
    assert rows(app) == []
    assert browser.post(place, {"pin": PIN}).status_code == 303
    assert rows(app) == [("present", "signed", 120)]


def test_guessing_pins_on_the_tablet_ends_soon(app: Flask, cast: Cast, visit: Visitor, sitting: str) -> None:
    browser, place = visit(cast.trainer), f"{sitting}/sign/{cast.ours.enrolment.id}"
    for guess in range(app.config["SETTINGS"].sign_in_tries):
        browser.post(place, {"pin": f"{guess:06}"})
    assert "Too many wrong tries" in words_of(browser.post(place, {"pin": "123456"}))


def test_a_learner_signs_on_their_own_phone_after_the_scan(
    app: Flask, cast: Cast, visit: Visitor, sitting: str, scan: Callable[[], str]
) -> None:
    browser = visit(cast.learner)
    ticket = ticket_on(browser, scan())
    assert browser.post(f"/here/{cast.ours.session.id}", {"ticket": ticket}).location == "/my-sessions"
    assert rows(app) == [("present", "signed", 120)]
    with app.app_context():
        assert db.session.scalars(select(Signature.method)).all() == ["phone"]


def test_signing_twice_signs_once(
    app: Flask, cast: Cast, visit: Visitor, sitting: str, scan: Callable[[], str]
) -> None:
    browser = visit(cast.learner)
    ticket = ticket_on(browser, scan())
    for _ in range(2):
        assert browser.post(f"/here/{cast.ours.session.id}", {"ticket": ticket}).status_code == 303
    visit(cast.trainer).post(f"{sitting}/sign/{cast.ours.enrolment.id}", DRAWN)
    assert rows(app) == [("present", "signed", 120)]


@pytest.mark.parametrize(("later", "taken"), [(0, True), (75, True), (95, False), (3600, False)])
def test_an_old_photograph_of_the_code_is_worth_nothing(
    app: Flask, cast: Cast, visit: Visitor, scan: Callable[[], str], later: int, taken: bool
) -> None:
    path = scan()
    with clock.at(TUESDAY + timedelta(seconds=later)):
        shown = visit(cast.learner).get(path)
        assert shown.status_code == 200
        assert ("Scan the one that is on the screen now" in words_of(shown)) is not taken
        assert bool(ticket_on(visit(cast.learner), path)) is taken


def test_a_code_of_another_evening_or_a_ticket_of_another_person_is_refused(
    app: Flask, cast: Cast, visit: Visitor, scan: Callable[[], str]
) -> None:
    with app.app_context(), transaction():
        friend = builders.a_person("Bilal Rahimi")
        builders.a_role(friend, "learner")
        builders.enrol(cast.ours.cohort, friend)
        cohort = builders.a_cohort(cast.ours.site, "Autre")
        (other,) = builders.sessions(cohort, [TUESDAY])
        builders.enrol(cohort, friend)
    ticket = ticket_on(visit(cast.learner), scan())
    for path in (cast.ours.session.id, other.id):
        answer = visit(friend).post(f"/here/{path}", {"ticket": ticket})
        assert answer.status_code == 422
    assert visit(friend).post(f"/here/{cast.ours.session.id}", {"ticket": "x"}).status_code == 422
    assert rows(app) == []


def test_nobody_signs_for_two_evenings_at_the_same_hours(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "Autre cohorte")
        builders.staff(cohort, cast.trainer)
        place = builders.enrol(cohort, cast.learner)
        (other,) = builders.sessions(cohort, [TUESDAY + timedelta(minutes=60)])
    browser = visit(cast.trainer)
    assert browser.post(f"{sitting}/sign/{cast.ours.enrolment.id}", DRAWN).status_code == 303
    with clock.at(TUESDAY + timedelta(hours=1)):
        answer = visit(cast.trainer).post(f"/sessions/{other.id}/sign/{place.id}", DRAWN)
    assert answer.status_code == 422
    assert f"You already signed for {cast.ours.cohort.name} at the same hours" in words_of(answer)


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (-timedelta(minutes=10), "Attendance opens 10 minutes before the start"),
        (timedelta(hours=27), "Signing closed 24 hours after the end"),
    ],
)
def test_signing_has_its_time_by_the_server_s_clock(
    app: Flask, cast: Cast, visit: Visitor, sitting: str, moment: timedelta, sentence: str
) -> None:
    """What a phone believes the time to be is never asked."""
    with clock.at(TUESDAY + moment):
        answer = visit(cast.trainer).post(f"{sitting}/sign/{cast.ours.enrolment.id}", DRAWN)
        assert answer.status_code == 422
        assert sentence in words_of(answer)
    assert rows(app) == []


def test_minutes_the_trainer_noted_stay_when_the_person_signs(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    place = cast.ours.enrolment.id
    browser = visit(cast.trainer)
    browser.post(sitting, {f"status_{place}": "present", f"missed_{place}": "30", f"seen_{place}": "0"})
    browser.post(f"{sitting}/sign/{place}", DRAWN)
    assert rows(app) == [("present", "attested", 90), ("present", "signed", 90)]


def test_an_evening_across_the_change_of_clocks_counts_its_true_length(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    with app.app_context(), transaction():
        session = db.session.get_one(ClassSession, cast.ours.session.id)
        db.session.get_one(Enrolment, cast.ours.enrolment.id).enrolled_on = date(2026, 10, 1)
        session.starts_at = datetime.fromisoformat("2026-10-25T01:00+02:00")
        session.ends_at = datetime.fromisoformat("2026-10-25T04:00+01:00")
    with clock.at(datetime.fromisoformat("2026-10-25T02:30+01:00")):
        answer = visit(cast.trainer).post(f"{sitting}/sign/{cast.ours.enrolment.id}", DRAWN)
    assert answer.status_code == 303
    assert rows(app) == [("present", "signed", 240)]


def test_before_an_evening_no_way_leads_to_a_page_that_refuses(
    cast: Cast, visit: Visitor, sitting: str
) -> None:
    assert f"{sitting}/wall" in visit(cast.trainer).get(f"{sitting}/sign").text
    with clock.at(TUESDAY - timedelta(hours=2)):
        page = visit(cast.trainer).get(f"{sitting}/sign").text
    assert f"{sitting}/wall" not in page
    assert f"{sitting}/close" not in page
