"""A site gives its documents a logo, colours and a signatory, sees them first, and changes nothing issued."""

import io

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import AuditEntry
from lms.core.db import db
from lms.credentials import designs
from lms.credentials.looks import operations, preview, queries, rules
from lms.credentials.looks.values import Look
from lms.credentials.models import Certificate
from tests.credentials.conftest import Promotion
from tests.credentials.looks.choosing import BRIDGE, COLOURS, ENGLISH, a_png, choose, look
from tests.factories import Browser, Cast, Visitor, words_of


def test_what_a_site_chose_is_on_its_next_documents_and_on_no_other(
    app: Flask, cast: Cast, promotion: Promotion, browser: Browser, page: str
) -> None:
    browser.post(f"{promotion.page}/issue")
    chosen = {"signatory": "Jeanne Dubois", "signatory_title": "Directrice", "registration": "N° 11 22"}
    sent = choose(browser, page, logo=(io.BytesIO(BRIDGE), "pont.svg"), provider="Passerelle SAS", **chosen)
    assert (sent.status_code, sent.location) == (303, page)
    browser.post(f"{promotion.page}/{_first(app).id}/revoke", {"reason": "To issue it again"})
    browser.post(f"{promotion.page}/{_first(app).id}/again")
    with app.app_context():
        facts = [row.facts for row in db.session.scalars(select(Certificate).order_by(Certificate.id))]
    assert {each["ink"] for each in facts} == {rules.INK}, "a certificate issued again keeps its look"
    new = look(app, cast).printed("Association", "Somebody", "Site")
    assert (new["ink"], new["accent"], new["provider"]) == (*COLOURS.values(), "Passerelle SAS")
    assert new.items() >= chosen.items()
    assert new["logo"].endswith(".svg")


def _first(app: Flask) -> Certificate:
    with app.app_context():
        return db.session.scalars(select(Certificate).order_by(Certificate.id)).first()  # type: ignore[return-value]  # one was issued


def test_a_document_copies_the_look_of_its_day(
    app: Flask, cast: Cast, promotion: Promotion, browser: Browser, page: str
) -> None:
    choose(browser, page, logo=(io.BytesIO(a_png()), "logo.png"))
    browser.post(f"{promotion.page}/issue")
    facts = _first(app).facts
    assert (facts["ink"], facts["logo"]) == (COLOURS["ink"], look(app, cast).logo)
    with app.app_context():
        assert queries.logo_named(facts["logo"]).startswith(b"\x89PNG")
    choose(browser, page, no_logo="y")
    assert look(app, cast).logo == ""
    with app.app_context():
        assert queries.logo_named(facts["logo"]), "the logo of what was issued is kept"


def test_the_trail_names_what_changed_and_nobody(app: Flask, browser: Browser, page: str) -> None:
    choose(browser, page, signatory="Jeanne Dubois")
    with app.app_context():
        entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "change-look")).one()
    assert entry.details["fields"] == ["ink", "accent", "signatory"]
    assert "Jeanne" not in str(entry.details)


def test_a_look_is_seen_before_it_is_kept(
    app: Flask, cast: Cast, browser: Browser, page: str, painted: list[Look]
) -> None:
    shown = choose(browser, page, see="yes", signatory="Jeanne", logo=(io.BytesIO(BRIDGE), "pont.svg"))
    assert shown.status_code == 200
    assert 'src="data:image/png;base64,cGFpbnRlZA=="' in shown.text
    assert (painted[0].signatory, painted[0].ink) == ("Jeanne", COLOURS["ink"])
    assert look(app, cast) == Look()
    kept = painted[0].logo.partition(".")[0]
    assert f'value="{kept}"' in shown.text
    choose(browser, page, kept=kept)
    assert look(app, cast).logo == painted[0].logo


def test_the_page_tells_the_present_logo_from_one_that_is_not_saved(
    browser: Browser, page: str, painted: list[Look]
) -> None:
    tried = choose(browser, page, see="yes", logo=(io.BytesIO(BRIDGE), "pont.svg"))
    assert "Logo you sent, not saved yet" in words_of(tried)
    assert "Present logo" not in tried.text
    kept = painted[0].logo.partition(".")[0]
    refused = choose(browser, page, kept=kept, ink="#ffffff")
    assert (refused.status_code, "not saved yet" in words_of(refused)) == (422, True)
    choose(browser, page, kept=kept)
    saved = browser.get(page, headers=ENGLISH)
    assert "Present logo" in words_of(saved)
    assert "not saved yet" not in words_of(saved)
    assert "No logo any more: not saved yet" in words_of(choose(browser, page, see="yes", no_logo="y"))


def test_a_logo_sent_with_a_colour_that_is_refused_is_not_shown_as_chosen(
    browser: Browser, page: str
) -> None:
    refused = choose(browser, page, ink="#ffffff", logo=(io.BytesIO(BRIDGE), "pont.svg"))
    assert refused.status_code == 422
    assert not any(said in words_of(refused) for said in ("Present logo", "Logo you sent"))
    assert "data:image" not in refused.text


def test_previews_are_counted(
    browser: Browser, page: str, painted: list[Look], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "PREVIEWS", 2)
    assert [choose(browser, page, see="yes").status_code for _ in range(3)] == [200, 200, 429]
    assert len(painted) == 2


def test_strangers_and_trainers_choose_no_look(cast: Cast, page: str, visit: Visitor) -> None:
    assert visit(cast.trainer).get(page).status_code == 403
    for method in ("get", "post"):
        assert getattr(visit(cast.theirs.people["coordinator"]), method)(page).status_code == 404


@pytest.mark.parametrize("design", designs.names())
def test_the_preview_says_what_was_typed_and_made_up_facts(design: str) -> None:
    typed = Look(signatory="Jeanne <b>Dubois</b>", signatory_title="{{ 7 * 7 }}", provider="Passerelle SAS")
    facts = preview.sample(design, typed, "Association")
    html = designs.read(design).page(facts)
    assert "Jeanne &lt;b&gt;Dubois&lt;/b&gt;" in html
    assert "{{ 7 * 7 }}" in html
    assert str(designs.sample(design)["holder"]) in html
