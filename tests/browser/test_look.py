"""The look of a site's documents is seen while it is chosen, and said to be too pale at once."""

import pytest
from playwright.sync_api import expect

from lms.demo.team import PASSWORD
from tests.browser.conftest import OpenPage
from tests.browser.hands import sign_in

pytestmark = pytest.mark.browser


def test_a_change_is_seen_without_a_press_and_nothing_is_kept(open_page: OpenPage) -> None:
    page = open_page()
    sign_in(page, "nadia", PASSWORD)
    page.goto("/sites/1/documents")
    name = page.locator("[name=signatory]")
    before, seen = name.input_value(), page.locator("#seen img")
    expect(seen).to_have_count(0)
    name.fill("Nadia Belkacem")
    name.press("Tab")
    expect(seen).to_be_visible(timeout=20_000)
    page.reload()
    assert page.locator("[name=signatory]").input_value() == before
