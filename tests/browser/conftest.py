"""The product as script/server runs it, and a real browser on a phone-sized screen."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import accessibility, elsewhere
from tests.browser.past import beside
from tests.browser.server import Server
from tests.browser.watching import Watch

CHROMIUM = "/usr/bin/chromium-headless-shell"
QUIET = (
    "--js-flags=--no-maglev --no-turbofan",  # what is optimised is thrown away with its page, before it gains
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, furnish: Callable[[Path], None]) -> Iterator[Server]:
    """The product with its demonstration, web server and worker, for all browser tests of this run."""
    folder = tmp_path_factory.mktemp("server")
    furnish(folder / "instance")
    server = Server(folder)
    server.hear_its_address()
    yield server
    assert server.stop() == 0


@pytest.fixture(scope="module")
def app_beside(server: Server) -> Iterator[Flask]:
    """An application that knows the same addresses as the one we visit."""
    with beside(server.instance) as app:
        yield app


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """`open_page(viewport=…, locale=…)` is a person with a browser of their own.

    Addresses may begin at /. The test fails when something went wrong behind any page it opened, or when it
    did not ask about one it was to ask about.
    """
    watches = []
    accessibility.asked.clear()
    with ExitStack() as contexts:

        def opened(**more: Any) -> Page:
            settings = {"base_url": server.address, "viewport": PHONE, "locale": "fr-FR"} | more
            context = contexts.enter_context(chromium.new_context(**settings))
            watches.append(Watch(context, server.address))
            return context.new_page()

        yield opened
    assert not [fault for watch in watches for fault in watch.faults]
    promised = elsewhere.MET_BY.get(request.node.name, set())
    assert promised <= accessibility.asked, "pages this test was to ask about"


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A stranger's phone, in French."""
    return open_page()
