"""What a page costs somebody who pays for data: on the wire, cold cache, everything included."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.hands import follow, sign_in

pytestmark = pytest.mark.browser
FIRST_PAGE, LESSON_PAGE = 30_000, 40_000


class Wire:
    """Counts the bytes that reach a page from now on, the cache being empty."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.loadingFinished", self._add)

    def _add(self, event: dict[str, float]) -> None:
        self.bytes += int(event["encodedDataLength"])


def weight(page: Page, address: str) -> int:
    """Bytes on the wire for opening `address`."""
    wire = Wire(page)
    page.goto(address, wait_until="networkidle")
    return wire.bytes


def test_the_first_page_costs_at_most_30_kilobytes(open_page: OpenPage) -> None:
    assert 1_000 < weight(open_page(), "/") <= FIRST_PAGE


def test_a_learners_home_costs_at_most_30_kilobytes(open_page: OpenPage) -> None:
    page = open_page()
    sign_in(page, "100001", "284917")
    assert 1_000 < weight(page, "/") <= FIRST_PAGE


def test_a_lesson_costs_at_most_40_kilobytes(open_page: OpenPage) -> None:
    page = open_page()
    sign_in(page, "100001", "284917")
    follow(page, "/modules/4")
    assert 1_000 < weight(page, page.url) <= LESSON_PAGE
