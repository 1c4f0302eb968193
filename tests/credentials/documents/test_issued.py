"""The documents of the end of a training: issued to all who attended, once each, by their team alone."""

import pytest
from flask import Flask
from sqlalchemy import select

from lms.core.db import db, transaction
from lms.credentials import queries
from lms.credentials.badges import square
from lms.demo import builders
from lms.jobs.models import Job
from tests.counting import statements
from tests.credentials import graduates
from tests.credentials.conftest import Promotion
from tests.credentials.documents.issuing import BOTH, ENGLISH, documents, held_by, issued
from tests.factories import Browser, Cast, Visitor, words_of


@pytest.mark.parametrize("kind", BOTH)
def test_everybody_who_attended_receives_one_whatever_the_marks(
    app: Flask, cast: Cast, promotion: Promotion, page: str, browser: Browser, kind: str
) -> None:
    with app.app_context(), transaction():
        began = graduates.a_learner(cast.ours.site, "Began")
        place = builders.enrol(promotion.cohort, began)
        graduates.attend(held_by(promotion.cohort)[:2], place)
    issued(app, browser, page, kind)
    assert {row.person_id for row in documents(app, kind)} == {promotion.amina.id, promotion.bao.id, began.id}
    with app.app_context():
        queued = db.session.scalars(select(Job.id).where(Job.kind == "draw_certificate")).all()
    assert len(queued) == 3


@pytest.mark.parametrize("kind", BOTH)
def test_a_second_click_issues_nothing(app: Flask, page: str, browser: Browser, kind: str) -> None:
    issued(app, browser, page, kind)
    assert browser.post(f"{page}/issue", {"kind": kind}).status_code == 409
    assert len(documents(app, kind)) == 2


@pytest.mark.parametrize("kind", BOTH)
def test_one_person_receives_theirs_and_the_others_none(
    app: Flask, cast: Cast, promotion: Promotion, page: str, browser: Browser, kind: str
) -> None:
    hers = f"{page}/issue/{promotion.amina_place.id}"
    assert hers in browser.get(page).text
    assert [browser.post(hers, {"kind": kind}).status_code for _ in range(2)] == [303, 409]
    assert browser.post(f"{page}/issue/{cast.theirs.enrolment.id}", {"kind": kind}).status_code == 404
    assert [row.person_id for row in documents(app, kind)] == [promotion.amina.id]


@pytest.mark.parametrize("kind", ["", "completion", "passport", "<script>"])
def test_no_other_kind_is_issued_here(page: str, browser: Browser, kind: str) -> None:
    assert browser.post(f"{page}/issue", {"kind": kind}).status_code == 409


def test_strangers_and_trainers_reach_no_documents(
    cast: Cast, promotion: Promotion, page: str, visit: Visitor
) -> None:
    stranger = visit(cast.theirs.people["coordinator"])
    for path in (page, f"{page}/{promotion.amina_place.id}/employer"):
        assert stranger.get(path).status_code == 404
        assert visit(cast.trainer).get(path).status_code == 403
    assert stranger.post(f"{page}/issue", {"kind": "realisation"}).status_code == 404
    theirs = f"/cohorts/{cast.ours.cohort.id}/documents/{cast.theirs.enrolment.id}/employer"
    assert visit(cast.coordinator).get(theirs).status_code == 404


def test_the_page_and_the_issue_cost_the_same_for_one_as_for_many(
    app: Flask, cast: Cast, promotion: Promotion, page: str, browser: Browser
) -> None:
    with statements(app) as few:
        browser.get(page)
    with app.app_context(), transaction():
        graduates.more_graduates(promotion.cohort, cast.ours.site, 8)
    with statements(app) as many:
        browser.get(page)
    assert len(many) == len(few) <= 12


def test_these_documents_are_no_certificate_of_completion(
    app: Flask, promotion: Promotion, page: str, browser: Browser
) -> None:
    for kind in BOTH:
        issued(app, browser, page, kind)
    with app.app_context():
        assert queries.certified([promotion.amina_place.id]) == set()
    assert "Issue 2 certificates" in words_of(browser.get(promotion.page, headers=ENGLISH))


@pytest.mark.parametrize(
    ("kind", "named"),
    [("end-of-training", "End-of-training statement"), ("realisation", "Statement of hours done")],
)
def test_whoever_checks_one_reads_which_it_is_and_that_it_is_no_certificate(
    app: Flask, page: str, browser: Browser, visit: Visitor, kind: str, named: str
) -> None:
    facts = issued(app, browser, page, kind)
    shown = words_of(visit().get(f"/verify/{facts['code']}", headers=ENGLISH))
    assert shown.count(f"{named}. This is not a certificate of completion") == 2, "the script has one too"
    assert "issued this certificate" not in shown
    assert visit().get(f"/verify/{facts['code']}.json").get_json()["kind"] == kind
    assert square.lines_of(facts, 1, "KEY").decode().endswith(f"\nKEY\n{kind}")
