"""Anybody checks a code: what the paper says, never more, and nothing for those who guess."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from lms.core import clock
from lms.core.db import db, transaction
from lms.credentials import operations
from lms.credentials.codes import SYMBOLS
from lms.credentials.models import Certificate
from lms.i18n.languages import LANGUAGES
from tests.counting import statements
from tests.credentials.conftest import Promotion
from tests.factories import Cast, Visitor, words_of

UNKNOWN = "DL-00000-00012"
MISTYPED = "DL-00000-00013"


@pytest.fixture
def code(app: Flask, cast: Cast, promotion: Promotion, visit: Visitor) -> str:
    """The code of Amina's certificate."""
    visit(cast.coordinator).post(f"{promotion.page}/issue")
    with app.app_context():
        found = db.session.scalar(select(Certificate.code).where(Certificate.person_id == promotion.amina.id))
    assert found
    return found


def test_a_code_shows_what_the_paper_says(code: str, visit: Visitor) -> None:
    answer = visit().get(f"/verify/{code}", headers={"Accept-Language": "en"})
    said = words_of(answer)
    for words in ("Valid.", "A. Y.", "DigitAll débutant", "Antenne des Lilas", code):
        assert words in said
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert 'content="noindex' in answer.text


@pytest.mark.parametrize(
    ("kept", "printed", "as_number"),
    [("PT19H15M", "19 h 15", 19.25), ("PT20H", "20 h", 20), (19.2, "19.2 h", 19.2), (20, "20 h", 20)],
    ids=["to the minute", "whole", "before: to a tenth", "before: whole"],
)
def test_hours_read_as_the_paper_prints_them(
    app: Flask, code: str, visit: Visitor, kept: str | float, printed: str, as_number: float
) -> None:
    with app.app_context(), transaction():
        issued = db.session.scalars(select(Certificate).where(Certificate.code == code)).one()
        issued.facts = issued.facts | {"hours": kept}
    said = words_of(visit().get(f"/verify/{code}", headers={"Accept-Language": "en"}))
    assert f"Hours attended {printed} First evening" in said.replace("\u00a0", " ")
    assert visit().get(f"/verify/{code}.json").get_json()["hours"] == as_number


def test_a_birth_date_is_never_shown(app: Flask, code: str, promotion: Promotion, visit: Visitor) -> None:
    with app.app_context(), transaction():
        person = db.session.merge(promotion.amina)
        person.birth_date, person.birth_precision = datetime(1987, 3, 14, tzinfo=UTC).date(), "day"
    assert "1987" not in visit().get(f"/verify/{code}").text


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_it_works_in_every_language(code: str, visit: Visitor, language: str) -> None:
    answer = visit().get(f"/verify/{code}", headers={"Accept-Language": language})
    assert f'lang="{language}"' in answer.text
    assert "A. Y." in answer.text
    assert visit().get("/verify", headers={"Accept-Language": language}).status_code == 200


def test_people_type_as_they_like(code: str, visit: Visitor) -> None:
    typed = code.lower().replace("-", " ")
    answer = visit().get("/verify", query_string={"code": typed})
    assert answer.location == f"/verify/{code}"
    assert visit().get(f"/verify/{typed}").status_code == 200


def test_a_mistyped_code_never_reaches_the_database(app: Flask, code: str, visit: Visitor) -> None:
    wrong = code[:-1] + SYMBOLS[(SYMBOLS.index(code[-1]) + 1) % 32]
    browser = visit()
    with statements(app) as seen:
        assert browser.get(f"/verify/{wrong}").status_code == 404
        assert browser.get("/verify", query_string={"code": wrong}).status_code == 404
    assert seen == []


def test_a_known_code_is_looked_up(app: Flask, code: str, visit: Visitor) -> None:
    """The count above would notice a look at the database."""
    with statements(app) as seen:
        visit().get(f"/verify/{code}")
    assert any("certificates" in statement for statement in seen)


def test_an_unknown_code_is_answered_like_a_mistyped_one(visit: Visitor) -> None:
    def said(answer: TestResponse, code: str) -> tuple[int, str, str]:
        return answer.status_code, words_of(answer), answer.text.replace(code, "CODE").split("<main")[1]

    browser = visit()
    assert said(browser.get(f"/verify/{UNKNOWN}"), UNKNOWN) == said(
        browser.get(f"/verify/{MISTYPED}"), MISTYPED
    )


@pytest.mark.parametrize("typed", ["", "%20"])
def test_a_code_that_is_not_typed_is_asked_for(visit: Visitor, typed: str) -> None:
    answer = visit().get(f"/verify?code={typed}", headers={"Accept-Language": "en"})
    assert answer.status_code == 422
    assert "Code of the certificate – Please fill this in." in words_of(answer)
    assert "Please fill this in." not in words_of(visit().get("/verify", headers={"Accept-Language": "en"}))


def test_what_was_typed_is_kept(visit: Visitor) -> None:
    assert MISTYPED in visit().get("/verify", query_string={"code": MISTYPED}).text


@pytest.mark.parametrize("typed", ["%00", "<script>alert(1)</script>", "DL-" + "0" * 70, "٣" * 10, "😀"])
def test_odd_codes_are_simply_not_found(visit: Visitor, typed: str) -> None:
    answer = visit().get("/verify", query_string={"code": typed})
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


def test_nobody_tries_many_codes(monkeypatch: pytest.MonkeyPatch, visit: Visitor) -> None:
    monkeypatch.setattr(operations, "CHECKS_PER_ADDRESS", 3)
    browser = visit()
    moment = datetime(2026, 11, 24, 9, tzinfo=UTC)
    with clock.at(moment):
        answers = [browser.get(f"/verify/{UNKNOWN}").status_code for _ in range(4)]
        assert answers == [404, 404, 404, 429]
        other = browser.get(f"/verify/{UNKNOWN}", environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
        assert other.status_code == 404
    with clock.at(moment + timedelta(minutes=11)):
        assert browser.get(f"/verify/{UNKNOWN}").status_code == 404


def test_many_addresses_together_are_slowed_too(monkeypatch: pytest.MonkeyPatch, visit: Visitor) -> None:
    monkeypatch.setattr(operations, "CHECKS_IN_ALL", 2)
    with clock.at(datetime(2026, 11, 24, 9, tzinfo=UTC)):
        answers = [
            visit().get(f"/verify/{UNKNOWN}", environ_overrides={"REMOTE_ADDR": f"192.0.2.{host}"})
            for host in range(3)
        ]
    assert [answer.status_code for answer in answers] == [404, 404, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0
