"""A coordinator issues the certificates of a cohort in one click, once each."""

from collections.abc import Callable

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from lms.core.db import db, transaction
from lms.credentials import rules
from lms.credentials.models import Certificate
from lms.jobs.models import Job
from lms.learning.models import Progress
from tests.counting import statements
from tests.credentials import graduates
from tests.credentials.conftest import Promotion
from tests.factories import Cast, Visitor, words_of


def certificates(app: Flask) -> list[Certificate]:
    with app.app_context():
        return list(db.session.scalars(select(Certificate).order_by(Certificate.id)))


def drawings(app: Flask) -> int:
    with app.app_context():
        return len(db.session.scalars(select(Job.id).where(Job.kind == "draw_certificate")).all())


def test_everybody_ready_receives_one_and_the_others_none(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor
) -> None:
    answer = visit(cast.coordinator).post(f"{promotion.page}/issue")
    assert (answer.status_code, answer.location) == (303, promotion.page)
    assert {row.person_id for row in certificates(app)} == {promotion.amina.id, promotion.bao.id}
    assert drawings(app) == 2


def test_a_certificate_copies_every_fact_it_prints(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor
) -> None:
    visit(cast.coordinator).post(f"{promotion.page}/issue")
    found = next(row for row in certificates(app) if row.person_id == promotion.amina.id)
    facts = found.facts
    assert (facts["holder"], facts["native_name"]) == ("Amina Yusufzai", "آمنه یوسفزی")
    assert (facts["hours"], facts["mark"], facts["code"]) == ("PT14H", 88, found.code)
    assert (facts["cohort"], facts["site"]) == ("DigitAll débutant", "Antenne des Lilas")
    assert facts["course_title"] == "DigitAll débutant"
    assert facts["signatory"] == "coordinator 1"
    assert facts["started_on"] < facts["ended_on"] < facts["issued_on"]
    assert found.digest == rules.digest(facts)
    assert not any("birth" in name for name in facts)


