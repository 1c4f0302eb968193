"""On a plane: the square of a certificate is checked by a browser without network."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page

from tests.browser.conftest import OpenPage
from tests.browser.server import Server

pytestmark = pytest.mark.browser

GENUINE = "Les mots du carré sont authentiques."
NOT_OURS = "Les mots du carré ne viennent pas de nous."
OF_LETEBRHAN, PIN = "100202", "284917"
KEPT = "async () => (await navigator.serviceWorker.getRegistration('/verify/'))?.active?.state == 'activated'"
DRAWN = "async () => (await (await fetch('/my-certificates')).text()).includes('/pdf\"')"
PATIENCE = 30_000  # milliseconds until the worker has drawn it


@pytest.fixture(scope="module")
def certificate(chromium: Browser, server: Server) -> bytes:
    """The PDF a learner of the demonstration downloads."""
    with chromium.new_context(base_url=server.address, locale="fr-FR") as context:
        page = context.new_page()
        page.goto("/sign-in")
        page.fill("[name=identifier]", OF_LETEBRHAN)
        page.fill("[name=secret]", PIN)
        page.press("[name=secret]", "Enter")
        page.wait_for_url("**/")
        page.goto("/my-certificates")
        page.wait_for_function(DRAWN, polling=500, timeout=PATIENCE)
        page.reload()
        address = page.locator("a[href$='/pdf']").get_attribute("href")
        assert address
        return context.request.get(address).body()


@pytest.fixture(scope="module")
def square(certificate: bytes) -> str:
    """What a phone reads in the square."""
    picture = pypdfium2.PdfDocument(certificate)[0].render(scale=150 / 72, grayscale=True).to_pil()
    (found,) = zxingcpp.read_barcodes(picture)
    return str(found.text)


def said_by(page: Page, words: str) -> str:
    page.get_by_text(words).wait_for()
    return page.locator("[data-square]").inner_text()


def test_the_page_opened_before_tells_without_network(chromium: Browser, server: Server, square: str) -> None:
    with chromium.new_context(base_url=server.address, locale="fr-FR") as context:
        page = context.new_page()
        page.goto("/verify")
        page.wait_for_function(KEPT)
        page.goto(square.partition("#")[0])
        for _again in range(30):  # a page opened in the moment the worker begins is not yet in its care
            if page.evaluate("() => Boolean(navigator.serviceWorker.controller)"):
                break
            page.reload()
        context.set_offline(True)
        page.goto(square)
        said = said_by(page, GENUINE)
        assert "Letebrhan Weldu" in said
        changed = square[:-4] + ("AAAA" if square[-4:] != "AAAA" else "BBBB")
        another = context.new_page()
        another.goto(changed)
        assert "Letebrhan" not in said_by(another, NOT_OURS)


def test_with_network_the_square_is_checked_too_and_reaches_no_server(
    open_page: OpenPage, square: str
) -> None:
    page, asked = open_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(square)
    assert "Letebrhan Weldu" in said_by(page, GENUINE)
    secret = square.partition("#")[2]
    assert not any(secret in address.partition("#")[0] for address in asked)
    assert "Valable." in page.inner_text("main")


def test_the_saved_checker_reads_the_file_alone(
    chromium: Browser, server: Server, certificate: bytes, tmp_path: Path
) -> None:
    checker, pdf = tmp_path / "checker.html", tmp_path / "certificate.pdf"
    pdf.write_bytes(certificate)
    with chromium.new_context(base_url=server.address, locale="fr-FR") as context:
        checker.write_bytes(context.request.get("/verify/checker.html").body())
    with chromium.new_context(offline=True, locale="fr-FR") as context:
        page = context.new_page()
        page.goto(checker.as_uri())
        page.set_input_files("[data-pdf]", pdf)
        assert "Letebrhan Weldu" in said_by(page, GENUINE)
        altered = tmp_path / "altered.pdf"
        altered.write_bytes(certificate.replace(b"stream", b"strewn"))
        page.set_input_files("[data-pdf]", altered)
        assert "Letebrhan" not in said_by(page, NOT_OURS)
