"""Which files may be a logo, and what becomes of them."""

import io
import re

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from sqlalchemy import select

from lms.core.db import db
from lms.core.errors import Refused
from lms.credentials.looks import logo
from lms.credentials.looks.models import Logo
from lms.i18n.words import use
from tests.credentials.looks.choosing import BRIDGE, SVG, a_png, choose
from tests.factories import Browser


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
