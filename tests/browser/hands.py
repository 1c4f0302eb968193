"""What a person does with a page: sign in, fill in, send, follow; and what they must never meet."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from lms.catalogue.values import Module, Question
from lms.learning import grading

MAIN_BUTTON = "button[type=submit]:not(.second, .stop, .link, .plain)"


def sign_in(page: Page, identifier: str, secret: str) -> None:
    """Sign in from the sign-in page, and arrive inside."""
    page.goto("/sign-in")
    fill(page, identifier=identifier, secret=secret)
    send(page)
    expect(page.locator('form[action="/sign-out"]')).to_have_count(1)


def fill(page: Page, **fields: str) -> None:
    """Type into fields, by name."""
    for name, text in fields.items():
        page.locator(f"main [name={name}]:not([type=hidden])").fill(text)


def tick(page: Page, name: str, *values: object) -> None:
    """Tick boxes or choose answers, as a finger does: on the words around them."""
    for value in values:
        box = page.locator(f'main [name="{name}"][value="{value}"]')
        if not box.is_checked():
            box.locator("xpath=ancestor::label").click()
        expect(box).to_be_checked()


def send(page: Page, action: str = "") -> None:
    """Press the main button of the form on the page, or of the one that goes to `action`."""
    form = page.locator(f'main form[action$="{action}"]' if action else "main form").first
    press(page, form.locator(MAIN_BUTTON).first)


def follow(page: Page, ending: str) -> None:
    """Follow the first link in the page whose address ends so."""
    press(page, page.locator(f'main a[href$="{ending}"]').first)


def press(page: Page, what: Locator) -> None:
    """Press a button or a link, and wait for the page it leads to."""
    with page.expect_navigation():
        what.click()
    assert_it_fits(page)


def path(page: Page) -> str:
    """Where one is, without the host."""
    return urlsplit(page.url).path


def number_in(page: Page, place: int) -> int:
    """The number at that place of the path: `/cohorts/7/progress` has 7 at 1."""
    return int(path(page).strip("/").split("/")[place])


def assert_it_fits(page: Page) -> None:
    """Nothing sticks out at the side of the screen."""
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1], f"{path(page)} is {wide[0]} px wide on a screen of {wide[1]} px"


def question_on(page: Page, module: Module) -> Question:
    """The question of the bank that is asked on the page."""
    shown = sorted(_shown(page))
    found = [
        question
        for question in module.questions
        if sorted(part.id for part in grading.parts(question)) == shown
        and " ".join(question.prompt_html.striptags().split())[:20] in _asked(page)
    ]
    assert len(found) == 1, (path(page), shown)
    return found[0]


def _asked(page: Page) -> str:
    return " ".join(page.locator("#asked").inner_text().split())


def _shown(page: Page) -> Iterator[str]:
    for box in page.locator("main input[name=answer]").all():
        yield box.get_attribute("value") or ""
    for place in page.locator("main select[name^=answer-]").all():
        yield (place.get_attribute("name") or "").removeprefix("answer-")


def answer(page: Page, question: Question) -> None:
    """Give the right answer to the question on the page, with or without scripts."""
    right = grading.right(question)
    if question.kind != "ordering":
        tick(page, "answer", *right)
    elif page.locator("main select[name^=answer-]").first.is_visible():
        for number, item in enumerate(right, 1):
            page.locator(f'main select[name="answer-{item}"]').select_option(str(number))
    else:
        _move_into_order(page, right)
    send(page)


def _move_into_order(page: Page, right: tuple[str, ...]) -> None:
    """Move lines up with their arrows until each stands in its place."""
    for number, item in enumerate(right, 1):
        place = page.locator(f'main select[name="answer-{item}"]')
        line = page.locator("main [data-ordering] li", has=page.locator(f'select[name="answer-{item}"]'))
        while place.input_value() != str(number):
            line.locator("button.up").click()
