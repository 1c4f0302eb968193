"""A beginner's whole path through C01 and C02 by touch; by keyboard, offline, and for who teaches."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import barriers, pale
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.hands import assert_it_fits, press, sign_in
from tests.browser.playing import IDENTIFIER, Beginner, beginner, play, simulators
from tests.browser.server import Server

pytestmark = pytest.mark.browser
PATH = ("premiers-pas", "digitall-debutant")
REST = (
    "digitall-intermediaire",
    "securite-et-infox",
    "recherche-d-emploi",
    "demarches-en-ligne",
    "asile-et-sejour",
)


@pytest.fixture(scope="module")
def selam(server: Server) -> Beginner:
    """A beginner with a place in every course these tests walk through."""
    return beginner(server.instance, *PATH, *REST)


def by_touch(open_page: OpenPage, **more: object) -> Page:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True, **more)
    page.clock.install()  # a minute of waiting is not waited for
    sign_in(page, IDENTIFIER, "284917")
    return page


def check_my_work(page: Page) -> None:
    press(page, page.locator("button[name=do][value=submit]"))


@pytest.mark.parametrize("course", PATH)
def test_a_beginner_does_every_exercise_of_a_course_by_touch(
    open_page: OpenPage, selam: Beginner, course: str
) -> None:
    page = by_touch(open_page)
    for number, exercise in simulators(course):
        assert exercise.simulation
        page.goto(selam.address(course, number, exercise))
        play(page, exercise.simulation)
        assert_it_fits(page)
        expect(page.locator("[data-goal]:not([data-reached])"), exercise.slug).to_have_count(0)
        check_my_work(page)
        expect(page.locator("#verdict .note.good"), exercise.slug).to_be_visible()


@pytest.mark.parametrize("course", REST)
def test_the_worlds_of_other_courses_keep_nobody_out(
    open_page: OpenPage, selam: Beginner, course: str
) -> None:
    page = by_touch(open_page)
    seen = set()
    for number, exercise in simulators(course):
        assert exercise.simulation
        if exercise.simulation.worlds in seen:
            continue
        seen.add(exercise.simulation.worlds)
        page.goto(selam.address(course, number, exercise))
        page.wait_for_selector("[data-stage][data-ready]")
        faults = barriers(page) + pale(page, "dark")
        play(page, exercise.simulation)
        assert_it_fits(page)
        assert not faults + barriers(page)


def test_a_message_is_answered_by_keyboard_alone(open_page: OpenPage, selam: Beginner) -> None:
    page = open_page()
    sign_in(page, IDENTIFIER, "284917")
    page.goto(f"/learning/{selam.places['digitall-debutant']}/modules/4/exercises/1")
    stage = page.locator("[data-stage]")
    stage.get_by_role("button", name="Claire Rossi").focus()
    page.keyboard.press("Enter")
    expect(stage.get_by_role("heading", name="Votre premier cours")).to_be_focused()
    for _number in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Répondre":
            break
    page.keyboard.press("Enter")
    expect(stage.get_by_role("heading", name="Répondre")).to_be_focused()
    for words in (None, None, "Bonjour Claire, je viens mardi à 18 h. Amina Diallo"):
        page.keyboard.press("Tab")
        if words:
            page.keyboard.type(words)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-told]")).to_contain_text("Votre réponse est dans")
    check_my_work(page)
    expect(page.locator("#verdict .note.good")).to_be_visible()
    assert not barriers(page)


def test_what_was_done_is_kept_when_the_network_is_gone(open_page: OpenPage, selam: Beginner) -> None:
    page = open_page()
    sign_in(page, IDENTIFIER, "284917")
    page.goto(f"/learning/{selam.places['digitall-debutant']}/modules/4/exercises/1")
    page.locator("[data-stage]").get_by_role("button", name="Claire Rossi").click()
    page.reload()
    expect(page.locator("[data-goal=read][data-reached]")).to_have_count(1)
    page.context.set_offline(True)
    page.locator("button[name=do][value=submit]").click()
    expect(page.locator("[data-offline]")).to_be_visible()
    page.context.set_offline(False)
    check_my_work(page)
    expect(page.locator("#verdict")).to_contain_text("Le message de Claire est lu.")
    expect(page.locator("[data-goal=read][data-reached]")).to_have_count(0)


def test_a_trainer_sees_it_again_step_by_step(open_page: OpenPage, selam: Beginner) -> None:
    learner = by_touch(open_page)
    (number, exercise), *_others = simulators("digitall-debutant")
    assert exercise.simulation
    learner.goto(selam.address("digitall-debutant", number, exercise))
    play(learner, exercise.simulation)
    check_my_work(learner)
    page = open_page(viewport={"width": 1280, "height": 900})
    sign_in(page, "claire", "passerelle-demo")
    cohort, place = selam.cohorts["digitall-debutant"], selam.places["digitall-debutant"]
    page.goto(f"/cohorts/{cohort}/learners/{place}/modules/{number}/exercises/{exercise.number}")
    press(page, page.get_by_role("link", name="Revoir pas à pas").first)
    page.wait_for_selector("[data-stage][data-ready]")
    steps = page.locator("[data-step]")
    page.get_by_role("button", name="Étape suivante").click()
    expect(steps.nth(0)).to_have_attribute("aria-current", "")
    expect(page.locator("[data-told]")).to_have_text(steps.nth(0).inner_text())
    page.get_by_role("button", name="Étape précédente").click()
    assert not barriers(page)
