"""The content of a certificate drawn by two other programs, to compare what ours costs."""

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache

import segno
from playwright.sync_api import sync_playwright
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from lms.credentials import designs
from lms.credentials.drawing import FONTS

CHROMIUM = "/usr/bin/chromium-headless-shell"
WIDTH, HEIGHT = landscape(A4)


@cache
def _fonts() -> None:
    for name in ("NotoSerifDisplay-Regular", "NotoSans-Regular", "NotoNaskhArabic-Regular"):
        registerFont(TTFont(name, str(FONTS.parent / f"{name}.ttf")))


def by_reportlab(facts: Mapping[str, object]) -> bytes:
    """The same facts set plainly, with the same fonts and a QR code. Arabic is not joined."""
    _fonts()
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(WIDTH, HEIGHT))
    canvas.setTitle(str(facts["course_title"]))
    words = designs.read("completion").words["fr"]
    said = designs.speech("fr", words, {**designs.OPTIONAL, **facts})
    place = HEIGHT - 60
    for font, size, text in (
        ("NotoSans-Regular", 10, facts["issuer"]),
        ("NotoSerifDisplay-Regular", 32, said["title"]),
        ("NotoSerifDisplay-Regular", 28, facts["holder"]),
        ("NotoNaskhArabic-Regular", 20, facts["native_name"] or ""),
        ("NotoSerifDisplay-Regular", 22, facts["course_title"]),
    ):
        canvas.setFont(font, size)
        canvas.drawCentredString(WIDTH / 2, place, str(text))
        place -= size + 16
    canvas.setFont("NotoSans-Regular", 9)
    competences = facts["competences"]
    assert isinstance(competences, list)
    rows = [*said.values(), *competences, facts["site"], facts["signatory"], facts["code"]]
    for row in map(str, rows):
        canvas.drawString(80, place, row[:120])
        place -= 11
    picture = io.BytesIO()
    segno.make_qr(str(facts["verify_address"]), error="m").save(picture, kind="png")
    canvas.drawImage(ImageReader(picture), WIDTH - 140, 50, 80, 80)
    canvas.save()
    return written.getvalue()


@contextmanager
def by_chromium() -> Iterator[Callable[[str, str], bytes]]:
    """A function that prints a page with its style, in a browser that is already open."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()

        def print_page(html: str, style: str) -> bytes:
            page.set_content(html.replace("</head>", f"<style>{style}</style></head>"))
            return page.pdf(prefer_css_page_size=True, tagged=True)

        yield print_page
        browser.close()
