"""Which colours a site may choose: those that can be read on paper."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from lms.core.errors import Refused
from lms.credentials import designs
from lms.credentials.looks import operations, rules
from lms.credentials.looks.values import Look
from tests.credentials.looks.choosing import choose, look
from tests.factories import Browser, Cast, words_of


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


@pytest.mark.parametrize("ink", ["red", "#12345", "#1c2340; background: url(x)"])
def test_a_design_takes_no_colour_that_is_none(ink: str) -> None:
    with pytest.raises(ValueError, match="colour"):
        designs.read("completion").page({**designs.sample("completion"), "ink": ink})
