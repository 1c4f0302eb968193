"""A certificate is revoked with a reason, or issued again after a change of name."""

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import AuditEntry
from lms.core.db import db
from lms.credentials import rules
from lms.credentials.models import Certificate
from tests.credentials import graduates
from tests.credentials.conftest import Promotion
from tests.factories import Browser, Cast, Visitor, words_of

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def browser(cast: Cast, promotion: Promotion, visit: Visitor) -> Browser:
    """The coordinator's, once the certificates are issued."""
    opened = visit(cast.coordinator)
    opened.post(f"{promotion.page}/issue")
    return opened


def versions(app: Flask, promotion: Promotion) -> list[Certificate]:
    """The versions of Amina's certificate."""
    mine = select(Certificate).where(Certificate.person_id == promotion.amina.id)
    with app.app_context():
        return list(db.session.scalars(mine.order_by(Certificate.version)))


def test_a_revoked_certificate_reads_as_no_longer_valid_without_the_reason(
    app: Flask, promotion: Promotion, browser: Browser, visit: Visitor
) -> None:
    one = versions(app, promotion)[0]
    answer = browser.post(f"{promotion.page}/{one.id}/revoke", {"reason": "Wrong person"})
    assert answer.status_code == 303
    checked = visit().get(f"/verify/{one.code}", headers=ENGLISH)
    assert "No longer valid." in words_of(checked)
    assert "Wrong person" not in checked.text
    assert "Wrong person" in browser.get(promotion.page).text
    assert "Wrong person" in visit(promotion.amina).get("/my-certificates").text


def test_the_square_of_an_ended_certificate_is_judged_no_more(
    app: Flask, promotion: Promotion, browser: Browser, visit: Visitor
) -> None:
    one = versions(app, promotion)[0]
    assert "data-square" in visit().get(f"/verify/{one.code}").text
    browser.post(f"{promotion.page}/{one.id}/revoke", {"reason": "Wrong person"})
    assert "data-square" not in visit().get(f"/verify/{one.code}").text


def test_revoking_needs_a_reason_and_happens_once(app: Flask, promotion: Promotion, browser: Browser) -> None:
    one = versions(app, promotion)[0]
    address = f"{promotion.page}/{one.id}/revoke"
    assert browser.post(address, {"reason": " "}).status_code == 422
    assert browser.post(address, {"reason": "Wrong person"}).status_code == 303
    again = browser.post(address, {"reason": "Another"})
    assert again.status_code == 422
    assert versions(app, promotion)[0].revoked_because == "Wrong person"


def test_what_is_revoked_is_said_to_be_and_not_asked_for_again(
    app: Flask, promotion: Promotion, browser: Browser
) -> None:
    one = versions(app, promotion)[0]
    address = f"{promotion.page}/{one.id}/revoke"
    assert 'name="reason"' in browser.get(address).text
    browser.post(address, {"reason": "Wrong person"})
    shown = browser.get(address, headers=ENGLISH)
    assert "It is already revoked. Wrong person" in words_of(shown)
    assert 'name="reason"' not in shown.text


def test_a_revoked_certificate_is_not_issued_by_the_next_click(
    app: Flask, promotion: Promotion, browser: Browser
) -> None:
    one = versions(app, promotion)[0]
    browser.post(f"{promotion.page}/{one.id}/revoke", {"reason": "Wrong person"})
    assert browser.post(f"{promotion.page}/issue").status_code == 409
    assert len(versions(app, promotion)) == 1


def test_after_a_change_of_name_the_code_stays_and_the_former_name_is_gone(
    app: Flask, promotion: Promotion, browser: Browser, visit: Visitor
) -> None:
    one = versions(app, promotion)[0]
    graduates.rename(app, promotion.amina, "Amin Yusufzai")
    assert browser.post(f"{promotion.page}/{one.id}/again").status_code == 303
    first, second = versions(app, promotion)
    assert (second.code, second.version) == (first.code, 2)
    assert second.facts == first.facts | {"holder": "Amin Yusufzai"}
    assert second.digest == rules.digest(second.facts)
    assert 'data-version="2"' in visit().get(f"/verify/{one.code}").text
    checked, own = visit().get(f"/verify/{one.code}"), visit(promotion.amina).get("/my-certificates")
    assert "A. Y." in checked.text
    assert "Amin Yusufzai" in own.text
    for answer in (checked, own):
        assert "Amina" not in answer.text.replace("Amina Yusufzai</span>", "")


def test_the_former_version_is_out_of_reach(
    app: Flask, promotion: Promotion, browser: Browser, visit: Visitor
) -> None:
    one = versions(app, promotion)[0]
    graduates.rename(app, promotion.amina, "Amin Yusufzai")
    browser.post(f"{promotion.page}/{one.id}/again")
    assert browser.get(f"{promotion.page}/{one.id}/pdf").status_code == 404
    assert visit(promotion.amina).get(f"/my-certificates/{one.id}/pdf").status_code == 404


def test_a_certificate_that_is_right_is_not_issued_again(
    app: Flask, promotion: Promotion, browser: Browser
) -> None:
    one = versions(app, promotion)[0]
    answer = browser.post(f"{promotion.page}/{one.id}/again", headers=ENGLISH)
    assert (answer.status_code, len(versions(app, promotion))) == (422, 1)
    assert "still right" in words_of(answer)


def test_the_name_in_latin_letters_is_in_latin_letters(
    app: Flask, promotion: Promotion, browser: Browser
) -> None:
    one = versions(app, promotion)[0]
    assert browser.post(f"{promotion.page}/{one.id}/again", {"latin_name": "آمنه"}).status_code == 422
    assert browser.post(f"{promotion.page}/{one.id}/again", {"latin_name": "Ámina"}).status_code == 303
    assert versions(app, promotion)[1].facts["native_name"] == ""


def test_strangers_revoke_nothing(app: Flask, cast: Cast, promotion: Promotion, visit: Visitor) -> None:
    visit(cast.coordinator).post(f"{promotion.page}/issue")
    one, stranger = versions(app, promotion)[0], visit(cast.theirs.people["coordinator"])
    for path in ("revoke", "again"):
        assert stranger.get(f"{promotion.page}/{one.id}/{path}").status_code == 404
        assert visit(cast.trainer).get(f"{promotion.page}/{one.id}/{path}").status_code == 403
    own_cohort = f"/cohorts/{cast.theirs.cohort.id}/certificates/{one.id}"
    assert stranger.post(f"{own_cohort}/revoke", {"reason": "Not mine"}).status_code == 404
    assert stranger.post(f"{own_cohort}/draw-again").status_code == 404


@pytest.mark.parametrize(
    ("name", "latin"),
    [("Nguyễn Thị Ánh", True), ("Amina", True), ("آمنه", False), ("Amina آمنه", False), ("...", False)],
)
def test_latin_letters(name: str, latin: bool) -> None:
    assert rules.is_latin(name) is latin


def test_who_issued_and_who_revoked_is_in_the_trail_without_name_or_reason(
    app: Flask, cast: Cast, promotion: Promotion, browser: Browser
) -> None:
    one = versions(app, promotion)[0]
    browser.post(f"{promotion.page}/{one.id}/revoke", {"reason": "Wrong person"})
    with app.app_context():
        trail = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [(entry.actor_id, entry.action) for entry in trail] == [
        (cast.coordinator.id, "issue-certificates"),
        (cast.coordinator.id, "revoke"),
    ]
    assert one.id in trail[0].details["certificates"]
    assert trail[1].subject_id == one.id
    assert not [entry for entry in trail if "Wrong" in str(entry.details) or "Amina" in str(entry.details)]
