"""A name in every script, on every design: archival, accessible, and read back as its owner writes it."""

import unicodedata

import pytest

from lms.credentials import designs
from tests.credentials.drawn import NAMES
from tests.outside.credentials import verapdf
from tests.outside.credentials.conftest import Make, Run

UNSEEN = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
"""Joiners and marks of direction, which a reader may add or leave out."""


def plain(text: str) -> str:
    """`text` as two programs that mean the same write it."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(UNSEEN).split())


@pytest.mark.parametrize("script", NAMES)
@pytest.mark.parametrize("design", designs.names())
def test_every_design_conforms_in_every_script(make: Make, design: str, script: str) -> None:
    pdf = make(design, native_name=NAMES[script][0])
    assert verapdf.faults(pdf) == []


@pytest.mark.parametrize("script", NAMES)
@pytest.mark.parametrize("design", designs.names())
def test_a_name_is_read_back_letter_by_letter(make: Make, run: Run, design: str, script: str) -> None:
    name = NAMES[script][0]
    assert plain(name) in plain(run(make(design, native_name=name), "pdftotext", "FILE", "-"))
