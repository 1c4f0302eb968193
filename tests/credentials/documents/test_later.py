"""Documents already issued: what may change afterwards, and what never does."""

from dataclasses import replace

import pytest
from flask import Flask

from lms.core.db import db, transaction
from lms.credentials import designs, making, rules
from lms.jobs.worker import run_due
from tests.credentials import graduates
from tests.credentials.conftest import Promotion
from tests.credentials.documents.issuing import BOTH, ENGLISH, documents, issued
from tests.factories import Browser, Cast, Visitor, words_of


def test_a_document_that_is_still_true_is_not_issued_again(
    app: Flask, promotion: Promotion, page: str, browser: Browser
) -> None:
    issued(app, browser, page, "realisation")
    one = documents(app, "realisation")[0]
    again = f"{promotion.page}/{one.id}/again"
    refused = browser.post(again, headers=ENGLISH)
    assert (refused.status_code, "still says what is true" in words_of(refused)) == (422, True)
    with app.app_context(), transaction():
        more = graduates.evenings(promotion.cohort, 1)
        graduates.attend(more, promotion.amina_place)
    assert browser.post(again).location == page
    first, second = (row for row in documents(app, "realisation") if row.code == one.code)
    assert (first.facts["hours"], second.facts["hours"], second.version) == ("PT14H", "PT16H", 2)
    assert second.digest == rules.digest(second.facts)


def test_after_a_change_of_name_the_former_one_is_out_of_reach(
    app: Flask, promotion: Promotion, page: str, browser: Browser, visit: Visitor
) -> None:
    issued(app, browser, page, "end-of-training")
    one = next(row for row in documents(app, "end-of-training") if row.person_id == promotion.amina.id)
    graduates.rename(app, promotion.amina, "Amin Yusufzai")
    assert "name has changed" in words_of(browser.get(page, headers=ENGLISH))
    browser.post(f"{promotion.page}/{one.id}/again")
    assert visit(promotion.amina).get(f"/my-certificates/{one.id}/pdf").status_code == 404
    assert "Amina Yusufzai" not in visit(promotion.amina).get("/my-certificates").text.replace(
        "Amina Yusufzai</span>", ""
    )


def test_a_document_is_revoked_with_a_reason(
    app: Flask, promotion: Promotion, page: str, browser: Browser, visit: Visitor
) -> None:
    issued(app, browser, page, "realisation")
    one = documents(app, "realisation")[0]
    answer = browser.post(f"{promotion.page}/{one.id}/revoke", {"reason": "Wrong hours"})
    assert answer.location == page
    assert "Wrong hours" in browser.get(page).text
    assert "No longer valid." in words_of(visit().get(f"/verify/{one.code}", headers=ENGLISH))


@pytest.mark.parametrize("kind", ["completion", *BOTH, "passport"])
def test_nothing_issued_changes_whatever_changes_later(
    app: Flask,
    cast: Cast,
    promotion: Promotion,
    page: str,
    browser: Browser,
    visit: Visitor,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    """Drawn by a stand-in that writes the facts out; true drawings are compared in tests/outside."""

    monkeypatch.setattr(making, "make", lambda facts, *_, **__: b"%PDF-" + rules.canonical(facts))
    learner = visit(promotion.amina)
    if kind == "passport":
        learner.post("/my-certificates/passport")
    else:
        address = f"{promotion.page}/issue" if kind == "completion" else f"{page}/issue"
        browser.post(address, {"kind": kind})
    run_due(app)
    one = next(row for row in documents(app, kind) if row.person_id == promotion.amina.id)
    download = f"/my-certificates/{one.id}/pdf"
    with learner.get(download) as answer:
        before = answer.data
    assert before == b"%PDF-" + rules.canonical(one.facts)
    with app.app_context(), transaction():
        db.session.merge(promotion.amina).legal_name = "Somebody Else"
        db.session.merge(promotion.cohort).name = "Another name"
        db.session.merge(promotion.cohort).course = "premiers-pas"
        db.session.merge(cast.ours.site).name = "Another place"
    browser.post(f"/sites/{cast.ours.site.id}/documents", {"ink": "#101010", "accent": "#202020"})
    spoilt = replace(designs.read(kind), style="p { color: red }")
    monkeypatch.setattr(designs, "read", lambda _name: spoilt)
    run_due(app)
    with learner.get(download) as answer:
        assert answer.data == before
