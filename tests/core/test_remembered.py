"""Pages rendered once for many: each person gets their own keys and numbers, and nothing of another."""

import re

import pytest
from flask import Flask

from lms.core.db import transaction
from lms.demo import builders
from tests.factories import Browser, Cast, Visitor


def lesson_of(browser: Browser, enrolment_id: int) -> str:
    page = browser.get(f"/learning/{enrolment_id}/modules/1")
    assert page.status_code == 200
    return page.text


def keys_in(page: str, name: str) -> set[str]:
    return set(re.findall(rf'name="{name}" value="([^"]+)"', page))


def test_two_learners_get_the_same_words_with_their_own_addresses_and_keys(
    cast: Cast, visit: Visitor
) -> None:
    mine, theirs = cast.ours, cast.theirs
    first = lesson_of(visit(mine.people["learner"]), mine.enrolment.id)
    second = lesson_of(visit(theirs.people["learner"]), theirs.enrolment.id)
    assert f"/learning/{mine.enrolment.id}" in first
    assert f"/learning/{theirs.enrolment.id}" in second
    assert f"/learning/{mine.enrolment.id}/" not in second
    assert not keys_in(first, "csrf_token") & keys_in(second, "csrf_token")
    assert not keys_in(first, "once") & keys_in(second, "once")
    assert "\x02" not in first + second


def test_the_same_learner_gets_a_new_one_time_key_each_time(cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.learner)
    first, second = (lesson_of(browser, cast.ours.enrolment.id) for _ in range(2))
    assert keys_in(first, "once") != keys_in(second, "once")
    assert len(keys_in(first, "csrf_token")) == 1


def test_a_filled_page_is_the_page_rendered_afresh(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.learner)
    remembered = [lesson_of(browser, cast.ours.enrolment.id) for _ in range(2)]
    app.extensions["remembered"].clear()
    fresh = lesson_of(browser, cast.ours.enrolment.id)
    changing = re.compile(r'(name="(once|csrf_token)" value=)"[^"]+"')
    assert {changing.sub(r"\1", page) for page in [*remembered, fresh]} == {changing.sub(r"\1", fresh)}


@pytest.mark.parametrize(
    ("taken", "sent"),
    [
        ("gzip", "gzip"),
        ("gzip, deflate, br", "gzip"),
        ("GZIP;q=0.1", "gzip"),
        ("*", "gzip"),
        ("*;q=0.5, identity;q=0.1", "gzip"),
        ("gzip;q=0", None),
        ("gzip;q=0.0, *", "br"),
        ("identity, gzip;q=0.5", None),
        ("br, gzip;q=0.5", "br"),
        ("gzip;q=0, br", "br"),
        ("x-gzip-not", None),
        ("", None),
    ],
)
def test_a_lesson_comes_as_the_browser_takes_it(
    cast: Cast, visit: Visitor, taken: str, sent: str | None
) -> None:
    address = f"/learning/{cast.ours.enrolment.id}/modules/1"
    answer = visit(cast.learner).get(address, headers={"Accept-Encoding": taken})
    assert answer.headers.get("Content-Encoding") == sent
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_no_page_and_no_file_is_compressed_for_who_takes_none(app: Flask, cast: Cast, visit: Visitor) -> None:
    style = app.jinja_env.globals["asset"]("app.css")  # type: ignore[operator]  # a function
    for address in ("/sign-in", "/my-account", style):
        with visit(cast.learner).get(address, headers={"Accept-Encoding": "gzip;q=0, br;q=0"}) as answer:
            assert "Content-Encoding" not in answer.headers


def test_each_language_has_its_own_page(cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.learner)
    lesson_of(browser, cast.ours.enrolment.id)
    browser.post("/language", {"language": "en"})
    assert '<html lang="en"' in lesson_of(browser, cast.ours.enrolment.id)


def test_a_message_is_shown_once(cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.learner)
    plain = lesson_of(browser, cast.ours.enrolment.id)
    with browser.client.session_transaction() as session:
        session["_flashes"] = [("good", "A message for one person")]
    assert "A message for one person" in lesson_of(browser, cast.ours.enrolment.id)
    assert "A message for one person" not in plain + lesson_of(browser, cast.ours.enrolment.id)


def test_somebody_with_another_role_gets_another_menu(app: Flask, cast: Cast, visit: Visitor) -> None:
    lesson_of(visit(cast.learner), cast.ours.enrolment.id)
    with app.app_context(), transaction():
        builders.a_role(cast.theirs.people["learner"], "trainer", cast.theirs.site)
    menu = lesson_of(visit(cast.theirs.people["learner"]), cast.theirs.enrolment.id)
    assert 'href="/cohorts"' in menu


def test_no_more_pages_are_kept_than_allowed(
    app: Flask, cast: Cast, visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lms.core.remembered.MOST", 2)
    browser = visit(cast.learner)
    for number in (1, 2, 3, 1):
        assert browser.get(f"/learning/{cast.ours.enrolment.id}/modules/{number}").status_code == 200
    assert len(app.extensions["remembered"]) <= 2
