"""A site gives its documents a logo, colours and a signatory, sees them first, and changes nothing issued."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from sqlalchemy import select
from werkzeug.test import TestResponse

from lms.accounts.models import AuditEntry
from lms.core.db import db
from lms.core.errors import Refused
from lms.credentials import designs
from lms.credentials.looks import logo, operations, preview, queries, rules
from lms.credentials.looks.models import Logo
from lms.credentials.looks.values import Look
from lms.credentials.models import Certificate
from lms.i18n.words import use
from tests.credentials.conftest import Promotion
from tests.factories import Browser, Cast, Visitor, words_of

ENGLISH = {"Accept-Language": "en"}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">%b</svg>'
BRIDGE = SVG % b'<path d="M2 18Q20 -8 38 18" fill="#123"/>'
COLOURS = {"ink": "#1a4d2e", "accent": "#7a1f1f"}


@pytest.fixture
def browser(cast: Cast, visit: Visitor) -> Browser:
    """The coordinator's."""
    return visit(cast.coordinator)


@pytest.fixture
def page(cast: Cast) -> str:
    """Where the site of the cast chooses its look."""
    return f"/sites/{cast.ours.site.id}/documents"


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[Look]:
    """The looks a preview was asked of; a stand-in paints them (the true painter: tests/outside)."""
    asked: list[Look] = []

    def paint(_design: str, look: Look, _logo: bytes, _issuer: str) -> bytes:
        asked.append(look)
        return b"painted"

    monkeypatch.setattr(preview, "picture", paint)
    return asked


def a_png(size: tuple[int, int] = (60, 40), mode: str = "RGBA", **more: Any) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size).save(made, "PNG", **more)
    return made.getvalue()


def choose(browser: Browser, page: str, **fields: Any) -> TestResponse:
    return browser.post(page, {**COLOURS, "design": "completion", **fields}, headers=ENGLISH)


def look(app: Flask, cast: Cast) -> Look:
    with app.app_context():
        return queries.look_of(cast.ours.site.id)


def test_what_a_site_chose_is_on_its_next_documents_and_on_no_other(
    app: Flask, cast: Cast, promotion: Promotion, browser: Browser, page: str
) -> None:
    browser.post(f"{promotion.page}/issue")
    chosen = {"signatory": "Jeanne Dubois", "signatory_title": "Directrice", "registration": "N° 11 22"}
    sent = choose(browser, page, logo=(io.BytesIO(BRIDGE), "pont.svg"), provider="Passerelle SAS", **chosen)
    assert (sent.status_code, sent.location) == (303, page)
    browser.post(f"{promotion.page}/{_first(app).id}/revoke", {"reason": "To issue it again"})
    browser.post(f"{promotion.page}/{_first(app).id}/again")
    with app.app_context():
        facts = [row.facts for row in db.session.scalars(select(Certificate).order_by(Certificate.id))]
    assert {each["ink"] for each in facts} == {rules.INK}, "a certificate issued again keeps its look"
    new = look(app, cast).printed("Association", "Somebody", "Site")
    assert (new["ink"], new["accent"], new["provider"]) == (*COLOURS.values(), "Passerelle SAS")
    assert new.items() >= chosen.items()
    assert new["logo"].endswith(".svg")


def _first(app: Flask) -> Certificate:
    with app.app_context():
        return db.session.scalars(select(Certificate).order_by(Certificate.id)).first()  # type: ignore[return-value]  # one was issued


def test_a_document_copies_the_look_of_its_day(
    app: Flask, cast: Cast, promotion: Promotion, browser: Browser, page: str
) -> None:
    choose(browser, page, logo=(io.BytesIO(a_png()), "logo.png"))
    browser.post(f"{promotion.page}/issue")
    facts = _first(app).facts
    assert (facts["ink"], facts["logo"]) == (COLOURS["ink"], look(app, cast).logo)
    with app.app_context():
        assert queries.logo_named(facts["logo"]).startswith(b"\x89PNG")
    choose(browser, page, no_logo="y")
    assert look(app, cast).logo == ""
    with app.app_context():
        assert queries.logo_named(facts["logo"]), "the logo of what was issued is kept"


def test_the_trail_names_what_changed_and_nobody(app: Flask, browser: Browser, page: str) -> None:
    choose(browser, page, signatory="Jeanne Dubois")
    with app.app_context():
        entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "change-look")).one()
    assert entry.details["fields"] == ["ink", "accent", "signatory"]
    assert "Jeanne" not in str(entry.details)


