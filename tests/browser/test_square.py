"""On a plane: the square of a certificate, and its file, are checked by a browser without network."""

import base64
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from lms.accounts.models import Person
from lms.accounts.operations import as_signed_in
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.credentials import operations
from lms.credentials.badges import settings
from lms.credentials.badges import square as squares
from lms.credentials.badges.keys import SQUARES, Named
from lms.credentials.models import COMPLETION, Certificate
from tests.browser.conftest import OpenPage
from tests.browser.hands import drawn, until
from tests.browser.past import beside
from tests.browser.server import Server

pytestmark = pytest.mark.browser

GENUINE = "Les mots du carré sont authentiques."
NOT_OURS = "Les mots du carré ne viennent pas de nous."
FILE_GENUINE, FILE_CHANGED = "Ce fichier est authentique.", "Ce fichier a été changé."
NO_SIGNATURE = "Ce fichier ne porte pas de signature."
KEY_UNKNOWN = "Cette copie ne connaît pas la clé de cette signature."
NEWER, PERHAPS_NEWER = "Il y en a un plus récent.", "Il y en a peut-être un plus récent."
OF_LETEBRHAN, PIN = "100202", "284917"
KEPT = "async () => (await navigator.serviceWorker.getRegistration('/verify/'))?.active?.state == 'activated'"
IDLE = "() => new Promise(done => requestIdleCallback(() => setTimeout(done), { timeout: 5000 }))"


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
        return context.request.get(drawn(page)).body()


@pytest.fixture(scope="module")
def square(certificate: bytes) -> str:
    """What a phone reads in the square."""
    picture = pypdfium2.PdfDocument(certificate)[0].render(scale=150 / 72, grayscale=True).to_pil()
    (found,) = zxingcpp.read_barcodes(picture)
    return str(found.text)


@pytest.fixture
def checker(chromium: Browser, server: Server, tmp_path: Path) -> Iterator[Page]:
    """The checker as it was saved, opened where there is no network."""
    saved = tmp_path / "checker.html"
    with chromium.new_context(base_url=server.address, locale="fr-FR") as context:
        saved.write_bytes(context.request.get("/verify/checker.html").body())
    with chromium.new_context(offline=True, locale="fr-FR") as context:
        page = context.new_page()
        page.goto(saved.as_uri())
        yield page


def said_by(page: Page, words: str) -> str:
    page.locator("[data-square]").get_by_text(words).wait_for()
    return page.locator("[data-square]").inner_text()


def said_of_file(page: Page, pdf: bytes, words: str) -> str:
    page.reload()
    page.set_input_files("[data-pdf]", {"name": "file.pdf", "mimeType": "application/pdf", "buffer": pdf})
    return said_by(page, words)


def signed_with(key: Named, square: str, change: Callable[[list[str]], list[str]]) -> str:
    """The same square with other lines, signed anew."""
    address, _hash, packed = square.partition("#")
    lines = base64.b32decode(packed + "=" * (-len(packed) % 8))[64:].decode().split("\n")
    written = "\n".join(change(lines)).encode()
    made = squares.signature(key, squares.message(address.rpartition("/")[2], written))
    return f"{address}#{base64.b32encode(made + written).decode().rstrip('=')}"


def our_key(server: Server) -> Named:
    with beside(server.instance):
        return settings.keys().in_use(SQUARES, now())


def kept_page(page: Page, address: str) -> None:
    """Open a page of checks, and wait until the browser's worker serves it."""
    page.goto("/verify")
    until(page, KEPT)
    page.goto(address)
    for _again in range(30):  # a page opened in the moment the worker begins is not yet in its care
        if page.evaluate("() => Boolean(navigator.serviceWorker.controller)"):
            break
        page.reload()


def test_the_page_opened_before_tells_without_network(chromium: Browser, server: Server, square: str) -> None:
    with chromium.new_context(base_url=server.address, locale="fr-FR") as context:
        page = context.new_page()
        kept_page(page, square.partition("#")[0])
        context.set_offline(True)
        page.goto(square)
        said = said_by(page, GENUINE)
        assert "Letebrhan Weldu" in said
        name = square.index("#") + 110
        changed = square[:name] + ("A" if square[name] != "A" else "B") + square[name + 1 :]
        another = context.new_page()
        another.goto(changed)
        assert "Letebrhan" not in said_by(another, NOT_OURS)


def test_the_page_kept_before_reads_files_too(
    chromium: Browser, server: Server, square: str, certificate: bytes
) -> None:
    with chromium.new_context(base_url=server.address, locale="fr-FR") as context:
        page = context.new_page()
        kept_page(page, "/verify/offline")
        context.set_offline(True)
        assert "Letebrhan Weldu" in said_of_file(page, certificate, FILE_GENUINE)
        said_of_file(page, certificate + b"\n", FILE_CHANGED)


def test_the_page_kept_before_learns_of_a_new_key_when_there_is_network(
    chromium: Browser, server: Server, square: str
) -> None:
    with chromium.new_context(base_url=server.address, locale="fr-FR") as context:
        page = context.new_page()
        kept_page(page, "/verify/offline")
        context.set_offline(True)  # before there is a new key: the copy may be renewed at any moment
        with beside(server.instance):
            key = settings.keys().renew(SQUARES, now())
        name = squares.name_of(key.private.public_key())
        of_new_key = signed_with(key, square, lambda lines: [*lines[:7], name])
        page.goto(of_new_key)
        assert "Letebrhan" not in said_by(page, KEY_UNKNOWN)
        context.set_offline(False)
        page.goto("/verify")
        kept = "async (name) => (await (await caches.match('/verify/offline')).text()).includes(name)"
        until(page, kept, name)
        context.set_offline(True)
        page.goto(of_new_key)
        assert "Letebrhan Weldu" in said_by(page, GENUINE)


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


