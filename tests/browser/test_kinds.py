"""Every kind of question, answered rightly by keyboard alone, by touch alone, and without scripts."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lms.learning import grading
from lms.learning.grading.placing import Line, Placing
from tests import guide
from tests.browser.accessibility import barriers, pale
from tests.browser.conftest import OpenPage
from tests.browser.hands import answer, assert_it_fits, send, sign_in
from tests.browser.kinds_class import IDENTIFIER, PIN, KindsClass, open_class
from tests.browser.server import Server

pytestmark = pytest.mark.browser

KINDS = list(grading.KINDS)
TOUCHABLE = 44  # px
TARGETS = "main form :is(.choice, .thing, .box > button, .control, .move, button[type=submit])"


@pytest.fixture(scope="module")
def school(
    tmp_path_factory: pytest.TempPathFactory, furnish: Callable[[Path], None]
) -> Iterator[tuple[KindsClass, Server]]:
    """The product, teaching a course with one question of each kind."""
    folder = tmp_path_factory.mktemp("kinds")
    furnish(folder / "instance")
    opened, settings = open_class(folder)
    server = Server(folder, **settings)
    server.hear_its_address()
    yield opened, server
    assert server.stop() == 0


@pytest.fixture(scope="module")
def server(school: tuple[KindsClass, Server]) -> Server:
    """The server that `open_page` visits in this file."""
    return school[1]


@pytest.fixture(scope="module")
def signed_in(chromium: Browser, server: Server) -> Any:
    """The cookies of the learner, signed in once for all."""
    context = chromium.new_context(base_url=server.address)
    sign_in(context.new_page(), IDENTIFIER, PIN)
    state = context.storage_state()
    context.close()
    return state


Ask = Callable[..., Page]


@pytest.fixture
def ask(open_page: OpenPage, school: tuple[KindsClass, Server], signed_in: Any) -> Ask:
    """`ask(kind)` is a page with the question of that kind on it."""

    def asked(kind: str, **more: Any) -> Page:
        page = open_page(storage_state=signed_in, **more)
        page.goto(school[0].lesson(kind))
        send(page, "/quiz")
        return page

    return asked


def assert_all_is_right(page: Page) -> None:
    """The page that follows praises, and nothing else."""
    expect(page.locator("main [role=status].good, main .note.good").first).to_be_visible()
    expect(page.locator("main :is(.care, .tell)")).to_have_count(0)


@pytest.mark.parametrize("kind", KINDS)
def test_by_keyboard(ask: Ask, kind: str) -> None:
    page = ask(kind, viewport={"width": 1280, "height": 800})
    assert barriers(page) + pale(page, "dark") == []

    BY_KEYBOARD.get(kind, _fill_by_keyboard)(page, kind)
    _tab_to(page, page.locator("main form button[type=submit]").first)
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert_all_is_right(page)


@pytest.mark.parametrize("kind", KINDS)
def test_by_touch(ask: Ask, kind: str) -> None:
    page = ask(kind, has_touch=True, is_mobile=True)
    for target in page.locator(TARGETS).all():
        box = target.bounding_box()
        assert box is None or box["height"] >= TOUCHABLE, target.inner_html()

    BY_TOUCH.get(kind, _fill_by_touch)(page, kind)
    assert_it_fits(page)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.tap()

    assert_all_is_right(page)
    assert pale(page, "light") == []


@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts(ask: Ask, kind: str) -> None:
    page = ask(kind, java_script_enabled=False)

    answer(page, guide.questions()[kind])

    assert_all_is_right(page)


def test_a_thing_can_be_dragged_to_its_box(ask: Ask) -> None:
    page = ask("categories", viewport={"width": 1280, "height": 800})

    for line in _lines("categories"):
        thing, box = page.locator(".thing", has_text=_text(line.label)), _box(page, line)
        thing.drag_to(box)
    send(page)

    assert_all_is_right(page)


def test_a_thing_already_in_a_box_can_move_to_another(ask: Ask) -> None:
    page = ask("categories")
    first, second = page.locator(".box > button").all()
    thing = page.locator(".board > ul .thing").first

    thing.click()
    first.click()
    moved = page.locator(".box").first.locator(".thing")
    name = moved.inner_text()
    moved.click()
    second.click()

    expect(page.locator(".box").last.locator(".thing")).to_have_text(name)
    expect(page.locator(".board [aria-live]")).to_have_text(f"{name}\u00a0: {second.inner_text()}")


def test_the_drawing_shows_what_was_touched(ask: Ask) -> None:
    page = ask("hotspot", java_script_enabled=False)
    spot = page.locator("main .spots label").last

    spot.click()

    expect(page.locator("main .choice input").last).to_be_checked()
    expect(page.locator("main .choice input").first).not_to_be_checked()


# By keyboard


def _tab_to(page: Page, what: Locator) -> None:
    for _step in range(60):
        if what.evaluate("part => part === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not lead there")


def _fill_by_keyboard(page: Page, kind: str) -> None:
    """Fields and lists, one after the other."""
    question = guide.questions()[kind]
    for name, (value,) in grading.fields(question, grading.right(question)).items():
        field = page.locator(f'main [name="{name}"]')
        _tab_to(page, field)
        if field.evaluate("field => field.tagName") == "SELECT":
            for _option in range(12):
                if field.input_value() == value:
                    break
                page.keyboard.press("ArrowDown")
        else:
            page.keyboard.type(value)
        assert field.input_value() == value


def _choose_one_by_keyboard(page: Page, kind: str) -> None:
    (right,) = grading.right(guide.questions()[kind])
    _tab_to(page, page.locator("main [name=answer]").first)
    page.keyboard.press("Space")
    for _option in range(8):
        if page.locator(f'main [name=answer][value="{right}"]').is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError("the arrows do not lead there")


def _choose_several_by_keyboard(page: Page, kind: str) -> None:
    for right in sorted(grading.right(guide.questions()[kind]), key=lambda one: _place_on(page, one)):
        _tab_to(page, page.locator(f'main [name=answer][value="{right}"]'))
        page.keyboard.press("Space")


def _place_on(page: Page, value: str) -> int:
    boxes = page.locator("main [name=answer]").all()
    return [box.get_attribute("value") for box in boxes].index(value)


def _order_by_keyboard(page: Page, kind: str) -> None:
    for number, item in enumerate(grading.right(guide.questions()[kind]), 1):
        select = page.locator(f'main [name="answer-{item}"]')
        up = _up(page, item)
        while select.input_value() != str(number):
            page.locator("main h1").evaluate("title => { title.tabIndex = -1; title.focus(); }")
            _tab_to(page, up)
            page.keyboard.press("Enter")


def _up(page: Page, item: str) -> Locator:
    """The arrow that moves an item up."""
    line = page.locator("main [data-ordering] li")
    return line.filter(has=page.locator(f'[name="answer-{item}"]')).locator(".up")


def _sort_by_keyboard(page: Page, kind: str) -> None:
    for line in _lines(kind):
        page.locator("main h1").evaluate("title => { title.tabIndex = -1; title.focus(); }")
        _tab_to(page, page.locator(".thing", has_text=_text(line.label)))
        page.keyboard.press("Enter")
        _tab_to(page, _box(page, line).locator("> button"))
        page.keyboard.press("Enter")


BY_KEYBOARD: dict[str, Callable[[Page, str], None]] = {
    "single": _choose_one_by_keyboard,
    "true-false": _choose_one_by_keyboard,
    "hotspot": _choose_one_by_keyboard,
    "multiple": _choose_several_by_keyboard,
    "ordering": _order_by_keyboard,
    "categories": _sort_by_keyboard,
}


# By touch


def _fill_by_touch(page: Page, kind: str) -> None:
    """Fields and lists: a phone opens its own keys and its own lists."""
    question = guide.questions()[kind]
    for name, (value,) in grading.fields(question, grading.right(question)).items():
        field = page.locator(f'main [name="{name}"]')
        field.tap()
        expect(field).to_be_focused()
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            page.keyboard.insert_text(value)


def _choose_by_touch(page: Page, kind: str) -> None:
    for right in grading.right(guide.questions()[kind]):
        page.locator(".choice").filter(has=page.locator(f'[value="{right}"]')).tap()


def _touch_the_drawing(page: Page, kind: str) -> None:
    for right in grading.right(guide.questions()[kind]):
        place = page.locator(f'main .spots label[for="answer-{right}"]').bounding_box()
        assert place is not None
        page.touchscreen.tap(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        expect(page.locator(f'main [value="{right}"]')).to_be_checked()


def _order_by_touch(page: Page, kind: str) -> None:
    for number, item in enumerate(grading.right(guide.questions()[kind]), 1):
        select = page.locator(f'main [name="answer-{item}"]')
        up = _up(page, item)
        while select.input_value() != str(number):
            up.tap()


def _sort_by_touch(page: Page, kind: str) -> None:
    for line in _lines(kind):
        page.locator(".thing", has_text=_text(line.label)).tap()
        _box(page, line).locator("> button").tap()


BY_TOUCH: dict[str, Callable[[Page, str], None]] = {
    "single": _choose_by_touch,
    "true-false": _choose_by_touch,
    "multiple": _choose_by_touch,
    "hotspot": _touch_the_drawing,
    "ordering": _order_by_touch,
    "categories": _sort_by_touch,
}


def _lines(kind: str) -> list[Line]:
    placing = grading.KINDS[kind]
    assert isinstance(placing, Placing)
    return list(placing.lines(guide.questions()[kind]))


def _text(html: Any) -> str:
    return str(html.striptags())


def _box(page: Page, line: Line) -> Locator:
    """The box a thing belongs in."""
    name = _text(dict(line.choices)[line.answers[0]])
    return page.locator(".box").filter(has=page.get_by_role("button", name=name, exact=True))
