"""A coordinator issues in French, or in English; a learner asks for a passport in either."""

import pytest
from flask import Flask
from sqlalchemy import select

from lms.core.db import db, transaction
from lms.credentials import designs
from lms.credentials.models import Certificate
from tests.credentials.conftest import Promotion
from tests.credentials.documents.issuing import ENGLISH, facts_of
from tests.factories import Browser, Visitor, words_of

pytestmark = pytest.mark.usefixtures("over")


def speak(app: Flask, promotion: Promotion, language: str) -> None:
    with app.app_context(), transaction():
        db.session.merge(promotion.amina).language = language


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        ("completion", "certificates"),
        ("end-of-training", "documents"),
        ("realisation", "documents"),
    ],
)
def test_what_is_issued_in_english_speaks_english(
    app: Flask, promotion: Promotion, browser: Browser, kind: str, page: str
) -> None:
    speak(app, promotion, "en")
    address = f"/cohorts/{promotion.cohort.id}/{page}"
    shown = browser.get(f"{address}?language=en").text
    assert 'type="hidden" name="language" value="en"' in shown
    assert 'type="hidden" name="language" value="fr"' not in shown
    sent = browser.post(f"{address}/issue", {"kind": kind, "language": "en"})
    assert sent.location == f"{address}?language=en"
    facts = facts_of(app, promotion.amina, kind)
    assert (facts["language"], facts["also"], facts["level"]) == ("en", "", "Beginner")
    said = designs.read(kind).page(facts)
    assert '<html lang="en"' in said
    assert "Issued in" in said
    assert "Délivré" not in said


def test_the_learner_s_language_stands_beside_english(
    app: Flask, promotion: Promotion, browser: Browser
) -> None:
    speak(app, promotion, "ar")
    browser.post(f"{promotion.page}/issue/{promotion.amina_place.id}", {"language": "en"})
    facts = facts_of(app, promotion.amina, "completion")
    assert (facts["language"], facts["also"]) == ("en", "ar")


def test_french_is_the_usual_one_and_no_other_language_is_issued(
    app: Flask, promotion: Promotion, browser: Browser
) -> None:
    assert browser.post(f"{promotion.page}/issue", {"language": "ar"}).status_code == 409
    browser.post(f"{promotion.page}/issue")
    assert facts_of(app, promotion.amina, "completion")["language"] == "fr"
    assert browser.get(f"{promotion.page}?language=xx").status_code == 200


def test_issued_again_it_keeps_its_language(app: Flask, promotion: Promotion, browser: Browser) -> None:
    page = f"/cohorts/{promotion.cohort.id}/documents"
    browser.post(f"{page}/issue", {"kind": "realisation", "language": "en"})
    with app.app_context(), transaction():
        db.session.merge(promotion.amina).legal_name = "Amina Karimi"
        one = db.session.scalars(
            select(Certificate.id).where(Certificate.person_id == promotion.amina.id)
        ).one()
    browser.post(f"{promotion.page}/{one}/again")
    facts = facts_of(app, promotion.amina, "realisation")
    assert (facts["holder"], facts["language"]) == ("Amina Karimi", "en")


def test_a_learner_asks_for_a_passport_in_english_and_it_stays_so(
    app: Flask, promotion: Promotion, visit: Visitor
) -> None:
    learner = visit(promotion.amina)
    assert "Make it in English" in words_of(learner.get("/my-certificates", headers=ENGLISH))
    learner.post("/my-certificates/passport", {"language": "en"})
    facts = facts_of(app, promotion.amina, "passport")
    assert (facts["language"], facts["courses"][0]["level"]) == ("en", "Beginner")
    assert learner.post("/my-certificates/passport").status_code == 409
    learner.post("/my-certificates/passport", {"language": "fr"})
    assert facts_of(app, promotion.amina, "passport")["language"] == "fr"
