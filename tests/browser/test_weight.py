"""What a page costs somebody who pays for data: on the wire, cold cache, everything included."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.hands import answer, follow, question_on, send, sign_in
from tests.browser.past import beside, email_module
from tests.browser.server import Server

pytestmark = pytest.mark.browser
FIRST_PAGE, LESSON_PAGE = 30_000, 40_000
JOURNEY, REQUESTS = 60_000, 20


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
    course = page.locator('main a[href^="/learning/"]').first.get_attribute("href") or ""
    page.goto("/".join([*course.split("/")[:3], "modules", "4"]))  # whatever the next step is by now
    assert 1_000 < weight(page, page.url) <= LESSON_PAGE


class Journey:
    """Counts what a page asks for from now on, redirects among it, and the bytes that come."""

    def __init__(self, page: Page) -> None:
        self.asked: list[tuple[str, str]] = []
        self.bytes = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._ask)
        session.on("Network.requestServedFromCache", self._not_asked)
        session.on("Network.responseReceived", self._perhaps_not_asked)
        session.on("Network.loadingFinished", self._add)

    def _ask(self, event: dict[str, Any]) -> None:
        request = event["request"]
        if request["url"].startswith("data:"):
            return
        self.asked.append((event["requestId"], f"{request['method']} {urlsplit(request['url']).path}"))
        if "redirectResponse" in event:
            self.bytes += int(event["redirectResponse"]["encodedDataLength"])

    def _not_asked(self, event: dict[str, Any]) -> None:
        """It was in the cache: nothing went over the wire."""
        self.asked = [asked for asked in self.asked if asked[0] != event["requestId"]]

    def _perhaps_not_asked(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._not_asked(event)

    def _add(self, event: dict[str, float]) -> None:
        self.bytes += int(event["encodedDataLength"])


def test_signing_in_reading_a_lesson_and_four_questions_cost_60_kilobytes_and_20_requests(
    open_page: OpenPage, server: Server
) -> None:
    """Sign-in, home, course, lesson, four questions answered and explained, from an empty cache."""
    with beside(server.instance):
        module = email_module()
    page = open_page()
    journey = Journey(page)
    sign_in(page, "100001", "284917")
    enrolment = page.locator('main a[href^="/learning/"]').first.get_attribute("href") or ""
    page.goto("/".join(enrolment.split("/")[:3]))
    follow(page, "/modules/4")
    send(page, "/modules/4/quiz")
    for number in range(1, 5):
        answer(page, question_on(page, module))
        if number < 4:
            follow(page, f"/questions/{number + 1}")
    page.wait_for_load_state("networkidle")
    assert 5_000 < journey.bytes <= JOURNEY, journey.asked
    assert len(journey.asked) <= REQUESTS, journey.asked