def test_a_look_is_seen_before_it_is_kept(
    app: Flask, cast: Cast, browser: Browser, page: str, painted: list[Look]
) -> None:
    shown = choose(browser, page, see="yes", signatory="Jeanne", logo=(io.BytesIO(BRIDGE), "pont.svg"))
    assert shown.status_code == 200
    assert 'src="data:image/png;base64,cGFpbnRlZA=="' in shown.text
    assert (painted[0].signatory, painted[0].ink) == ("Jeanne", COLOURS["ink"])
    assert look(app, cast) == Look()
    kept = painted[0].logo.partition(".")[0]
    assert f'value="{kept}"' in shown.text
    choose(browser, page, kept=kept)
    assert look(app, cast).logo == painted[0].logo


def test_the_page_tells_the_present_logo_from_one_that_is_not_saved(
    browser: Browser, page: str, painted: list[Look]
) -> None:
    tried = choose(browser, page, see="yes", logo=(io.BytesIO(BRIDGE), "pont.svg"))
    assert "Logo you sent, not saved yet" in words_of(tried)
    assert "Present logo" not in tried.text
    kept = painted[0].logo.partition(".")[0]
    refused = choose(browser, page, kept=kept, ink="#ffffff")
    assert (refused.status_code, "not saved yet" in words_of(refused)) == (422, True)
    choose(browser, page, kept=kept)
    saved = browser.get(page, headers=ENGLISH)
    assert "Present logo" in words_of(saved)
    assert "not saved yet" not in words_of(saved)
    assert "No logo any more: not saved yet" in words_of(choose(browser, page, see="yes", no_logo="y"))


def test_a_logo_sent_with_a_colour_that_is_refused_is_not_shown_as_chosen(
    browser: Browser, page: str
) -> None:
    refused = choose(browser, page, ink="#ffffff", logo=(io.BytesIO(BRIDGE), "pont.svg"))
    assert refused.status_code == 422
    assert not any(said in words_of(refused) for said in ("Present logo", "Logo you sent"))
    assert "data:image" not in refused.text


def test_previews_are_counted(
    browser: Browser, page: str, painted: list[Look], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "PREVIEWS", 2)
    assert [choose(browser, page, see="yes").status_code for _ in range(3)] == [200, 200, 429]
    assert len(painted) == 2


@pytest.mark.parametrize("colour", ["#777777", "#ffffff", "#c98209"])
def test_a_pale_colour_is_refused_with_its_contrast(
    app: Flask, cast: Cast, browser: Browser, page: str, painted: list[Look], colour: str
) -> None:
    for more in ({}, {"see": "yes"}):
        refused = choose(browser, page, ink=colour, **more)
        assert refused.status_code == 422
        assert "too pale" in words_of(refused)
        assert "4.5 is needed" in words_of(refused)
    assert (look(app, cast), painted) == (Look(), [])


def test_a_contrast_is_written_as_the_reader_writes_numbers() -> None:
    with pytest.raises(Refused, match="son contraste est de 2,8, il faut 4,5"):
        operations.checked(Look(ink="#999999"))


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "url(x)", "#12345g", ""])
def test_what_is_no_colour_is_refused(browser: Browser, page: str, colour: str) -> None:
    assert choose(browser, page, ink=colour).status_code == 422


colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_what_wcag_reckons() -> None:
    """Checked by hand: black 21, white 1, and #767676, the palest grey that WCAG lets through."""
    assert round(rules.contrast_on_white("#000000"), 2) == 21
    assert round(rules.contrast_on_white("#ffffff"), 2) == 1
    assert [rules.is_readable(grey) for grey in ("#767676", "#777777")] == [True, False]
    assert rules.is_readable(rules.INK)
    assert rules.is_readable(rules.ACCENT)


@given(colours, st.integers(0, 2))
def test_a_darker_colour_is_never_harder_to_read(colour: str, part: int) -> None:
    place = 1 + 2 * part
    darker = f"{colour[:place]}{int(colour[place : place + 2], 16) // 2:02x}{colour[place + 2 :]}"
    assert 1 <= rules.contrast_on_white(colour) <= rules.contrast_on_white(darker) <= 21