def test_the_way_to_the_content_is_no_square(open_page: OpenPage, square: str) -> None:
    page = open_page()
    page.goto(square.partition("#")[0])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash === '#main'")
    page.evaluate(IDLE)
    assert page.locator("[data-square]").inner_text() == ""


def test_a_square_printed_before_squares_told_their_version_is_read_as_ever(
    open_page: OpenPage, server: Server, square: str
) -> None:
    page = open_page()
    page.goto(signed_with(our_key(server), square, lambda lines: lines[:6]))
    assert "Letebrhan Weldu" in said_by(page, GENUINE)


def test_the_saved_checker_tells_the_file_alone(checker: Page, certificate: bytes) -> None:
    said = said_of_file(checker, certificate, FILE_GENUINE)
    assert "Letebrhan Weldu" in said
    assert "DigitAll" in said


def test_the_saved_checker_says_what_to_do_with_other_words(checker: Page) -> None:
    checker.fill("[data-address]", "DL-2W9EY-1D47F")
    said_by(checker, "Ce n’est pas l’adresse d’un carré.")


def test_the_saved_checker_sees_one_byte_that_changed(checker: Page, certificate: bytes) -> None:
    page_content = next(
        found.end()
        for found in re.finditer(rb"stream\r?\n(?=\x78)", certificate)
        if b"BT" in zlib.decompressobj().decompress(certificate[found.end() :])
    )
    signature = certificate.index(b"/Contents <") + 11
    for place in (
        page_content + 200,
        signature + 300,
        signature + 1500,
        certificate.index(b">", signature) - 1,
    ):
        altered = bytearray(certificate)
        altered[place] ^= 1
        assert "Letebrhan" not in said_of_file(checker, bytes(altered), FILE_CHANGED)


def test_the_saved_checker_sees_what_was_added(checker: Page, certificate: bytes) -> None:
    added = b"\n9999 0 obj\n<< >>\nendobj\nxref\n0 0\ntrailer\n<< >>\nstartxref\n0\n%%EOF\n"
    assert "Letebrhan" not in said_of_file(checker, certificate + added, FILE_CHANGED)


def test_a_text_with_the_address_of_a_certificate_is_none(checker: Page, square: str) -> None:
    forged = f"%PDF-1.4 (Somebody Else, 200 h) ({square})".encode()
    assert "Letebrhan" not in said_of_file(checker, forged, NO_SIGNATURE)


def test_a_checker_saved_before_the_key_was_made_says_that_it_does_not_know_it(
    checker: Page, certificate: bytes
) -> None:
    checker.evaluate(
        "document.querySelector('[data-pdf]').dataset.signers = '{\"signers\": {}, \"others\": []}'"
    )
    file = {"name": "file.pdf", "mimeType": "application/pdf", "buffer": certificate}
    checker.set_input_files("[data-pdf]", file)  # type: ignore[arg-type]  # such a dictionary is meant
    assert "Letebrhan" not in said_by(checker, KEY_UNKNOWN)


def test_an_old_paper_is_never_told_valid_nor_its_name_shown_beside_the_new_one(
    open_page: OpenPage, server: Server, square: str
) -> None:
    code = square.partition("#")[0].rpartition("/")[2]
    with beside(server.instance), transaction():  # somebody else's: the other tests need Letebrhan's as it is
        first = db.session.scalars(select(Certificate).where(Certificate.code == code)).one()
        old = db.session.scalars(
            select(Certificate).where(
                Certificate.cohort_id == first.cohort_id,
                Certificate.kind == COMPLETION,
                Certificate.code != code,
            )
        ).first()
        assert old
        name, theirs = str(old.facts["holder"]), old.code
        coordinator = as_signed_in(
            db.session.scalars(select(Person).where(Person.identifier == "nadia")).one()
        )
        db.session.get_one(Person, old.person_id).legal_name = "Nouvelle Personne"
        db.session.flush()
        new = operations.issue_again(coordinator, old).id
    key, unsigned = our_key(server), square.replace(code, theirs)
    page = open_page()
    page.goto(signed_with(key, unsigned, lambda lines: [name, *lines[1:]]))
    said_by(page, NEWER)
    assert name not in page.content()
    assert "Valable." not in page.inner_text("main")

    unnumbered = open_page()
    unnumbered.goto(signed_with(key, unsigned, lambda lines: [name, *lines[1:6]]))
    said_by(unnumbered, PERHAPS_NEWER)
    assert name not in unnumbered.content()

    latest = open_page()
    latest.goto(signed_with(key, unsigned, lambda lines: ["Nouvelle P.", *lines[1:6], "2", lines[7]]))
    said_by(latest, GENUINE)
    assert "Valable." in latest.inner_text("main")

    with beside(server.instance), transaction():
        operations.revoke(coordinator, db.session.get_one(Certificate, new), "Une erreur.")
    page.reload()
    page.evaluate(IDLE)
    assert "Plus valable." in page.inner_text("main")
    assert not page.locator(".note.good").all()
    assert name not in page.content()
