"""A whole evening class lived in a real browser by each of its people, from a new site to a certificate."""

from collections.abc import Iterator
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from lms.demo.team import PASSWORD
from tests.browser import past
from tests.browser.conftest import OpenPage
from tests.browser.evening import (
    LEARNER,
    LISTED,
    Evening,
    the_coordinator_enrols_people,
    the_coordinator_hands_out_a_card,
    the_coordinator_issues_the_certificate,
    the_coordinator_lays_out_ten_evenings,
    the_coordinator_makes_a_site,
    the_coordinator_writes_down_who_pays,
)
from tests.browser.hands import (
    answer,
    assert_it_fits,
    drawn,
    fill,
    follow,
    number_in,
    path,
    press,
    question_on,
    send,
    sign_in,
)
from tests.browser.past import email_module
from tests.browser.server import Server

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 800}
KINDS = {"single", "multiple", "ordering", "gap"}
"""Some are chosen, some ordered, some filled in; test_kinds.py meets all of them."""
MOST_TRIES = 12


@pytest.fixture
def beside(server: Server) -> Iterator[Flask]:
    """The same database as the product's, for what happened on earlier evenings."""
    with past.beside(server.instance) as app:
        yield app


def test_a_whole_evening(open_page: OpenPage, beside: Flask) -> None:
    evening = Evening()
    coordinator = open_page(viewport=DESK)
    sign_in(coordinator, "nadia", PASSWORD)
    the_coordinator_makes_a_site(coordinator, evening)
    the_coordinator_lays_out_ten_evenings(coordinator, evening)
    the_coordinator_enrols_people(coordinator, evening)
    the_coordinator_hands_out_a_card(coordinator, evening)
    past.live_the_first_evenings(evening.cohort, evening.identifier, email_module().slug)

    learner = open_page()
    sign_in(learner, evening.identifier, evening.pin)
    the_learner_reads_and_answers(learner, evening)
    the_learner_does_it_again_without_scripts(open_page, evening)

    trainer = open_page()
    sign_in(trainer, "soir-formatrice", evening.passwords["soir-formatrice"])
    the_trainer_marks_attendance_and_sees_the_work(trainer, evening)

    the_coordinator_issues_the_certificate(coordinator, evening)
    the_learner_downloads_it(learner, evening)
    anybody_checks_it(open_page(), evening)

    the_coordinator_writes_down_who_pays(coordinator, evening)
    funder = open_page(viewport=DESK)
    sign_in(funder, "soir-financeur", evening.passwords["soir-financeur"])
    the_funder_reads_figures_and_no_name(funder, evening)


def the_learner_reads_and_answers(page: Page, evening: Evening) -> None:
    """One next step, the lesson, some of the quiz, home, on where it stopped; many kinds of question."""
    expect(page.locator("main .card.next")).to_have_count(1)
    follow(page, "/modules/4")
    expect(page.locator("h1")).to_have_text(email_module().title)
    send(page, "/quiz")
    for _question in range(2):
        answer(page, question_on(page, email_module()))
        press(page, page.locator("main a.button.block"))
    stopped = path(page)
    page.goto("/")
    press(page, page.locator("main .card.next a.button"))
    assert path(page) == stopped
    finish_quiz(page)
    expect(page.locator("main .note.good").first).to_contain_text("100")
    do_quiz_until_many_kinds_are_met(page)
    page.goto("/")
    assert_it_fits(page)
    expect(page.locator("main")).to_contain_text(past.the_course().title)
    press(page, page.locator('main a[href^="/learning/"]').last)
    evening.enrolment = number_in(page, 1)
    expect(page.locator("main .steps li").nth(3)).to_contain_text("100")


def finish_quiz(page: Page) -> set[str]:
    """Answer to the end; the kinds of question met."""
    seen = set()
    while "/questions/" in path(page):
        question = question_on(page, email_module())
        seen.add(question.kind)
        answer(page, question)
        press(page, page.locator("main a.button.block"))
    return seen


def the_learner_does_it_again_without_scripts(open_page: OpenPage, evening: Evening) -> None:
    """The same lesson and quiz on a phone that runs no script, until many kinds of question were met."""
    page = open_page(java_script_enabled=False)
    sign_in(page, evening.identifier, evening.pin)
    do_quiz_until_many_kinds_are_met(page)
    page.goto(f"/learning/{evening.enrolment}")
    expect(page.locator("main")).to_contain_text("100")


def do_quiz_until_many_kinds_are_met(page: Page) -> None:
    """From the lesson to the result, again and again: each attempt draws other questions."""
    seen: set[str] = set()
    for _again in range(MOST_TRIES):
        page.goto("/")
        press(page, page.locator('main a[href^="/learning/"]').last)
        follow(page, "/modules/4")
        expect(page.locator("h1")).to_have_text(email_module().title)
        send(page, "/quiz")
        seen |= finish_quiz(page)
        expect(page.locator("main .note.good").first).to_contain_text("100")
        if seen >= KINDS:
            return
    raise AssertionError(f"only {seen} in {MOST_TRIES} attempts")


def the_trainer_marks_attendance_and_sees_the_work(page: Page, evening: Evening) -> None:
    """The list of the evening, the grid of the cohort, what one person missed; then the trainer's word."""
    page.goto("/tonight")
    assert_it_fits(page)
    page.goto(f"/cohorts/{evening.cohort}/sessions")
    press(page, page.locator('main a[href^="/sessions/"]').last)
    rows = page.locator("fieldset.presence")
    expect(rows).to_have_count(len(LISTED) + 1)
    rows.filter(has_text=LISTED[0]).locator("label.absent").click()
    press(page, page.locator("button[name=everyone]"))
    expect(page.locator("input[value=present]:checked")).to_have_count(len(LISTED))
    expect(page.locator("input[value=absent]:checked")).to_have_count(1)
    page.goto(f"/cohorts/{evening.cohort}/progress")
    assert_it_fits(page)
    mine = page.locator("tbody tr").filter(has_text=LEARNER)
    expect(mine).to_contain_text("100")
    press(page, mine.locator("a").first)
    press(page, page.locator("main form[action$='/confirmation'] button"))


def the_learner_downloads_it(page: Page, evening: Evening) -> None:
    """The worker draws it meanwhile."""
    answered = page.request.get(drawn(page))
    assert answered.body().startswith(b"%PDF-")
    words = pypdfium2.PdfDocument(BytesIO(answered.body()))[0].get_textpage().get_text_range()
    assert LEARNER in words
    assert evening.code in words


def anybody_checks_it(page: Page, evening: Evening) -> None:
    """A stranger types the code."""
    page.goto("/verify")
    fill(page, code=evening.code.lower())
    send(page)
    expect(page.locator("main .note.good").first).to_be_visible()
    expect(page.locator("main h2").first).to_have_text("N. K.")  # the holder has not let the name be shown


def the_funder_reads_figures_and_no_name(page: Page, evening: Evening) -> None:
    """Figures, and the same as a file; not one name, and no way to one."""
    follow(page, f"/reports/{evening.agreement}")
    report = page.locator("main").inner_text()
    assert str(len(LISTED) + 1) in report
    answered = page.request.get(f"/reports/{evening.agreement}/figures.csv")
    assert "text/csv" in answered.headers["content-type"]
    figures = answered.body().decode("utf-8-sig")
    assert len(figures.splitlines()) > 5
    for name in [LEARNER, *LISTED, "Collègue trainer"]:
        assert name not in report + figures
    assert page.request.get(f"/cohorts/{evening.cohort}").status == 403
