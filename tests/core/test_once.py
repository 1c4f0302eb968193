"""A form sent twice counts once; the same key with other words is shown back."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from lms.accounts.models import Person, Site
from lms.core import clock, once
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.core.once import ReceivedForm
from lms.demo import builders
from tests.core.conftest import Crew
from tests.core.test_transactions import PASSWORD, a_coordinator
from tests.core.visitors import Request
from tests.factories import Cast, Visitor, words_of

KEY = "a-key-of-one-form"
SITE = {"once": KEY, "name": "Antenne du Canal", "timezone": "Europe/Paris", "holidays": ""}


def sites(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Site)) or 0


def test_the_same_form_twice_makes_one_and_answers_the_same(app: Flask, cast: Cast, visit: Visitor) -> None:
    before, browser = sites(app), visit(cast.coordinator)
    first, second = browser.post("/sites/new", SITE), browser.post("/sites/new", SITE)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert sites(app) == before + 1


def test_the_same_key_with_other_words_is_shown_back(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.coordinator)
    browser.post("/sites/new", SITE)
    before = sites(app)
    other = browser.post("/sites/new", SITE | {"name": "Antenne du Pont"})
    assert other.status_code == 422
    assert "Antenne du Pont" in other.text
    assert f'value="{KEY}"' not in other.text, "the page shown back has a fresh key"
    assert sites(app) == before


def test_what_was_shown_back_can_be_sent(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.coordinator)
    browser.post("/sites/new", SITE)
    before = sites(app)
    browser.post("/sites/new", SITE | {"name": "Antenne du Pont"})
    assert browser.post("/sites/new", SITE | {"name": "Antenne du Pont", "once": "fresh"}).status_code == 303
    assert sites(app) == before + 1


def test_a_refused_form_can_be_mended_and_sent_with_its_key(app: Flask, cast: Cast, visit: Visitor) -> None:
    before, browser = sites(app), visit(cast.coordinator)
    assert browser.post("/sites/new", SITE | {"name": ""}).status_code == 422
    assert browser.post("/sites/new", SITE).status_code == 303
    assert sites(app) == before + 1


def test_a_form_that_signs_in_signs_in_again(app: Flask, visit: Visitor) -> None:
    a_coordinator(app, "coordinator")
    form = {"once": KEY, "identifier": "coordinator", "secret": PASSWORD}
    for browser in (visit(), visit()):  # the second never got the cookie of the first
        assert browser.post("/sign-in", form).status_code == 303
        assert browser.get("/my-account").status_code == 200


def test_a_form_sent_after_the_sign_in_has_ended_leads_to_signing_in(app: Flask, visit: Visitor) -> None:
    answer = visit().post("/sites/new", SITE)
    assert answer.status_code == 303
    assert answer.location == "/sign-in"
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(ReceivedForm)) == 0


def test_a_key_serves_one_person_only(cast: Cast, visit: Visitor) -> None:
    visit(cast.coordinator).post("/sites/new", SITE)
    stranger = visit(cast.theirs.people["coordinator"]).post("/sites/new", SITE)
    assert stranger.status_code == 422
    assert "/sites/" not in (stranger.location or "")


@pytest.mark.outside
def test_four_processes_that_send_the_same_form_at_once_make_one(app: Flask, crew: Crew) -> None:
    a_coordinator(app, "coordinator")
    forms = [("POST", "/sites/new", SITE | {"once": f"key-{n}", "name": f"Site {n}"}) for n in range(10)]
    sign_in: Request = ("POST", "/sign-in", {"identifier": "coordinator", "secret": PASSWORD})
    answers = crew.all_at_once([[sign_in, *forms]] * 4)
    assert {status for own in answers for status, _place in own} == {303}
    assert len({tuple(place for _status, place in own) for own in answers}) == 1
    assert sites(app) == 1 + 10


@pytest.mark.parametrize(("days", "kept"), [(29, 1), (31, 0)])
def test_keys_too_old_to_be_sent_again_are_forgotten(
    app: Flask, cast: Cast, visit: Visitor, days: int, kept: int
) -> None:
    visit(cast.coordinator).post("/sites/new", SITE)
    with app.app_context():
        with clock.at(now() + timedelta(days=days)), transaction():
            once.forget_old()
        assert db.session.scalar(select(func.count()).select_from(ReceivedForm)) == kept


def test_nothing_that_was_typed_is_kept_with_the_key(app: Flask, cast: Cast, visit: Visitor) -> None:
    visit(cast.coordinator).post("/sites/new", SITE)
    with app.app_context():
        kept = db.session.scalars(select(ReceivedForm)).one()
        assert "Canal" not in " ".join(str(value) for value in vars(kept).values())


def test_the_person_who_is_shown_a_form_again_is_told_why(cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.coordinator)
    browser.post("/sites/new", SITE)
    shown = browser.post("/sites/new", SITE | {"name": "Antenne du Pont"}, headers={"Accept-Language": "en"})
    assert "This page was already sent once." in words_of(shown)


ONCE_SHOWN = ["cards", "card", "password"]
"""Forms whose answer shows a secret once."""


@pytest.mark.parametrize("form", ONCE_SHOWN)
def test_a_secret_shown_once_is_not_made_again_when_its_form_is(
    app: Flask, cast: Cast, visit: Visitor, form: str
) -> None:
    with app.app_context(), transaction():
        placement = builders.a_placement(cast.ours.site, cast.learner)
    team = f"/sites/{cast.ours.site.id}/team/{cast.trainer.id}"
    address = {
        "cards": f"/cohorts/{cast.ours.cohort.id}/cards",
        "card": f"/placements/{placement.id}/card",
        "password": f"{team}/password",
    }[form]
    person = cast.trainer if form == "password" else cast.learner
    fields = {"once": KEY} | ({"enrolments": cast.ours.enrolment.id} if form == "cards" else {})
    browser = visit(cast.coordinator)
    assert browser.post(address, fields).status_code == 200
    given = secret_of(app, person)
    again = browser.post(address, fields)
    assert (again.status_code, secret_of(app, person)) == (303, given)
    told = browser.get(again.location, headers={"Accept-Language": "en"})
    assert "Already made" in words_of(told)
    assert f'action="{address}"' in told.text, "the way on: make it anew"
    assert browser.post(address, fields | {"once": "another"}).status_code == 200
    assert secret_of(app, person) != given


def secret_of(app: Flask, person: Person) -> str | None:
    with app.app_context():
        return db.session.get_one(Person, person.id).secret_hash
