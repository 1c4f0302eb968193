"""The documents of the end are issued once it has come, and never by a clock that went back."""

from datetime import timedelta

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from lms.core import clock
from lms.core.db import db, transaction
from lms.credentials.documents.rules import what_stands_before
from tests.credentials.conftest import Promotion
from tests.credentials.documents.issuing import ENGLISH, documents, issued
from tests.factories import Browser, Cast, Visitor, words_of


def test_until_the_last_evening_nobody_receives_one_and_the_page_says_why(
    cast: Cast, promotion: Promotion, browser: Browser
) -> None:
    address = f"/cohorts/{promotion.cohort.id}/documents"
    said = words_of(browser.get(address, headers=ENGLISH))
    assert "1 evening is still to come" in said
    assert "No hour of class is noted yet" in said
    assert browser.post(f"{address}/issue", {"kind": "realisation"}).status_code == 409


def test_whoever_left_has_ended(app: Flask, cast: Cast, promotion: Promotion, browser: Browser) -> None:
    with app.app_context(), transaction():
        db.session.merge(promotion.amina_place).left_on = clock.now().date()
    issued(app, browser, f"/cohorts/{promotion.cohort.id}/documents", "realisation")
    assert [row.person_id for row in documents(app, "realisation")] == [promotion.amina.id]


@given(st.integers(0, 9999), st.integers(0, 20), st.booleans())
def test_what_is_awaited_is_told_whole(minutes: int, ahead: int, left: bool) -> None:
    before = what_stands_before(minutes, ahead, left)
    assert bool(before) == (minutes == 0 or (ahead > 0 and not left))
    assert (before.evenings, before.nothing_attended) == (0 if left else ahead, minutes == 0)


def test_a_clock_that_went_back_dates_no_document(app: Flask, page: str, browser: Browser) -> None:
    issued(app, browser, page, "realisation")
    with clock.at(clock.now() - timedelta(hours=1)):
        refused = browser.post(f"{page}/issue", {"kind": "end-of-training"}, headers=ENGLISH)
    assert refused.status_code == 409
    assert "clock of this computer went back" in words_of(refused)
    assert documents(app, "end-of-training") == []


def test_nor_the_first_document_of_somebody_elsewhere(
    app: Flask, cast: Cast, page: str, browser: Browser, visit: Visitor
) -> None:
    issued(app, browser, page, "realisation")
    stranger = visit(cast.theirs.people["learner"])
    with clock.at(clock.now() - timedelta(hours=1)):
        refused = stranger.post("/my-certificates/passport", headers=ENGLISH)
    assert "clock of this computer went back" in words_of(refused)
    assert documents(app, "passport") == []


def test_a_document_dated_too_late_is_revoked_and_stands_in_no_other_s_way(
    app: Flask, promotion: Promotion, page: str, browser: Browser, visit: Visitor
) -> None:
    with clock.at(clock.now() + timedelta(minutes=9)):
        issued(app, browser, page, "realisation")
    refused = browser.post(f"{page}/issue", {"kind": "end-of-training"}, headers=ENGLISH)
    assert "clock of this computer went back" in words_of(refused)
    for one in documents(app, "realisation"):
        browser.post(f"{promotion.page}/{one.id}/revoke", {"reason": "A wrong date."})
    assert browser.post(f"{page}/issue", {"kind": "end-of-training"}).location == page
    assert documents(app, "end-of-training")
