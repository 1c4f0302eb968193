"""Exercises of code on a phone: with scripts and without, by keyboard, and for whoever teaches."""

import pytest
from playwright.sync_api import Dialog, Locator, Page, Route, expect

from tests.browser.accessibility import barriers, pale
from tests.browser.conftest import OpenPage
from tests.browser.hands import assert_it_fits, fill, press, send, sign_in
from tests.browser.practising import IDENTIFIER, Coders, coders
from tests.browser.server import Server

pytestmark = pytest.mark.browser

SUM = "a = int(input())\nb = int(input())\nprint(a + b)\n"
NOT_YET = "a = input()\nb = input()\nprint(a + b)\n"


@pytest.fixture(scope="module")
def code(server: Server) -> Coders:
    """A learner of code, and where their work is."""
    return coders(server.instance)


def learner(open_page: OpenPage, address: str, **more: object) -> Page:
    page = open_page(**more)
    sign_in(page, IDENTIFIER, "284917")
    page.goto(address)
    return page


def do(page: Page, what: str) -> None:
    press(page, page.locator(f"button[name=do][value={what}]"))


def editor(page: Page, name: str) -> Locator:
    """Where one writes, once the editor has come."""
    expect(page.locator(".editor")).to_be_visible()
    return page.get_by_role("textbox", name=name)


def test_an_exercise_is_tried_and_done_without_scripts(open_page: OpenPage, code: Coders) -> None:
    page = learner(open_page, code.exercise("python", 1, 6), java_script_enabled=False)
    page.locator("#text").fill(NOT_YET)
    page.locator("button[value=run]").click()
    expect(page.locator("#shown samp")).to_have_text("34")
    page.locator("button[value=submit]").click()
    expect(page.locator("#verdict .beside")).to_contain_text("34")
    page.locator("#text").fill(SUM)
    page.locator("button[value=submit]").click()
    expect(page.locator("#verdict .note.good")).to_be_visible()
    assert page.locator("#text").input_value() == SUM


def test_an_exercise_is_done_in_the_editor_by_keyboard_alone(open_page: OpenPage, code: Coders) -> None:
    page = learner(open_page, code.exercise("python", 1, 6))
    editor(page, "Votre code").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("a = int(input())\nb = int(input()\n")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator("#typed")).to_be_focused()
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert_it_fits(page)
    expect(page.locator("#verdict .own-line")).to_contain_text("b = int(input()")
    expect(page.get_by_role("textbox", name="Votre code")).to_contain_text("b = int(input()")
    assert not barriers(page) + pale(page, "dark")


def test_the_editor_comes_while_one_writes_and_one_goes_on(open_page: OpenPage, code: Coders) -> None:
    held: list[Route] = []
    page = learner(open_page, "/")
    page.route("**/editor.python.*.js", lambda route: held.append(route))
    with page.expect_request("**/editor.python.*.js"):
        page.goto(code.exercise("python", 1, 6))
    page.locator("#text").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("print(1)")
    page.keyboard.press("ArrowLeft")
    held[0].continue_()
    expect(page.locator(".editor")).to_be_visible()
    page.keyboard.type("2")
    expect(page.get_by_role("textbox", name="Votre code")).to_have_text("print(12)")
    assert page.locator("#text").input_value() == "print(12)"


def test_a_page_shows_while_it_is_written_inside_a_fence(open_page: OpenPage, code: Coders) -> None:
    page = learner(open_page, code.exercise("initiation-web", 1, 1))
    editor(page, "Votre page").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text("<style>h1 {color: red}</style><h1>Salut</h1>")
    shown = page.frame_locator("iframe.preview").frame_locator("iframe")
    expect(shown.locator("h1")).to_have_css("color", "rgb(255, 0, 0)")
    fence = page.frame_locator("iframe.preview").locator("iframe")
    expect(fence).to_have_attribute("sandbox", "")
    page.keyboard.press("Escape")
    do(page, "run")
    expect(page.locator("#preview-name")).to_be_in_viewport()
    shown = page.frame_locator("iframe.preview").frame_locator("iframe")
    expect(shown.locator("h1")).to_have_text("Salut")
    assert not barriers(page)


def test_a_page_shows_without_scripts_too(open_page: OpenPage, code: Coders) -> None:
    page = learner(open_page, code.exercise("initiation-web", 1, 2), java_script_enabled=False)
    page.locator("#text").fill("<h1>Sans script</h1>")
    page.locator("button[value=run]").click()
    page.locator("iframe.preview").scroll_into_view_if_needed()
    expect(page.frame_locator("iframe.preview").locator("h1")).to_have_text("Sans script")


def test_a_query_shows_its_rows(open_page: OpenPage, code: Coders) -> None:
    page = learner(open_page, code.exercise("sql-et-git", 1, 1))
    do(page, "run")
    expect(page.locator("#shown tr").first).to_be_visible()
    assert not barriers(page)


def test_those_who_teach_meet_no_barrier_in_the_work_of_a_cohort(open_page: OpenPage, code: Coders) -> None:
    page = open_page()
    sign_in(page, "claire", "passerelle-demo")
    cohort = f"/cohorts/{code.cohorts['python']}"
    faults: list[str] = []
    for address in (
        f"{cohort}/work",
        f"{cohort}/modules/1/exercises/6",
        code.work("python", 1, 6),
        code.work("python", 1, 7),
    ):
        page.goto(address)
        assert_it_fits(page)
        faults += barriers(page) + pale(page, "dark")
    assert not faults, "\n".join(faults)


def test_what_was_typed_and_not_sent_comes_back_on_ones_own_device_alone(
    open_page: OpenPage, code: Coders
) -> None:
    address = code.exercise("python", 1, 5)
    page = open_page()
    page.goto("/sign-in")
    fill(page, identifier=IDENTIFIER, secret="284917")
    page.locator("[name=own_device]").check()
    send(page)
    page.goto(address)
    typed_into(page, "x = 1")
    page.goto(address)
    expect(page.locator("#text")).to_have_value("x = 1")
    expect(page.get_by_role("status").filter(has_text="sans l’envoyer")).to_be_visible()
    do(page, "restart")
    expect(page.locator("#text")).not_to_have_value("x = 1")
    typed_into(page, "x = 2")
    with page.expect_navigation():
        page.locator("form[action$='/sign-out'] button").dispatch_event("click")
    assert not page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('written:'))")


def test_on_a_shared_device_nothing_typed_stays(open_page: OpenPage, code: Coders) -> None:
    page = learner(open_page, code.exercise("python", 1, 5))
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", agree)
    typed_into(page, "x = 3")
    page.goto(code.exercise("python", 1, 6))
    assert asked == ["beforeunload"]
    assert not page.evaluate("Object.keys(localStorage).length")


def typed_into(page: Page, text: str) -> None:
    """Type into the editor, once it has come, instead of what is there."""
    expect(page.locator(".editor")).to_be_visible()
    page.get_by_role("textbox", name="Votre code").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)
    expect(page.locator("#text")).to_have_value(text)
