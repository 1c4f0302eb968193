"""Fonts laid bare for a PDF: the tables that draw, each as it was, and sums that add up."""

from lms.credentials import letters
from lms.credentials.drawing import FONTS

SMALL = (FONTS.parent / "NotoSerifHebrew-Regular.ttf").read_bytes()


def tables(font: bytes) -> dict[bytes, bytes]:
    return {name: font[start : start + size] for name, start, size in letters._directory(font)}


def test_what_draws_stays_and_nothing_else() -> None:
    before, after = tables(SMALL), tables(letters.bare(SMALL))
    assert set(after) == set(before) & set(letters.DRAWN)
    assert {b"cmap", b"name"} <= set(before) - set(after)
    assert all(after[name] == before[name] for name in set(after) - {b"head"})
    assert letters._sum(letters.bare(SMALL)) == letters.WHOLE


def test_a_font_of_another_kind_is_left_alone() -> None:
    assert letters.bare(b"OTTO" + bytes(20)) == b"OTTO" + bytes(20)
