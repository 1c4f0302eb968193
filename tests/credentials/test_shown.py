"""What a check of a code shows of its holder is the holder's choice; a hidden code is like an unknown one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from lms.accounts.models import AuditEntry
from lms.catalogue.queries import course
from lms.core import clock
from lms.core.db import db, transaction
from lms.credentials.models import Certificate
from lms.credentials.rules import initials, months_after
from tests.counting import statements
from tests.credentials import graduates
from tests.credentials.conftest import Promotion
from tests.factories import Browser, Cast, Visitor, words_of

ENGLISH = {"Accept-Language": "en"}
JSON = {"Accept": "application/json"}
UNKNOWN = "DL-00000-00012"


@pytest.fixture
def own(app: Flask, cast: Cast, promotion: Promotion, visit: Visitor) -> Certificate:
    """Amina's certificate."""
    visit(cast.coordinator).post(f"{promotion.page}/issue")
    with app.app_context():
        found = db.session.scalar(select(Certificate).where(Certificate.person_id == promotion.amina.id))
    assert found
    return found


@pytest.fixture
def amina(promotion: Promotion, visit: Visitor) -> Browser:
    return visit(promotion.amina)


def choose(amina: Browser, own: Certificate, shown: str) -> int:
    return amina.post(f"/my-certificates/{own.id}/shown", {"shown": shown}).status_code


def test_initials_are_shown_until_the_holder_says_otherwise(own: Certificate, visit: Visitor) -> None:
    page = visit().get(f"/verify/{own.code}", headers=ENGLISH)
    assert "A. Y." in words_of(page)
    assert "Amina" not in page.text
    assert "آمنه" not in page.text
    told = visit().get(f"/verify/{own.code}.json").get_json()
    assert (told["initials"], "holder" in told) == ("A. Y.", False)


def test_the_name_is_shown_when_its_holder_asks_and_no_longer_when_they_change_their_mind(
    own: Certificate, amina: Browser, visit: Visitor
) -> None:
    assert choose(amina, own, "name") == 303
    assert "Amina Yusufzai" in words_of(visit().get(f"/verify/{own.code}", headers=ENGLISH))
    assert visit().get(f"/verify/{own.code}", headers=JSON).get_json()["holder"] == "Amina Yusufzai"
    assert choose(amina, own, "initials") == 303
    assert "Amina" not in visit().get(f"/verify/{own.code}").text


def test_whoever_shows_nothing_is_not_told_to_show_the_code(own: Certificate, amina: Browser) -> None:
    told = "Show an employer this page"
    assert told in words_of(amina.get("/my-certificates", headers=ENGLISH))
    choose(amina, own, "nothing")
    shown = amina.get("/my-certificates", headers=ENGLISH)
    assert told not in words_of(shown)
    assert "You chose that nobody sees it" in words_of(shown)
    assert f'href="/my-certificates/{own.id}/badge#shown"' in shown.text
    assert f'href="/verify/{own.code}"' not in shown.text


def test_each_change_of_mind_is_noted(
    app: Flask, own: Certificate, amina: Browser, promotion: Promotion
) -> None:
    for shown in ("name", "name", "nothing"):
        choose(amina, own, shown)
    with app.app_context():
        entries = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "show-holder")).all()
    assert [entry.details for entry in entries] == [
        {"before": "initials", "after": "name"},
        {"before": "name", "after": "nothing"},
    ]
    assert {entry.actor_id for entry in entries} == {promotion.amina.id}


def test_only_the_holder_chooses_and_only_among_three(
    cast: Cast, promotion: Promotion, own: Certificate, amina: Browser, visit: Visitor
) -> None:
    assert choose(visit(promotion.bao), own, "name") == 404
    assert choose(visit(cast.coordinator), own, "name") == 403
    assert choose(amina, own, "birth_date") == 400


def test_a_hidden_code_is_answered_like_an_unknown_one(
    app: Flask, own: Certificate, amina: Browser, visit: Visitor
) -> None:
    """The same words, the same headers, and the same work: the same statements in the same order."""
    choose(amina, own, "nothing")
    stranger, answers = visit(), []
    stranger.get("/verify")
    for code in (own.code, UNKNOWN):
        for address in (f"/verify/{code}", f"/verify/{code}.json"):
            with statements(app) as seen:
                answer = stranger.get(address)
            headers = {name for name, _value in answer.headers}
            answers.append((answer.status_code, words_of(answer), headers, list(seen)))
    assert answers[:2] == answers[2:]
    assert answers[0][0] == 404
    assert any("certificates" in statement for statement in answers[0][3])


