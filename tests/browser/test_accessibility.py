"""Every page of each role, on a phone, light and dark: nothing keeps anybody out, nothing sticks out."""

import pytest
from playwright.sync_api import Page

from lms.demo.sign_ins import SHOWN, SignIn
from tests.browser.accessibility import barriers, pale, parts_of
from tests.browser.conftest import OpenPage
from tests.browser.hands import assert_it_fits, sign_in
from tests.browser.walking import walk

pytestmark = pytest.mark.browser

checked: set[tuple[str, str]] = set()
"""Pages already asked about: a role that sees the same parts of a page as another need not ask again."""


def check_all(page: Page, *starts: str) -> None:
    """Walk from `starts`, and ask of each page what is wrong with it."""
    faults: list[str] = []
    for kind in walk(page, *starts):
        assert_it_fits(page)
        made_of = kind, parts_of(page)
        if made_of not in checked:
            checked.add(made_of)
            faults += barriers(page) + pale(page, "dark")
    assert not faults, "\n".join(faults)


def test_a_stranger_meets_no_barrier(open_page: OpenPage) -> None:
    check_all(open_page(), "/sign-in", "/accessibility", "/verify")


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.role)
def test_a_role_meets_no_barrier(open_page: OpenPage, shown: SignIn) -> None:
    page = open_page()
    sign_in(page, shown.identifier, shown.secret)
    check_all(page, "/")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_learner_meets_no_barrier_in_another_language(open_page: OpenPage, language: str) -> None:
    page = open_page()
    sign_in(page, "100001", "284917")
    page.locator("details.menu summary").click()
    page.locator(f"details.menu button[value={language}]").click()
    page.wait_for_selector(f"html[lang={language}]")
    check_all(page, "/")
