"""A beginner's whole path through C01 and C02 by touch; by keyboard, offline, and for who teaches."""

import pytest
from playwright.sync_api import Page, expect

from lms.catalogue.simulators.worlds import WORLDS
from tests.browser.accessibility import barriers, pale
from tests.browser.by_keyboard import leave, silent
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
BY_KEYBOARD = {
    "premiers-pas": ["le-son-et-la-lumiere", "glisser-et-ranger"],
    "digitall-debutant": ["pointer-et-cliquer", "aller-a-la-bonne-adresse", "recevoir-et-retrouver"],
    "securite-et-infox": ["une-phrase-solide"],
    "recherche-d-emploi": ["une-alerte-et-un-suivi"],
    "demarches-en-ligne": ["un-dossier-de-3-pieces"],
}
"""One exercise of each world, by course."""
NAMES = """(() => {
  const [, kept] = Object.entries(localStorage).find(([name]) => name.startsWith("simulator "));
  const { seed } = JSON.parse(kept);
  return [seed, document.querySelector("[data-stage]").innerText];
})()"""


@pytest.fixture(scope="module")
def selam(server: Server) -> Beginner:
    """A beginner with a place in every course these tests walk through."""
    return beginner(server.instance, *PATH, *REST, "preparation-pcie")


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


def test_every_world_is_worked_in_by_keyboard_alone_and_heard(open_page: OpenPage, selam: Beginner) -> None:
    page = open_page()
    sign_in(page, IDENTIFIER, "284917")
    found = {one.slug: (number, one) for course in BY_KEYBOARD for number, one in simulators(course)}
    worlds = set[str]()
    for course, slugs in BY_KEYBOARD.items():
        for slug, number, exercise in ((slug, *found[slug]) for slug in slugs):
            assert exercise.simulation
            worlds |= set(exercise.simulation.worlds)
            page.goto(selam.address(course, number, exercise))
            assert silent(page, exercise.simulation) == [], slug
            expect(page.locator("[data-goal]:not([data-reached])"), slug).to_have_count(0)
            assert course not in PATH or not barriers(page)  # other courses: see above
            leave(page)
            with page.expect_navigation():
                page.keyboard.press("Enter")
            expect(page.locator("#verdict .note.good"), slug).to_be_visible()
    assert worlds == set(WORLDS)


def test_files_are_put_away_by_touch_without_drawing_them(open_page: OpenPage, selam: Beginner) -> None:
    page = by_touch(open_page)
    number, exercise = next(simulators("preparation-pcie"))
    assert exercise.simulation
    page.goto(selam.address("preparation-pcie", number, exercise))
    play(page, exercise.simulation)
    assert_it_fits(page)
    check_my_work(page)
    expect(page.locator("#verdict .note.good")).to_be_visible()


def test_what_was_done_is_kept_when_the_network_is_gone(open_page: OpenPage, selam: Beginner) -> None:
    page = open_page()
    sign_in(page, IDENTIFIER, "284917")
    page.goto(f"/learning/{selam.places['digitall-debutant']}/modules/4/exercises/1")
    page.locator("[data-stage]").get_by_role("button", name="Claire Rossi").click()
    begun = page.evaluate(NAMES)
    page.reload()
    assert page.evaluate(NAMES) == begun  # though the page brings another attempt
    assert page.evaluate("JSON.parse(document.querySelector('[data-given]').dataset.given).seed") != begun[0]
    expect(page.locator("[data-goal=read][data-reached]")).to_have_count(1)
    page.context.set_offline(True)
    page.locator("button[name=do][value=submit]").click()
    expect(page.locator("[data-offline]")).to_be_visible()
    page.context.set_offline(False)
    check_my_work(page)
    expect(page.locator("#verdict")).to_contain_text("Le message de Claire est lu.")
    expect(page.locator("[data-goal=read][data-reached]")).to_have_count(0)
    page.locator("[data-stage]").get_by_role("button", name="Claire Rossi").click()
    assert page.evaluate(NAMES)[0] != begun[0]


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
    expect(page.locator("[data-told] .simulator-told")).to_have_text(steps.nth(0).inner_text())
    page.get_by_role("button", name="Étape précédente").click()
    assert not barriers(page)
