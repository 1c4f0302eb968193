"""A name printed in Latin letters alone, for want of letters, stays so until somebody decides otherwise."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from lms.accounts.models import Person
from lms.core.db import db, transaction
from lms.credentials import rules
from lms.credentials.models import Certificate
from tests.credentials.conftest import Promotion
from tests.factories import Browser, Cast, Visitor, words_of

ENGLISH = {"Accept-Language": "en"}
CUNEIFORM = "\U00012000\U00012001"
LATIN = {"latin_name": "Amina Yusufzai"}
RENAMED = "The person’s name has changed since."


@pytest.fixture
def browser(app: Flask, cast: Cast, promotion: Promotion, visit: Visitor) -> Browser:
    """The coordinator's, once Amina, whose name no font can draw, has a certificate in Latin letters."""
    call(app, promotion, native_name=CUNEIFORM)
    opened = visit(cast.coordinator)
    opened.post(f"{promotion.page}/issue")
    opened.post(again(app, promotion), LATIN)
    return opened


def call(app: Flask, promotion: Promotion, **names: str) -> None:
    """Amina is called otherwise."""
    with app.app_context(), transaction():
        db.session.execute(update(Person).where(Person.id == promotion.amina.id).values(**names))


def versions(app: Flask, promotion: Promotion, kind: str = "completion") -> list[Certificate]:
    """Of Amina's document of a kind."""
    mine = select(Certificate).where(Certificate.person_id == promotion.amina.id, Certificate.kind == kind)
    with app.app_context():
        return list(db.session.scalars(mine.order_by(Certificate.version)))


def again(app: Flask, promotion: Promotion, kind: str = "completion") -> str:
    """Where her document is issued again."""
    return f"{promotion.page}/{versions(app, promotion, kind)[-1].id}/again"


def names(app: Flask, promotion: Promotion, kind: str = "completion") -> tuple[str, str]:
    """The names on it."""
    facts = versions(app, promotion, kind)[-1].facts
    return facts["holder"], facts["native_name"]


def test_nobody_is_told_renamed_who_is_not(app: Flask, promotion: Promotion, browser: Browser) -> None:
    assert RENAMED not in words_of(browser.get(promotion.page, headers=ENGLISH))
    assert again(app, promotion) not in browser.get(promotion.page).text
    facts = versions(app, promotion)[-1].facts
    assert CUNEIFORM not in rules.canonical(facts).decode()


def test_issued_again_it_stays_in_latin_letters(app: Flask, promotion: Promotion, browser: Browser) -> None:
    assert 'value="Amina Yusufzai"' in browser.get(again(app, promotion)).text
    for sent in (LATIN, {}):
        refused = browser.post(again(app, promotion), sent, headers=ENGLISH)
        assert (refused.status_code, "still right" in words_of(refused)) == (422, True)
    one = versions(app, promotion)[-1]
    browser.post(f"{promotion.page}/{one.id}/revoke", {"reason": "Wrong day"})
    assert browser.post(again(app, promotion)).status_code == 303
    assert (len(versions(app, promotion)), names(app, promotion)) == (3, ("Amina Yusufzai", ""))


def test_after_a_change_of_the_latin_name_alone_it_is_that_one_alone(
    app: Flask, promotion: Promotion, browser: Browser
) -> None:
    call(app, promotion, legal_name="Amina Karimi")
    assert RENAMED in words_of(browser.get(promotion.page, headers=ENGLISH))
    assert browser.post(again(app, promotion)).status_code == 303
    assert names(app, promotion) == ("Amina Karimi", "")


@pytest.mark.parametrize("change", [{"native_name": "آمنه"}, {"legal_name": "آمنه یوسفزی"}])
def test_a_name_that_may_be_drawn_now_is_printed_in_full(
    app: Flask, promotion: Promotion, browser: Browser, change: dict[str, str]
) -> None:
    call(app, promotion, **change)
    assert RENAMED in words_of(browser.get(promotion.page, headers=ENGLISH))
    assert browser.post(again(app, promotion)).status_code == 303
    printed = {"legal_name": "Amina Yusufzai", "native_name": CUNEIFORM} | change
    assert names(app, promotion) == tuple(printed.values())


def test_a_coordinator_may_have_it_printed_in_full_again(
    app: Flask, promotion: Promotion, browser: Browser
) -> None:
    assert browser.post(again(app, promotion), {"latin_name": " "}).status_code == 303
    assert names(app, promotion) == ("Amina Yusufzai", CUNEIFORM)


def test_another_spelling_in_latin_letters_stays_too(
    app: Flask, promotion: Promotion, browser: Browser
) -> None:
    call(app, promotion, legal_name="\U00012000")
    browser.post(again(app, promotion), {"latin_name": "Ámina Yusufzaï"})
    assert names(app, promotion) == ("Ámina Yusufzaï", "")
    assert RENAMED not in words_of(browser.get(promotion.page, headers=ENGLISH))


def test_a_passport_asked_for_again_by_its_learner_stays_in_latin_letters(
    app: Flask, promotion: Promotion, browser: Browser, visit: Visitor
) -> None:
    learner = visit(promotion.amina)
    learner.post("/my-certificates/passport")
    browser.post(again(app, promotion, "passport"), LATIN)
    refused = learner.post("/my-certificates/passport", headers=ENGLISH)
    assert (refused.status_code, "up to date" in words_of(refused)) == (409, True)
    call(app, promotion, language="ar")
    assert learner.post("/my-certificates/passport").status_code == 303
    assert len(versions(app, promotion, "passport")) == 3
    assert names(app, promotion, "passport") == ("Amina Yusufzai", "")


NAMES = st.sampled_from(["Amina", "Ámina", "آمنه", CUNEIFORM, ""])


@given(NAMES, NAMES, st.sampled_from(["Amina", "Aminah"]))
def test_whoever_keeps_their_name_keeps_what_is_printed(official: str, native: str, latin: str) -> None:
    for printed in (
        rules.names_in_full(official, native),
        rules.names_in_latin(latin, official, native),
    ):
        assert rules.names_of_next(printed, official, native) == printed
