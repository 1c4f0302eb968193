"""A badge is put into its picture and taken out again; hostile pictures are harmless."""

import io
import struct
import zlib
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from lms.credentials.badges import baking

TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2ln"


@pytest.mark.parametrize("level", baking.LEVELS)
@pytest.mark.parametrize("form", baking.FORMS)
def test_what_is_baked_is_found_and_the_picture_stays_one(level: str, form: str) -> None:
    picture = baking.picture(level, form)
    baked = baking.baked(picture, TOKEN)
    assert (baking.unbaked(picture), baking.unbaked(baked)) == ("", TOKEN)
    if form == "png":
        before, after = (Image.open(io.BytesIO(each)).convert("RGBA").tobytes() for each in (picture, baked))
        assert before == after
        assert Image.open(io.BytesIO(baked)).text == {"openbadgecredential": TOKEN}  # type: ignore[attr-defined]  # a PNG's
    else:
        drawing = ElementTree.fromstring(baked)  # noqa: S314 - our own
        assert drawing[0].tag == "{https://purl.imsglobal.org/ob/v3p0}credential"
        assert drawing[0].get("verify") == TOKEN


def test_each_level_has_its_picture_and_no_other() -> None:
    assert len({baking.picture(level, "png") for level in baking.LEVELS}) == 3
    with pytest.raises(KeyError):
        baking.picture("../secret", "png")


def png_with(inside: bytes) -> bytes:
    part = struct.pack(">I", len(inside)) + b"iTXt" + inside + struct.pack(">I", zlib.crc32(b"iTXt" + inside))
    return baking.PNG + part


def test_a_packed_text_is_read_as_far_as_it_may_be() -> None:
    packed = zlib.compress(TOKEN.encode())
    assert baking.unbaked(png_with(baking.KEYWORD + b"\0\1\0\0\0" + packed)) == TOKEN
    bomb = zlib.compress(b"a" * 5_000_000)
    assert len(baking.unbaked(png_with(baking.KEYWORD + b"\0\1\0\0\0" + bomb))) == baking.LARGEST


@settings(max_examples=50)
@given(st.binary(max_size=80))
def test_no_picture_breaks_it(rest: bytes) -> None:
    for beginning in (baking.PNG, b"<svg", png_with(baking.KEYWORD + b"\0" + rest), b""):
        assert isinstance(baking.unbaked(beginning + rest), str)
