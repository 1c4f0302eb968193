"""Signing in: with an identifier and a PIN, kindly, and not too often."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from lms.accounts.models import Person
from lms.accounts.secrets import hashed
from lms.core import clock
from lms.core.db import db, transaction
from lms.demo import builders
from tests.factories import Cast, Visitor, words_of

PIN = "284917"
RIGHT = {"identifier": "412705", "secret": PIN}
WRONG = {"identifier": "412705", "secret": "111222"}


@pytest.fixture
def amina(app: Flask) -> Person:
    with app.app_context(), transaction():
        site = builders.a_site()
        person = builders.a_person("Amina Yusufzai", "412705", secret_hash=hashed(PIN), language="en")
        builders.a_role(person, "learner", site)
        return person


@pytest.mark.parametrize("typed", ["412705", " 412 705 ", "412-705"])
def test_identifier_and_pin_open_the_home_page(amina: Person, visit: Visitor, typed: str) -> None:
    browser = visit()
    answer = browser.post("/sign-in", RIGHT | {"identifier": typed})
    assert (answer.status_code, answer.location) == (303, "/")
    assert amina.chosen_name in browser.get("/").text


@pytest.mark.parametrize(
    ("identifier", "secret"),
    [("412 705", "284 917"), ("٤١٢٧٠٥", "٢٨٤٩١٧"), ("۴۱۲۷۰۵", " ۲۸۴۹۱۷"), ("४१२७०५", "284-917")],
)
def test_a_pin_is_the_same_with_spaces_and_in_the_digits_of_ones_own_keyboard(
    amina: Person, visit: Visitor, identifier: str, secret: str
) -> None:
    answer = visit().post("/sign-in", {"identifier": identifier, "secret": secret})
    assert (answer.status_code, answer.location) == (303, "/")


def test_a_pin_changed_in_other_digits_is_the_same_pin(amina: Person, visit: Visitor) -> None:
    browser = visit()
    browser.post("/sign-in", RIGHT)
    arabic = {"old": "٢٨٤٩١٧", "new": "٧٣٠١٦٤", "again": "٧٣٠١٦٤"}
    assert browser.post("/my-account", arabic).status_code == 303
    assert visit().post("/sign-in", RIGHT | {"secret": "730164"}).status_code == 303


def test_a_wrong_pin_is_refused_kindly_and_the_identifier_stays(amina: Person, visit: Visitor) -> None:
    browser = visit()
    answer = browser.post("/sign-in", WRONG)
    assert answer.status_code == 422
    assert amina.identifier in answer.text
    assert WRONG["secret"] not in answer.text
    assert browser.get("/my-data").status_code == 302


def test_an_unknown_identifier_answers_like_a_wrong_pin(amina: Person, visit: Visitor) -> None:
    unknown = visit().post("/sign-in", {"identifier": "999999", "secret": "111222"})
    assert unknown.status_code == 422
    known = visit().post("/sign-in", WRONG)
    strip = re.compile(r'value="[^"]*"')
    assert strip.sub("", unknown.text) == strip.sub("", known.text)


def test_an_account_waits_after_too_many_tries_then_is_free(amina: Person, visit: Visitor) -> None:
    for _try in range(8):
        assert visit().post("/sign-in", WRONG).status_code == 422
    refused = visit().post("/sign-in", RIGHT)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) <= 15 * 60 + 1
    assert "15" in words_of(refused)
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert visit().post("/sign-in", RIGHT).status_code == 303


def test_an_address_waits_after_too_many_tries_on_many_accounts(
    app: Flask, amina: Person, visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(app.config["SETTINGS"], sign_in_tries_per_address=12)
    monkeypatch.setitem(app.config, "SETTINGS", few)
    for number in range(12):
        visit().post("/sign-in", {"identifier": f"unknown{number}", "secret": "x"})
    assert visit().post("/sign-in", RIGHT).status_code == 429
    elsewhere = visit().post("/sign-in", RIGHT, environ_base={"REMOTE_ADDR": "127.0.0.9"})
    assert elsewhere.status_code == 303


def test_signing_in_forgets_the_tries_that_went_wrong(amina: Person, visit: Visitor) -> None:
    for _round in range(3):
        for _try in range(5):
            visit().post("/sign-in", WRONG)
        assert visit().post("/sign-in", RIGHT).status_code == 303


def test_the_session_is_a_new_one_after_signing_in(amina: Person, visit: Visitor) -> None:
    browser = visit()
    with browser.client.session_transaction() as session:
        session["planted"] = "before"
    browser.post("/sign-in", RIGHT)
    with browser.client.session_transaction() as session:
        assert "planted" not in session


def test_a_shared_device_signs_out_when_left_alone_an_own_one_does_not(amina: Person, visit: Visitor) -> None:
    shared, own = visit(), visit()
    shared.post("/sign-in", RIGHT)
    own.post("/sign-in", RIGHT | {"own_device": "y"})
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert shared.get("/my-data").status_code == 302
        assert own.get("/my-data").status_code == 200


def test_using_it_keeps_a_shared_device_signed_in(amina: Person, visit: Visitor) -> None:
    browser, start = visit(), clock.now()
    browser.post("/sign-in", RIGHT)
    for minutes in range(0, 120, 8):
        with clock.at(start + timedelta(minutes=minutes)):
            assert browser.get("/still-here").status_code == 204


def test_signing_out_ends_it(amina: Person, visit: Visitor) -> None:
    browser = visit()
    browser.post("/sign-in", RIGHT)
    assert browser.post("/sign-out").status_code == 303
    assert browser.get("/my-data").status_code == 302


@pytest.mark.parametrize(
    "after", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"]
)
def test_nobody_is_sent_elsewhere_after_signing_in_or_choosing_a_language(
    amina: Person, visit: Visitor, after: str
) -> None:
    assert visit().post("/sign-in", RIGHT | {"after": after}).location == "/"
    assert visit().post("/language", {"language": "ar", "after": after}).location == "/"


def test_whoever_sends_a_form_once_signed_out_reads_that_nothing_was_done_and_comes_back_to_it(
    cast: Cast, visit: Visitor
) -> None:
    browser = visit()
    form = f"/cohorts/{cast.ours.cohort.id}/change"
    sent = browser.post(form, {"name": "X"}, headers={"Referer": f"http://localhost{form}"})
    assert sent.location == f"/sign-in?after={form}&unsent=yes"
    shown = browser.get(sent.location, headers={"Accept-Language": "en"})
    assert "What you sent was not taken" in words_of(shown)
    assert f'value="{form}"' in shown.text
    assert browser.post(form, {"name": "X"}).location == "/sign-in"


def test_a_stranger_comes_back_to_the_page_they_asked_for(amina: Person, visit: Visitor) -> None:
    browser = visit()
    asked = browser.get("/my-data")
    assert asked.location == "/sign-in?after=/my-data"
    assert browser.post("/sign-in", RIGHT | {"after": "/my-data"}).location == "/my-data"


def test_one_changes_ones_own_pin(app: Flask, amina: Person, visit: Visitor) -> None:
    browser, other = visit(), visit()
    browser.post("/sign-in", RIGHT)
    other.post("/sign-in", RIGHT)
    for new, again in [("123456", "123456"), ("11", "11"), ("730164", "730165"), ("short", "short")]:
        assert browser.post("/my-account", {"old": PIN, "new": new, "again": again}).status_code == 422
    assert (
        browser.post("/my-account", {"old": "000000", "new": "730164", "again": "730164"}).status_code == 422
    )
    assert browser.post("/my-account", {"old": PIN, "new": "730164", "again": "730164"}).status_code == 303
    assert browser.get("/my-data").status_code == 200
    assert other.get("/my-data").status_code == 302
    assert visit().post("/sign-in", RIGHT | {"secret": "730164"}).status_code == 303


def test_the_language_of_the_person_is_used_and_can_be_changed(
    app: Flask, amina: Person, visit: Visitor
) -> None:
    browser = visit()
    browser.post("/sign-in", RIGHT)
    assert '<html lang="en"' in browser.get("/my-data").text
    assert browser.post("/language", {"language": "ar", "after": "/my-data"}).location == "/my-data"
    assert '<html lang="ar" dir="rtl"' in browser.get("/my-data").text
    assert browser.post("/language", {"language": "xx"}).status_code == 400
    with app.app_context():
        assert db.session.get_one(Person, amina.id).language == "ar"


def test_a_visitor_reads_the_language_of_their_browser(client: FlaskClient) -> None:
    for asked, given in [("ar", "ar"), ("en-GB,en", "en"), ("fr-FR", "fr"), ("de", "fr")]:
        page = client.get("/sign-in", headers={"Accept-Language": asked}).text
        assert f'<html lang="{given}"' in page


def test_the_cookie_tells_no_script_and_no_other_site(amina: Person, visit: Visitor) -> None:
    cookie = visit().post("/sign-in", RIGHT).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_coordinator_adds_a_colleague_who_then_signs_in(cast: Cast, visit: Visitor) -> None:
    browser, team = visit(cast.coordinator), f"/sites/{cast.ours.site.id}/team"
    fields = {"chosen_name": "Karim Haddad", "identifier": "Karim", "role": "trainer", "email": ""}
    added = browser.post(f"{team}/new", fields)
    assert added.status_code == 303
    assert browser.post(f"{team}/new", fields).status_code == 422
    told = browser.post(f"{added.location}/password")
    password = re.search(r'class="told"[^>]*>([^<]+)<', told.text)
    assert password
    assert visit().post("/sign-in", {"identifier": "karim", "secret": password[1]}).status_code == 303


def test_an_administrator_or_a_person_of_another_site_cannot_be_taken_over(
    cast: Cast, visit: Visitor
) -> None:
    browser, team = visit(cast.coordinator), f"/sites/{cast.ours.site.id}/team"
    for person in (cast.administrator, cast.theirs.people["trainer"], cast.learner):
        assert browser.post(f"{team}/{person.id}/password").status_code == 404


def test_who_works_at_two_sites_is_named_there_without_a_link_that_leads_nowhere(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        builders.a_role(cast.trainer, "trainer", cast.theirs.site)
    browser, team = visit(cast.coordinator), f"/sites/{cast.ours.site.id}/team"
    shown = browser.get(f"/sites/{cast.ours.site.id}").text
    assert cast.trainer.chosen_name in shown
    links = re.findall(rf'href="({team}/\d+)"', shown)
    assert f"{team}/{cast.volunteer.id}" in links
    assert f"{team}/{cast.trainer.id}" not in links
    assert all(browser.get(link).status_code == 200 for link in links)


def test_a_form_without_its_token_is_refused(app: Flask, amina: Person, visit: Visitor) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    browser = visit()
    assert browser.post("/sign-in", RIGHT).status_code == 400
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/sign-in").text)
    assert token
    assert browser.post("/sign-in", RIGHT | {"csrf_token": token[1]}).status_code == 303


def token_on(page: str) -> str:
    """The CSRF token of a page's form."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]


def test_signing_in_in_a_second_tab_of_the_sign_in_page_leads_home(
    app: Flask, amina: Person, visit: Visitor
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    browser = visit()
    first, second = (RIGHT | {"csrf_token": token_on(browser.get("/sign-in").text)} for _ in range(2))
    assert browser.post("/sign-in", first).location == "/"
    again = browser.post("/sign-in", second)
    assert (again.status_code, again.location) == (303, "/")


def test_who_holds_anothers_phone_cannot_try_every_pin(app: Flask, amina: Person, visit: Visitor) -> None:
    browser, tries = visit(amina), app.config["SETTINGS"].sign_in_tries
    new = {"new": "907341", "again": "907341"}
    for _ in range(tries):
        assert browser.post("/my-account", new | {"old": "111222"}).status_code == 422
    assert browser.post("/my-account", new | {"old": PIN}).status_code == 429
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert visit(amina).post("/my-account", new | {"old": PIN}).status_code == 303