def test_the_mark_that_counts_is_printed_where_it_is_not_the_best(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        for row in db.session.scalars(select(Progress)):
            row.kept_mark = 71.0
    visit(cast.coordinator).post(f"{promotion.page}/issue")
    facts = next(row for row in certificates(app) if row.person_id == promotion.amina.id).facts
    assert (facts["mark"], {module["mark"] for module in facts["modules"]}) == (71, {71})


def test_a_second_click_is_refused_and_issues_nothing(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor
) -> None:
    browser = visit(cast.coordinator)
    browser.post(f"{promotion.page}/issue")
    assert browser.post(f"{promotion.page}/issue").status_code == 409
    assert (len(certificates(app)), drawings(app)) == (2, 2)


def test_one_person_receives_theirs_and_the_others_none(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor
) -> None:
    browser, hers = visit(cast.coordinator), f"{promotion.page}/issue/{promotion.amina_place.id}"
    assert hers in browser.get(promotion.page).text
    once = {"once": "the same key"}
    assert [browser.post(hers, once).status_code for _ in range(2)] == [303, 303]
    assert [row.person_id for row in certificates(app)] == [promotion.amina.id]
    again = browser.post(hers, headers={"Accept-Language": "en"})
    assert (again.status_code, "has their certificate already" in words_of(again)) == (409, True)
    assert hers not in browser.get(promotion.page).text
    browser.post(f"{promotion.page}/issue")
    assert [row.person_id for row in certificates(app)] == [promotion.amina.id, promotion.bao.id]


def test_no_click_issues_to_one_who_is_not_ready_or_not_here(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor
) -> None:
    browser = visit(cast.coordinator)
    for enrolment, answer in ((cast.ours.enrolment, 409), (cast.theirs.enrolment, 404)):
        assert browser.post(f"{promotion.page}/issue/{enrolment.id}").status_code == answer
    assert certificates(app) == []


def test_the_same_form_sent_twice_is_one_form(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor
) -> None:
    browser, once = visit(cast.coordinator), {"once": "the same key"}
    answers = [browser.post(f"{promotion.page}/issue", once) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(certificates(app)) == 2


def test_somebody_ready_later_receives_theirs_later(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor
) -> None:
    browser = visit(cast.coordinator)
    browser.post(f"{promotion.page}/issue")
    with app.app_context(), transaction():
        late = graduates.a_learner(cast.ours.site, "Late")
        graduates.graduate(promotion.cohort, graduates.evenings(promotion.cohort), late)
    browser.post(f"{promotion.page}/issue")
    assert [row.person_id for row in certificates(app)][2:] == [late.id]


@pytest.mark.parametrize("lacking", ["modules", "hours", "check"])
def test_whoever_misses_one_condition_receives_none(
    app: Flask, cast: Cast, visit: Visitor, lacking: str
) -> None:
    cohort, enrolment = cast.ours.cohort, cast.ours.enrolment
    with app.app_context(), transaction():
        sessions = graduates.evenings(cohort)
        if lacking != "hours":
            graduates.attend(sessions, enrolment)
        graduates.pass_modules(enrolment, cohort, 59.99 if lacking == "modules" else 60)
        if lacking != "check":
            graduates.confirm(enrolment)
    assert visit(cast.coordinator).post(f"/cohorts/{cohort.id}/certificates/issue").status_code == 409
    assert certificates(app) == []


def test_the_page_says_what_is_missing(cast: Cast, promotion: Promotion, visit: Visitor) -> None:
    browser = visit(cast.coordinator)
    said = words_of(browser.get(promotion.page, headers={"Accept-Language": "en"}))
    assert "Issue 2 certificates" in said
    assert (
        "Before the certificate: modules 1, 2, 3, 4 and 5, 14 h of class and the trainer’s agreement" in said
    )


def test_drawing_ends_with_a_file_and_the_page_shows_it(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor, draw: Callable[[], int]
) -> None:
    browser = visit(cast.coordinator)
    browser.post(f"{promotion.page}/issue")
    english = {"Accept-Language": "en"}
    assert "Certificates drawn: 0 of 2" in words_of(browser.get(promotion.page, headers=english))
    assert draw() == 2
    assert "2 certificates are issued and drawn" in words_of(browser.get(promotion.page, headers=english))
    one = certificates(app)[0]
    answer = browser.get(f"{promotion.page}/{one.id}/pdf")
    assert answer.data.startswith(b"%PDF-")
    answer.close()


def test_trainers_and_strangers_do_not_reach_the_certificates(
    cast: Cast, promotion: Promotion, visit: Visitor
) -> None:
    assert visit(cast.trainer).get(promotion.page).status_code == 403
    assert visit(cast.theirs.people["coordinator"]).get(promotion.page).status_code == 404
    assert visit(cast.theirs.people["coordinator"]).post(f"{promotion.page}/issue").status_code == 404


def test_the_page_costs_the_same_number_of_statements_for_one_as_for_many(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor
) -> None:
    browser = visit(cast.coordinator)

    with statements(app) as few:
        browser.get(promotion.page)
    with app.app_context(), transaction():
        graduates.more_graduates(promotion.cohort, cast.ours.site, 8)
    with statements(app) as many:
        browser.get(promotion.page)
    assert len(many) == len(few) <= 12


@given(st.integers(0, 60_000))
def test_a_length_is_kept_to_the_minute_as_text_and_as_a_number(minutes: int) -> None:
    assert rules.minutes_in(rules.duration(minutes)) == minutes
    assert rules.minutes_in(rules.hours_as_number(minutes)) == minutes


def test_lengths_are_written_as_iso_8601_writes_them() -> None:
    assert [rules.duration(minutes) for minutes in (0, 45, 60, 1155)] == [
        "PT0H",
        "PT0H45M",
        "PT1H",
        "PT19H15M",
    ]
    assert rules.minutes_in(19.2) == 1152
    with pytest.raises(ValueError, match="19:15"):
        rules.minutes_in("19:15")


def test_marks_are_rounded_down() -> None:
    assert rules.course_mark([59.99, 60.0]) == 59
    assert rules.course_mark([]) is None
