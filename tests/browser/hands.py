"""What a person does with a page: sign in, fill in, send, follow; and what they must never meet."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from lms.catalogue.values import Module, Question
from lms.learning import grading

CHOSEN = ("single", "multiple", "true-false", "hotspot")
"""Kinds of question answered by ticking."""
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


def untick(page: Page, name: str, *values: object) -> None:
    """Take the tick out of boxes, as a finger does."""
    for value in values:
        box = page.locator(f'main [name="{name}"][value="{value}"]')
        if box.is_checked():
            box.locator("xpath=ancestor::label").click()
        expect(box).not_to_be_checked()


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


def until(page: Page, condition: str, told: object = None) -> Any:
    """What an asynchronous JavaScript function gives once that is something: a worker takes its time.

    Playwright's own wait_for_function takes a promise for something.
    """
    asked = f"""async (told) => {{
      for (let tries = 0; tries < 150; tries++) {{
        const found = await ({condition})(told);
        if (found) return found;
        await new Promise((later) => setTimeout(later, 200));
      }}
    }}"""
    found = page.evaluate(asked, told)
    assert found, condition
    return found


def drawn(page: Page) -> str:
    """The address of the file of one's first certificate, once the worker has drawn it."""
    return str(
        until(
            page,
            """async () => {
              const page = await (await fetch("/my-certificates", { cache: "no-store" })).text();
              return page.match(/\\/my-certificates\\/\\d+\\/pdf/)?.[0];
            }""",
        )
    )


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
    shown = set(_shown(page))
    found = [
        question
        for question in module.questions
        if " ".join(question.prompt_html.striptags().split())[:20] in _asked(page)
        and _names(question) == {name for name, _value in shown}
        and (question.kind not in CHOSEN or _values(question) == {value for _name, value in shown})
    ]
    assert len(found) == 1, (path(page), shown)
    return found[0]


def _names(question: Question) -> set[str]:
    return set(grading.fields(question, grading.right(question)))


def _values(question: Question) -> set[str]:
    return {part.id for part in grading.parts(question)}


def _asked(page: Page) -> str:
    return " ".join(page.locator("#asked").inner_text().split())


def _shown(page: Page) -> Iterator[tuple[str, str]]:
    """The fields of the answer: name and value, as they stand."""
    for field in page.locator("main [name^=answer]").all():
        yield field.get_attribute("name") or "", field.get_attribute("value") or ""


def answer(page: Page, question: Question) -> None:
    """Give the right answer to the question on the page, with or without scripts."""
    fields = grading.fields(question, grading.right(question))
    if question.kind in CHOSEN:
        tick(page, "answer", *fields["answer"])
    elif page.locator("main .board").count():
        _put_in_boxes(page, fields)
    elif page.locator("main [data-ordering] button.up:visible").count():
        _move_into_order(page, grading.right(question))
    else:
        fill_in(page, fields)
    send(page)


def fill_in(page: Page, fields: Mapping[str, Sequence[str]]) -> None:
    """Type into fields and choose in lists, by name."""
    for name, values in fields.items():
        field = page.locator(f'main [name="{name}"]')
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(values[0])
        else:
            field.fill(values[0])


def _put_in_boxes(page: Page, fields: Mapping[str, Sequence[str]]) -> None:
    """Press each thing, then its box."""
    for name, (value,) in fields.items():
        page.locator(f'main .thing[data-fills="{name}"]').click()
        page.locator(f'main .box > button[data-box="{value}"]').click()


def _move_into_order(page: Page, right: tuple[str, ...]) -> None:
    """Move lines up with their arrows until each stands in its place."""
    for number, item in enumerate(right, 1):
        place = page.locator(f'main select[name="answer-{item}"]')
        line = page.locator("main [data-ordering] li", has=page.locator(f'select[name="answer-{item}"]'))
        while place.input_value() != str(number):
            line.locator("button.up").click()
