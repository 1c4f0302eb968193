"""Every design drawn in full: in each language, with logos, over several pages; and as a preview."""

import io
import logging
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
import zxingcpp
from flask import Flask
from PIL import Image
from sqlalchemy import select

from lms.core.db import db, transaction
from lms.core.errors import Refused
from lms.credentials import designs
from lms.credentials.badges import square
from lms.credentials.badges.keys import SQUARES, BadgeKeys
from lms.credentials.drawing import draw
from lms.credentials.looks import logo, painting, preview
from lms.credentials.looks.values import Look
from lms.credentials.models import Certificate
from lms.credentials.obstacles import Undrawable
from lms.jobs.worker import run_due
from tests.credentials.conftest import Promotion, promotion  # noqa: F401 - a fixture
from tests.credentials.drawn import ARABIC, NAMES, words_by_language
from tests.factories import Cast, Visitor
from tests.outside.credentials import verapdf
from tests.outside.credentials.conftest import Make, Run

STANDARDS = (verapdf.ARCHIVAL, verapdf.ACCESSIBLE)
ALL = designs.names()
ARCH = b'<path d="M2 18Q20 -8 38 18" fill="#123456"/>'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">%b</svg>' % ARCH


def drawn(design: str, logo_bytes: bytes = b"", **facts: object) -> bytes:
    return draw(design, {**designs.sample(design), **facts}, carried=designs.Carried(logo=logo_bytes))


def a_png() -> bytes:
    made = io.BytesIO()
    Image.new("RGBA", (460, 160), (20, 60, 90, 128)).save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize("design", ALL)
def test_a_design_draws_its_sample_in_silence_in_each_language(
    design: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        for language in designs.read(design).words:
            drawn(design, language=language)
        drawn(design, also="ar")
    assert not caplog.records


@pytest.mark.parametrize(("design", "source"), list(zip(ALL, cycle([SVG, a_png()]), strict=False)))
def test_a_logo_keeps_a_document_archival_and_accessible(design: str, source: bytes) -> None:
    kind, content = logo.clean(source)
    pdf = drawn(design, content, logo=f"{'0' * 64}.{kind}", ink="#1a4d2e", accent="#7a1f1f", also="ar")
    for standard in STANDARDS:
        assert verapdf.findings(pdf, standard) == []


@pytest.mark.parametrize("also", ["ar", "en"])
@pytest.mark.parametrize("design", ALL)
def test_each_design_says_in_its_tags_which_words_are_in_the_second_language(design: str, also: str) -> None:
    pdf = drawn(design, also=also, native_name=NAMES["Tigrinya"][0])
    said = words_by_language(pdf)
    second = " ".join(words for language, words in said if language == also)
    first = " ".join(words for language, words in said if not language)
    titles = {language: words["title"] for language, words in designs.read(design).words.items()}
    assert titles[also].split()[0] in second
    assert titles["fr"].split()[0] in first
    assert titles["fr"].split()[0] not in second.split()
    if also == "ar":
        assert not ARABIC.search(first)
    assert verapdf.findings(pdf, verapdf.ACCESSIBLE) == []


def test_a_logo_that_is_lost_is_said(cast: Cast) -> None:
    with pytest.raises(Undrawable):
        drawn("completion", logo="0" * 64 + ".png")


@pytest.mark.parametrize("design", ALL)
def test_the_signed_square_of_each_design_is_read_at_150_dots_an_inch(make: Make, design: str) -> None:
    document = pypdfium2.PdfDocument(make(design))
    picture = document[len(document) - 1].render(scale=150 / 72, grayscale=True).to_pil()
    (code,) = zxingcpp.read_barcodes(picture)
    address, _mark, packed = code.text.partition("#")
    assert (address, len(packed) > 150) == (designs.sample(design)["verify_address"], True)


def test_the_signed_square_is_read_at_150_dots_an_inch_however_long_the_name(tmp_path: Path) -> None:
    key = BadgeKeys(tmp_path, b"a passphrase").in_use(SQUARES, datetime(2026, 11, 22, tzinfo=UTC))
    facts = {
        **designs.sample("completion"),
        "holder": "Nguyễn Thị Ngọc Ánh Tuyết " * 4,
        "expires_on": "2031-06-30",
    }
    signed = square.address(facts, key, version=12)
    pdf = draw("completion", facts, carried=designs.Carried(signed))
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72, grayscale=True).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["".join(signed)]


