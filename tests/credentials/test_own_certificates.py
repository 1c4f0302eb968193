"""A learner sees and downloads their own certificates, and nobody else's."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from lms.core.db import db, transaction
from lms.credentials.models import Certificate
from tests.credentials.conftest import Promotion
from tests.factories import Cast, Visitor, words_of

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def own(app: Flask, cast: Cast, promotion: Promotion, visit: Visitor, draw: Callable[[], int]) -> Certificate:
    """Amina's certificate, drawn."""
    visit(cast.coordinator).post(f"{promotion.page}/issue")
    draw()
    with app.app_context():
        found = db.session.scalar(select(Certificate).where(Certificate.person_id == promotion.amina.id))
    assert found
    return found


def test_a_learner_downloads_their_own(promotion: Promotion, own: Certificate, visit: Visitor) -> None:
    browser = visit(promotion.amina)
    assert own.code in browser.get("/my-certificates").text
    with browser.get(f"/my-certificates/{own.id}/pdf") as answer:
        assert answer.data.startswith(b"%PDF-")
        assert answer.headers["Content-Disposition"] == (
            "attachment; filename=certificate-digitall-debutant.pdf"
        )
        assert "no-store" in answer.headers["Cache-Control"]


def test_nobody_downloads_another_s(
    cast: Cast, promotion: Promotion, own: Certificate, visit: Visitor
) -> None:
    for person in (promotion.bao, cast.learner, cast.theirs.people["learner"]):
        assert visit(person).get(f"/my-certificates/{own.id}/pdf").status_code == 404
        assert own.code not in visit(person).get("/my-certificates").text
    assert visit().get(f"/my-certificates/{own.id}/pdf").status_code == 302
    assert visit(cast.funder).get(f"/my-certificates/{own.id}/pdf").status_code == 403


def test_without_a_certificate_the_page_says_when_it_comes(cast: Cast, visit: Visitor) -> None:
    assert "No certificate yet" in words_of(visit(cast.learner).get("/my-certificates", headers=ENGLISH))


def test_the_page_of_the_course_says_whether_the_certificate_is_there(
    cast: Cast, promotion: Promotion, visit: Visitor
) -> None:
    course = f"/learning/{promotion.amina_place.id}"
    assert "Your certificate is on its way." in words_of(visit(promotion.amina).get(course, headers=ENGLISH))
    visit(cast.coordinator).post(f"{promotion.page}/issue")
    assert "Your certificate is ready." in words_of(visit(promotion.amina).get(course, headers=ENGLISH))


def test_a_revoked_one_is_downloaded_no_more_by_its_holder_though_its_file_is_kept(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor
) -> None:
    coordinator, amina = visit(cast.coordinator), visit(promotion.amina)
    coordinator.post(f"{promotion.page}/issue")
    folder = app.config["SETTINGS"].documents
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "drawn.pdf").write_bytes(b"%PDF-")
    with app.app_context(), transaction():
        one = db.session.scalars(select(Certificate).where(Certificate.person_id == promotion.amina.id)).one()
        one.file = "drawn.pdf"
    with amina.get(f"/my-certificates/{one.id}/pdf") as answer:
        assert answer.data == b"%PDF-"
    coordinator.post(f"{promotion.page}/{one.id}/revoke", {"reason": "Wrong person"})
    assert amina.get(f"/my-certificates/{one.id}/pdf").status_code == 404
