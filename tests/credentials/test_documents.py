"""The documents of the end of a training: issued to all who attended, once each, telling what was done."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from lms.cohorts.models import Cohort
from lms.core import clock
from lms.core.db import db, transaction
from lms.credentials import designs, queries, rules
from lms.credentials.badges import square
from lms.credentials.documents.rules import what_stands_before
from lms.credentials.models import Certificate
from lms.demo import builders
from lms.jobs.models import Job
from lms.scheduling.models import ClassSession
from tests.counting import statements
from tests.credentials import graduates
from tests.credentials.conftest import Promotion
from tests.factories import Browser, Cast, Visitor, words_of

ENGLISH = {"Accept-Language": "en"}
BOTH = ("end-of-training", "realisation")


@pytest.fixture
def page(app: Flask, cast: Cast, promotion: Promotion) -> str:
    """The documents of Amina's cohort, whose last evening is over."""
    with app.app_context(), transaction():
        db.session.merge(cast.ours.session).cancelled_at = clock.now()
    return f"/cohorts/{promotion.cohort.id}/documents"


@pytest.fixture
def browser(cast: Cast, visit: Visitor) -> Browser:
    """The coordinator's."""
    return visit(cast.coordinator)


def held_by(cohort: Cohort) -> list[ClassSession]:
    """The evenings a cohort held, in order."""
    over = (ClassSession.cohort_id == cohort.id, ClassSession.ends_at < clock.now())
    return list(db.session.scalars(select(ClassSession).where(*over).order_by(ClassSession.starts_at)))


def documents(app: Flask, kind: str) -> list[Certificate]:
    with app.app_context():
        of_kind = select(Certificate).where(Certificate.kind == kind)
        return list(db.session.scalars(of_kind.order_by(Certificate.id)))


def words_of_design(name: str, facts: dict[str, Any]) -> str:
    """What the page of a document says, with plain spaces."""
    page = designs.read(name).page(facts)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def issued(app: Flask, browser: Browser, page: str, kind: str) -> dict[str, Any]:
    """The facts of Amina's document of a kind, once it is issued to her cohort."""
    assert browser.post(f"{page}/issue", {"kind": kind}).location == page
    return next(row.facts for row in documents(app, kind) if row.facts["holder"] == "Amina Yusufzai")


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


def test_the_statement_of_the_end_tells_aims_length_and_each_result(
    app: Flask, page: str, browser: Browser
) -> None:
    facts = issued(app, browser, page, "end-of-training")
    assert (facts["hours"], facts["planned_hours"], facts["nature"]) == (
        "PT14H",
        "PT20H",
        "Action de formation",
    )
    assert facts["competences"]
    assert {(each["mark"], each["achieved"]) for each in facts["modules"]} == {(88, True)}
    assert [each["number"] for each in facts["modules"]] == [1, 2, 3, 4, 5]
    assert facts["trainer_check"] is True


def test_what_was_not_achieved_is_told_too(
    app: Flask, cast: Cast, promotion: Promotion, page: str, browser: Browser
) -> None:
    with app.app_context(), transaction():
        graduates.attend(held_by(promotion.cohort)[:1], cast.ours.enrolment)
    issued(app, browser, page, "end-of-training")
    facts = next(row.facts for row in documents(app, "end-of-training") if row.person_id == cast.learner.id)
    assert {(each["mark"], each["achieved"], each["seen"]) for each in facts["modules"]} == {
        (None, False, False)
    }
    assert (facts["trainer_check"], facts["hours"]) == (False, "PT2H")


def test_the_statement_of_hours_tells_what_the_funder_asks_and_no_result(
    app: Flask, promotion: Promotion, page: str, browser: Browser
) -> None:
    address = f"{page}/{promotion.amina_place.id}/employer"
    assert browser.post(address, {"employer": "  Boulangerie  du Parc "}).location == page
    facts = issued(app, browser, page, "realisation")
    assert facts["employer"] == "Boulangerie du Parc"
    assert (facts["provider"], facts["course_title"]) == ("Association Passerelle", "DigitAll débutant")
    assert not {"mark", "modules", "competences", "trainer_check"} & set(facts)
    assert not any("birth" in name for name in facts)


def test_the_statement_of_hours_tells_distance_and_make_up_apart(
    app: Flask, cast: Cast, promotion: Promotion, page: str, browser: Browser
) -> None:
    with app.app_context(), transaction():
        evenings = held_by(promotion.cohort)
        evenings[0].kind = "online"
        (elsewhere,) = builders.sessions(
            builders.a_cohort(cast.ours.site, "Autre"), [evenings[0].starts_at + timedelta(days=1)]
        )
        builders.attended(elsewhere, promotion.amina_place).minutes = 95
    facts = issued(app, browser, page, "realisation")
    apart = [facts[f"{way}_hours"] for way in ("class", "distance", "make_up")]
    assert (facts["hours"], apart) == ("PT15H35M", ["PT12H", "PT2H", "PT1H35M"])
    said = words_of_design("realisation", facts)
    assert "15 h 35 : 12 h en présence, 2 h à distance, 1 h 35 de rattrapage dans un autre groupe" in said
    others = next(row.facts for row in documents(app, "realisation") if row.person_id == promotion.bao.id)
    assert "make_up_hours" in others  # the online evening
    assert others["make_up_hours"] == "PT0H"


def test_where_all_was_in_class_nothing_stands_apart(app: Flask, page: str, browser: Browser) -> None:
    facts = issued(app, browser, page, "realisation")
    assert not {"class_hours", "distance_hours", "make_up_hours"} & set(facts)
    assert "14 h, en présence" in words_of_design("realisation", facts)


def test_the_dates_are_those_of_the_persons_own_evenings(
    app: Flask, cast: Cast, page: str, browser: Browser
) -> None:
    with app.app_context(), transaction():
        late = builders.enrol(cast.ours.cohort, graduates.a_learner(cast.ours.site, "Late"))
        graduates.attend(held_by(cast.ours.cohort)[-1:], late)
    issued(app, browser, page, "realisation")
    facts = next(row.facts for row in documents(app, "realisation") if row.facts["holder"] == "Late")
    assert facts["started_on"] == facts["ended_on"]
    assert facts["hours"] == "PT2H"


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


def test_the_learner_s_language_comes_beside(
    app: Flask, promotion: Promotion, page: str, browser: Browser
) -> None:
    with app.app_context(), transaction():
        db.session.merge(promotion.amina).language = "ar"
    assert issued(app, browser, page, "end-of-training")["also"] == "ar"
    assert {row.facts["also"] for row in documents(app, "end-of-training")} == {"ar", ""}


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
    with app.app_context(), transaction():
        db.session.merge(promotion.amina).legal_name = "Amin Yusufzai"
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
        sessions = graduates.evenings(promotion.cohort)
        for number in range(8):
            graduates.graduate(promotion.cohort, sessions, graduates.a_learner(cast.ours.site, f"P {number}"))
    with statements(app) as many:
        browser.get(page)
    assert len(many) == len(few) <= 12


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
    from lms.credentials import designs, making
    from lms.jobs.worker import run_due

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