def test_a_logo_is_painted_again_on_white_and_loses_what_else_it_held() -> None:
    told = PngInfo()
    told.add_text("Comment", "made by somebody")
    kind, content = logo.clean(a_png((3000, 900), pnginfo=told))
    assert (kind, b"somebody" in content) == ("png", False)
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.mode, picture.size) == ("RGB", (1000, 300))
        assert picture.getpixel((0, 0)) == (255, 255, 255)


def test_a_drawing_stays_a_drawing_and_the_same_one_is_kept_once(
    app: Flask, browser: Browser, page: str
) -> None:
    kind, content = logo.clean(BRIDGE)
    assert kind == "svg"
    assert content.startswith(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"')
    for _ in range(2):
        choose(browser, page, logo=(io.BytesIO(BRIDGE), "pont.svg"))
    with app.app_context():
        assert len(db.session.scalars(select(Logo)).all()) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + bytes(40),
        b"\xff\xd8\xff\xe0" + bytes(40),
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        a_png((4100, 2)),
        bytes(200_001),
        SVG % b"<script>alert(1)</script>",
        SVG % b'<path d="M0 0" onload="alert(1)"/>',
        SVG % b'<image href="http://127.0.0.1/x.png"/>',
        SVG % b'<rect width="9" height="9" fill="url(http://127.0.0.1/)"/>',
        SVG % b'<text x="1" y="5">Passerelle</text>',
        SVG % b'<rect width="9" height="9" opacity=".5"/>',
        SVG % (b"<g>" * 20_000),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG % b"&a;",
        b'<svg xmlns="http://www.w3.org/2000/svg">',
    ],
    ids=lambda content: repr(content[:24]),
)
def test_no_other_file_is_a_logo(content: bytes) -> None:
    use("en")
    try:
        with pytest.raises(Refused) as refusal:
            logo.clean(content)
    finally:
        use("fr")
    assert refusal.value.field == "logo"
    assert len(refusal.value.sentence) > 20


@pytest.mark.parametrize(
    "content",
    [
        SVG % b"<script/>",
        SVG % b'<path onload="alert(1)"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        b"<svg>",
        b"<!DOCTYPE svg []>" + SVG % b"",
    ],
)
def test_what_a_drawing_may_not_hold_is_said_in_the_language_of_the_page(content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        logo.clean(content)
    assert re.search("(Enlevez|Écrivez|Complétez)", refusal.value.sentence)
    assert not re.search("(Take out|Write|Complete) ", refusal.value.sentence)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_logo_or_refused(content: bytes) -> None:
    for begun in (content, logo.PNG + content, b"<svg" + content):
        try:
            assert logo.clean(begun)[0] in ("svg", "png")
        except Refused:
            continue


def test_strangers_and_trainers_choose_no_look(cast: Cast, page: str, visit: Visitor) -> None:
    assert visit(cast.trainer).get(page).status_code == 403
    for method in ("get", "post"):
        assert getattr(visit(cast.theirs.people["coordinator"]), method)(page).status_code == 404


@pytest.mark.parametrize("design", designs.names())
def test_the_preview_says_what_was_typed_and_made_up_facts(design: str) -> None:
    typed = Look(signatory="Jeanne <b>Dubois</b>", signatory_title="{{ 7 * 7 }}", provider="Passerelle SAS")
    facts = preview.sample(design, typed, "Association")
    html = designs.read(design).page(facts)
    assert "Jeanne &lt;b&gt;Dubois&lt;/b&gt;" in html
    assert "{{ 7 * 7 }}" in html
    assert str(designs.sample(design)["holder"]) in html


@pytest.mark.parametrize("ink", ["red", "#12345", "#1c2340; background: url(x)"])
def test_a_design_takes_no_colour_that_is_none(ink: str) -> None:
    with pytest.raises(ValueError, match="colour"):
        designs.read("completion").page({**designs.sample("completion"), "ink": ink})


def test_a_lost_font_is_noticed_before_anything_is_drawn(tmp_path: Path) -> None:
    fonts = designs.FOLDER / "fonts"
    assert designs.lost_fonts(fonts / "fonts.conf") == set()
    (tmp_path / "fonts.conf").write_text((fonts / "fonts.conf").read_text())
    for path in fonts.glob("*.ttf"):
        if not path.name.startswith(("NotoSans-", "NotoSerifEthiopic")):
            (tmp_path / path.name).touch()
    assert designs.lost_fonts(tmp_path / "fonts.conf") == {"Noto Sans", "Noto Serif Ethiopic"}
    assert "fonts.conf" in designs.lost_fonts(tmp_path / "nothing" / "fonts.conf")
