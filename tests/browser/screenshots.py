"""Takes the README's pictures of the demonstration: `python -m tests.browser.screenshots FOLDER`."""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from lms.demo.team import PASSWORD, PIN
from tests.browser.conftest import CHROMIUM, PHONE, QUIET
from tests.browser.hands import follow, press, send, sign_in
from tests.browser.server import Server

DESK = {"width": 1280, "height": 860}
LARGEST = 150_000
"""Bytes: people read the README on a phone too."""
COLOURS = 240


def main(folder: Path) -> None:
    """Run the product, and write every picture into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own, sync_playwright() as playwright:
        server = Server(Path(own))
        server.hear_its_address()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        try:
            take_all(browser, server.address, folder)
        finally:
            browser.close()
            server.stop()


def take_all(browser: Browser, address: str, folder: Path) -> None:
    """Every picture, each by the person it is of."""
    learner = visitor(browser, address, PHONE, "100001", PIN)
    picture(learner, folder / "learner-home.png")
    follow(learner, "/modules/4")
    picture(learner, folder / "lesson.png")
    send(learner, "/quiz")
    picture(learner, folder / "quiz.png")

    arabic = visitor(browser, address, PHONE, "100004", PIN)
    picture(arabic, folder / "learner-home-arabic.png")

    trainer = visitor(browser, address, PHONE, "claire", PASSWORD)
    trainer.goto("/tonight")
    picture(trainer, folder / "tonight.png")
    trainer.set_viewport_size(DESK)  # type: ignore[arg-type]  # the two sizes
    trainer.goto("/cohorts")
    cohort = trainer.locator(
        'main a[href^="/cohorts/"]', has_text="DigitAll débutant, le soir"
    ).get_attribute("href")
    trainer.goto(f"{cohort}/progress")
    picture(trainer, folder / "cohort.png")

    funder = visitor(browser, address, DESK, "sophie", PASSWORD)
    press(funder, funder.locator('main a[href^="/reports/"]').first)
    picture(funder, folder / "report.png")

    holder = visitor(browser, address, PHONE, "100202", PIN)
    draw_certificate(holder, folder / "certificate.png")


def visitor(browser: Browser, address: str, viewport: dict[str, int], identifier: str, secret: str) -> Page:
    """Somebody who is signed in, in French."""
    scale = 2 if viewport is PHONE else 1
    context = browser.new_context(
        base_url=address,
        viewport=viewport,  # type: ignore[arg-type]  # width and height
        locale="fr-FR",
        device_scale_factor=scale,
    )
    page = context.new_page()
    sign_in(page, identifier, secret)
    return page


def picture(page: Page, path: Path) -> None:
    """The screen as it is, without a message passing by."""
    page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    keep(Image.open(BytesIO(page.screenshot())), path)


def draw_certificate(page: Page, path: Path) -> None:
    """The first page of the certificate, once the worker has drawn it."""
    page.goto("/my-certificates")
    while not page.locator('main a[href$="/pdf"]').count():
        page.wait_for_timeout(500)
        page.reload()
    address = page.locator('main a[href$="/pdf"]').first.get_attribute("href")
    document = pypdfium2.PdfDocument(page.request.get(str(address)).body())
    keep(document[0].render(scale=1.3).to_pil(), path)


def keep(image: Image.Image, path: Path) -> None:
    """Write `image` with a palette, rare colours kept: pages have few."""
    few = image.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    size = path.stat().st_size
    if size > LARGEST:
        raise ValueError(f"{path.name} weighs {size} bytes, more than {LARGEST}")
    sys.stdout.write(f"{path} {size // 1000} kB\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