def test_a_new_name_is_hidden_until_asked_for(
    app: Flask, cast: Cast, promotion: Promotion, own: Certificate, amina: Browser, visit: Visitor
) -> None:
    choose(amina, own, "name")
    graduates.rename(app, promotion.amina, "Amin Zaher")
    visit(cast.coordinator).post(f"{promotion.page}/{own.id}/again")
    page = visit().get(f"/verify/{own.code}").text
    assert "A. Z." in page
    assert "Amin" not in page


def test_what_is_hidden_stays_hidden_in_a_new_version(
    app: Flask, cast: Cast, promotion: Promotion, own: Certificate, amina: Browser, visit: Visitor
) -> None:
    choose(amina, own, "nothing")
    graduates.rename(app, promotion.amina, "Amin Zaher")
    visit(cast.coordinator).post(f"{promotion.page}/{own.id}/again")
    assert visit().get(f"/verify/{own.code}").status_code == 404


def test_programs_are_told_the_same_and_not_the_mark(own: Certificate, visit: Visitor) -> None:
    answer = visit().get(f"/verify/{own.code}", headers=JSON)
    told = answer.get_json()
    assert told == visit().get(f"/verify/{own.code}.json").get_json()
    assert (told["status"], told["code"], told["course"]) == ("valid", own.code, "DigitAll débutant")
    assert not {"mark", "cohort", "birth_date", "holder"} & set(told)
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert visit().get(f"/verify/{UNKNOWN}.json").get_json() == {"status": "unknown"}
    assert visit().get("/verify/DL-00000-00013.json").get_json() == {"status": "unknown"}


def test_a_revoked_one_says_since_when(
    cast: Cast, promotion: Promotion, own: Certificate, visit: Visitor
) -> None:
    with clock.at(datetime(2030, 1, 2, 12, tzinfo=UTC)):
        visit(cast.coordinator).post(f"{promotion.page}/{own.id}/revoke", {"reason": "Une erreur."})
    told = visit().get(f"/verify/{own.code}.json").get_json()
    assert (told["status"], told["revoked_on"]) == ("revoked", "2030-01-02")


def test_one_that_ends_is_valid_until_its_last_day(app: Flask, own: Certificate, visit: Visitor) -> None:
    with app.app_context(), transaction():
        db.session.merge(own).facts = {**own.facts, "expires_on": "2031-06-30"}
    for day, status in ((30, "valid"), (31, "expired")):
        moment = datetime(2031, 6, 30, 23, tzinfo=UTC) if day == 30 else datetime(2031, 7, 1, tzinfo=UTC)
        with clock.at(moment):
            assert visit().get(f"/verify/{own.code}.json").get_json()["status"] == status
    with clock.at(datetime(2031, 7, 1, tzinfo=UTC)):
        assert "was valid until" in words_of(visit().get(f"/verify/{own.code}", headers=ENGLISH))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Amina Yusufzai", "A. Y."),
        ("jean-pierre d’Arc", "J. P. D. A."),
        ("Suharto", "S."),
        ("Élodie", "É."),
        ("王秀英", "王."),
        ("آمنه یوسفزی", "آ. ی."),
        ("ሰላም ተስፋይ", "ሰ. ተ."),
        ("", ""),
        ("<b>x</b>", "B. X. B."),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text(max_size=40))
def test_initials_never_hold_a_whole_word(name: str) -> None:
    words = name.split()
    assert all(word not in initials(name).split() for word in words if len(word) > 4)


@pytest.fixture
def leap_day() -> Iterator[None]:
    """Held on a 29 February, from before anybody comes to an evening."""
    with clock.at(datetime(2028, 2, 29, 12, tzinfo=UTC)):
        yield


@pytest.mark.usefixtures("leap_day")
def test_a_course_may_say_how_long_its_certificate_is_valid(
    cast: Cast, promotion: Promotion, visit: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = course(promotion.cohort.course)
    assert found
    ends = replace(found, completion=replace(found.completion, valid_months=36))
    monkeypatch.setattr("lms.credentials.operations.course", lambda _slug: ends)
    visit(cast.coordinator).post(f"{promotion.page}/issue")
    with app.app_context():
        assert {row.facts["expires_on"] for row in db.session.scalars(select(Certificate))} == {"2031-02-28"}


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)), st.integers(1, 120))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)
