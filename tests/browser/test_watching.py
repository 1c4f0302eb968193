"""The watch behind each page, and the check of barriers, notice a planted fault."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessibility import barriers, pale
from tests.browser.watching import Watch

pytestmark = pytest.mark.browser


def test_the_first_page_is_without_barriers(page: Page) -> None:
    page.goto("/")
    assert not barriers(page)


def test_a_barrier_is_caught(page: Page) -> None:
    page.set_content("<html lang=fr><title>Essai</title><main><h1>Essai</h1><input type=text></main>")
    assert ["(label)" in barrier for barrier in barriers(page)] == [True]


def test_words_too_pale_in_the_dark_alone_are_caught(page: Page) -> None:
    dark = "@media (prefers-color-scheme: dark) { .planted { color: #777; background: #666 } }"
    words = "<main><h1>Essai</h1><p class=planted>Trop pâle</p></main>"
    page.set_content(f"<html lang=fr><title>Essai</title><style>{dark}</style>{words}")
    assert not barriers(page)
    assert ["(color-contrast)" in line for line in pale(page, "dark")] == [True]


def test_a_script_error_and_a_question_to_a_stranger_are_caught(chromium: Browser) -> None:
    with chromium.new_context() as context:
        context.route("**", lambda route: route.abort())
        watch = Watch(context, "http://127.0.0.1")
        page = context.new_page()
        page.set_content("<img src='https://stranger.example/x.png'><script>nobody.knows()</script>")
        page.wait_for_load_state()
    assert [fault for fault in watch.faults if "nobody is not defined" in fault]
    assert [fault for fault in watch.faults if "asks a stranger: https://stranger.example/x.png" in fault]
