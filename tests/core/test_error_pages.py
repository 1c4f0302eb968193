"""When something goes wrong, people read plain words with a way back; the log says no more than it may."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from lms.core.logs import Line
from tests.factories import Cast, Visitor, words_of

SECRET = "Amina Yusufzai"
"""Somebody's name, which no log may hold."""
WAY_BACK = 'href="/"'
ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the product writes in its log."""
    written, ours = StringIO(), logging.getLogger("passerelle")
    handler = logging.StreamHandler(written)
    handler.setFormatter(Line())
    ours.addHandler(handler)
    yield written
    ours.removeHandler(handler)


@pytest.fixture
def in_earnest(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The application as people meet it: errors become pages."""
    monkeypatch.setattr(app, "testing", False)
    return app


def assert_is_a_page(answer: TestResponse, status: int, title: str) -> None:
    assert answer.status_code == status
    assert title in words_of(answer)
    assert WAY_BACK in answer.text


def test_a_form_without_its_token_is_answered_in_words(app: Flask, client: FlaskClient) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    assert_is_a_page(client.post("/language", headers=ENGLISH), 400, "We could not read that")


@pytest.mark.parametrize(
    ("came_from", "offered"),
    [
        ("http://localhost/verify?code=a&b=c", True),
        ("http://elsewhere.example/verify", False),
        ("http://localhost//elsewhere.example/verify", False),
        ("http://localhost/language", False),  # nobody can open it: it is only sent to
        ("http://localhost:x/verify", False),
        ("http://localhost/nowhere", False),
    ],
)
def test_a_form_that_is_not_taken_leads_back_to_its_page(
    app: Flask, client: FlaskClient, came_from: str, offered: bool
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    answer = client.post("/language", headers=ENGLISH | {"Referer": came_from})
    assert_is_a_page(answer, 400, "We could not read that")
    assert ("Open the page again" in words_of(answer)) is offered
    assert ('href="/verify?code=a&amp;b=c"' in answer.text) is offered
    assert "elsewhere" not in answer.text


def test_a_page_that_is_not_ones_own_is_answered_in_words(cast: Cast, visit: Visitor) -> None:
    answer = visit(cast.learner).get("/cohorts", headers=ENGLISH)
    assert_is_a_page(answer, 403, "This page is not for you")


@pytest.mark.parametrize(
    "address", ["/nowhere", "/cohorts/0", "/cohorts/9999999999999999999999", "/verify/%00", "/verify/%ff"]
)
def test_what_is_not_there_is_answered_in_words(cast: Cast, visit: Visitor, address: str) -> None:
    answer = visit(cast.coordinator).get(address)
    assert answer.status_code == 404
    assert WAY_BACK in answer.text


def test_what_is_too_large_is_answered_in_words(cast: Cast, visit: Visitor) -> None:
    too_large = {"identifier": "x" * 2_200_000}
    assert_is_a_page(visit().post("/sign-in", too_large, headers=ENGLISH), 413, "This file is too big")


def test_too_many_tries_are_answered_with_how_long_to_wait(client: FlaskClient, app: Flask) -> None:
    for _ in range(app.config["SETTINGS"].sign_in_tries + 1):
        answer = client.post("/sign-in", data={"identifier": "412705", "secret": "111222"}, headers=ENGLISH)
    assert_is_a_page(answer, 429, "You can try again in 15 minutes")
    assert int(answer.headers["Retry-After"]) > 14 * 60


@pytest.mark.parametrize("name", ["chosen_name", "phone"])
def test_a_sign_no_database_keeps_is_refused(cast: Cast, visit: Visitor, name: str) -> None:
    fields = {"chosen_name": "Amina", "gender": "not-said", "language": "fr"} | {name: "A\0b"}
    assert visit(cast.coordinator).post(f"/cohorts/{cast.ours.cohort.id}/enrol", fields).status_code == 400


def break_down(*_: object, **__: object) -> None:
    raise OperationalError("SELECT 1", {}, Exception(SECRET))


@pytest.mark.parametrize("broken", ["lms.accounts.audit.note", "lms.core.web.end_writing"])
def test_a_fault_of_ours_is_answered_with_a_number_that_is_in_the_log(
    in_earnest: Flask,
    cast: Cast,
    visit: Visitor,
    log: StringIO,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    broken: str,
) -> None:
    """In the route, or while the transaction ends."""
    monkeypatch.setattr(broken, break_down)
    site = {"name": SECRET, "timezone": "Europe/Paris", "holidays": ""}
    answer = visit(cast.coordinator).post("/sites/new", site, headers=ENGLISH)
    assert_is_a_page(answer, 500, "Something broke on our side")
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    number = answer.headers["X-Request-Id"]
    assert number in words_of(answer)
    assert {(line["what"], line["id"]) for line in lines} == {("request failed", number), ("request", number)}
    assert next(line["error"] for line in lines if line["what"] == "request failed") == "OperationalError"
    assert SECRET not in log.getvalue() + capfd.readouterr().err


def test_the_log_says_the_route_and_nothing_anybody_typed(cast: Cast, visit: Visitor, log: StringIO) -> None:
    visit().get(f"/verify/{SECRET}?code={SECRET}", headers={"User-Agent": SECRET, "Referer": SECRET})
    visit().post("/sign-in", {"identifier": SECRET, "secret": SECRET})
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert [line["route"] for line in lines] == ["/verify/<code:code>", "/sign-in"]
    assert SECRET.split()[0] not in log.getvalue()


@pytest.mark.parametrize(
    ("address", "above"),
    [
        ("/sessions/7/split", "/sessions/7"),
        ("/my-sessions/7/reply", "/my-sessions"),
        ("/learning/1/modules/2/quiz", "/learning/1/modules/2"),
        ("/sign-out", "/"),
        ("/language", "/"),
    ],
)
def test_an_address_one_only_sends_to_opened_anew_leads_to_the_page_above(
    client: FlaskClient, address: str, above: str
) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.location) == (303, above)


def test_after_another_language_one_is_back_at_the_page_of_what_was_refused(
    cast: Cast, visit: Visitor
) -> None:
    evening = f"/sessions/{cast.ours.session.id}"
    browser = visit(cast.coordinator)
    assert browser.post(f"{evening}/split", {}).status_code == 422
    chosen = browser.post("/language", {"language": "ar", "after": f"{evening}/split"})
    assert browser.get(chosen.location).location == evening