def test_a_long_passport_takes_more_pages_and_still_conforms() -> None:
    row: dict[str, Any] = {"kind": "quiz", "course": "DigitAll avancé", "on": "2026-10-22", "mark": 81}
    alone = [{**row, "title": f"Module {number}, des cellules aux graphiques"} for number in range(90)]
    pdf = drawn("passport", alone=alone, also="ar")
    assert len(pypdfium2.PdfDocument(pdf)) > 2
    for standard in STANDARDS:
        assert verapdf.findings(pdf, standard) == []


@pytest.mark.parametrize("design", ALL)
@pytest.mark.parametrize("name", ["A", "Ana Maria " * 30, "M" * 300, "歐陽" * 60, "ሰላም ተስፋይ ገብረመስቀል"])
def test_a_name_of_one_letter_or_of_three_hundred_fits(make: Make, design: str, name: str) -> None:
    pages = pypdfium2.PdfDocument(make(design, holder=name, also="ar"))
    said = pages[0].get_textpage().get_text_range()
    assert "".join(name.split()) in "".join(said.split()).replace("\ufffe", "")
    assert len(pages) <= designs.read(design).pages


@pytest.mark.parametrize("also", ["", "ar"])
@pytest.mark.parametrize("design", ALL)
def test_the_seal_stands_before_the_square_and_takes_no_page_more(make: Make, design: str, also: str) -> None:
    unsigned = pypdfium2.PdfDocument(drawn(design, also=also))
    signed = pypdfium2.PdfDocument(make(design, also=also))
    assert len(signed) == len(unsigned)
    last = signed[len(signed) - 1].get_textpage().get_text_range()
    assert "signé électroniquement" in " ".join(last.split())


@pytest.mark.parametrize("design", ALL)
def test_a_letter_no_font_has_is_named(design: str) -> None:
    with pytest.raises(Undrawable, match="🙂"):
        drawn(design, holder="Amina 🙂")


def test_the_preview_is_painted_apart(cast: Cast) -> None:
    look = Look(ink="#1a4d2e", logo="0" * 64 + ".svg")
    painted = preview.picture("completion", look, logo.clean(SVG)[1], "Association Passerelle")
    with Image.open(io.BytesIO(painted)) as picture:
        assert picture.width == painting.WIDTH
        assert (26, 77, 46) in {colour for _count, colour in picture.getcolors(100_000)}  # type: ignore[union-attr]  # few colours


def test_a_preview_that_cannot_be_drawn_says_why(cast: Cast) -> None:
    with pytest.raises(Refused, match="🙂"):
        preview.picture("completion", Look(signatory="Amina 🙂"), b"", "Association Passerelle")


def test_each_kind_issued_from_its_page_is_sound_and_served_as_issued(
    app: Flask,
    cast: Cast,
    promotion: Promotion,  # noqa: F811 - the fixture
    visit: Visitor,
    run: Run,
) -> None:
    with app.app_context(), transaction():
        db.session.merge(cast.ours.session).cancelled_at = cast.ours.session.starts_at
    coordinator, amina = visit(cast.coordinator), visit(promotion.amina)
    coordinator.post(f"{promotion.page}/issue")
    for kind in ("end-of-training", "realisation"):
        coordinator.post(f"/cohorts/{promotion.cohort.id}/documents/issue", {"kind": kind})
    amina.post("/my-certificates/passport")
    run_due(app)
    with app.app_context():
        mine = select(Certificate).where(Certificate.person_id == promotion.amina.id)
        issued = {row.kind: row for row in db.session.scalars(mine)}
    assert set(issued) == set(ALL)
    before = {kind: downloaded(amina, row.id) for kind, row in issued.items()}
    for content in before.values():
        assert "No syntax or stream encoding errors found" in run(content, "qpdf", "--check", "FILE")
        told = run(content, "pdfsig", "FILE")
        assert "Total document signed" in told
        assert "Signature is Valid" in told
        assert [verapdf.findings(content, standard) for standard in STANDARDS] == [[], []]
    with app.app_context(), transaction():
        db.session.merge(promotion.amina).legal_name = "Somebody Else"
        db.session.merge(cast.ours.site).name = "Another place"
    colours = {"ink": "#101010", "accent": "#202020", "logo": (io.BytesIO(SVG), "x.svg")}
    assert coordinator.post(f"/sites/{cast.ours.site.id}/documents", colours).status_code == 303
    run_due(app)
    assert {kind: downloaded(amina, row.id) for kind, row in issued.items()} == before


def downloaded(browser: Any, number: int) -> bytes:
    with browser.get(f"/my-certificates/{number}/pdf") as answer:
        return bytes(answer.data)
