"""Whoever taught signs the sheet: once somebody is marked; what is odd needs a reason."""

from datetime import timedelta

from flask import Flask

from lms.core import clock
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import ClassSession
from tests.factories import Cast, Visitor, words_of
from tests.scheduling.conftest import TUESDAY
from tests.scheduling.evidence.signing import DRAWN


def test_the_trainer_signs_once_somebody_is_marked(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    browser = visit(cast.trainer)
    assert "Nobody is marked yet" in words_of(browser.post(f"{sitting}/close", DRAWN))
    assert "sign now" not in words_of(browser.get(f"{sitting}/close"))
    browser.post(f"{sitting}/sign/{cast.ours.enrolment.id}", DRAWN)
    assert "not marked yet" not in words_of(browser.get(f"{sitting}/close"))
    assert browser.post(f"{sitting}/close", DRAWN).location == sitting
    assert "trainer 1 signed this sheet" in words_of(browser.get(sitting))


def test_an_evening_of_visitors_alone_is_signed_by_who_taught(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    with app.app_context(), transaction():
        session = db.session.get_one(ClassSession, cast.ours.session.id)
        session.kind, session.visitors = "drop-in", 7
    assert visit(cast.trainer).post(f"{sitting}/close", DRAWN).status_code == 303


def test_what_an_auditor_would_ask_needs_a_written_reason(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    with app.app_context(), transaction():
        session = db.session.get_one(ClassSession, cast.ours.session.id)
        session.starts_at = TUESDAY.replace(day=11)  # Armistice Day
        session.ends_at = session.starts_at + timedelta(hours=2)
        room = builders.a_room(cast.ours.site, "Petite salle", capacity=1)
        session.room_id = room.id
        builders.sessions(builders.a_cohort(cast.ours.site, "Autre cohorte"), [session.starts_at], room)
        more = builders.enrol(
            cast.ours.cohort, builders.a_person("Bilal Rahimi"), on=session.starts_at.date()
        )
        for place in (cast.ours.enrolment, more):
            builders.attended(session, place)
    with clock.at(TUESDAY.replace(day=11)):
        browser = visit(cast.trainer)
        shown = words_of(browser.get(f"{sitting}/close"))
        for said in (
            "public holiday",
            "2 people are present; seats in Petite salle: 1",
            "Autre cohorte has its",
        ):
            assert said in shown
        assert browser.post(f"{sitting}/close").status_code == 422
        assert browser.post(f"{sitting}/close", {"because": "The town asked."}).status_code == 303
        assert "The town asked." in words_of(browser.get(sitting))
