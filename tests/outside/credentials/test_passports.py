"""The skills passport over its pages: broken where a reader would break it, no heavier than it must be."""

import re
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from lms.credentials import designs
from lms.credentials.drawing import draw
from tests.credentials.drawn import NAMES, words_by_language
from tests.outside.credentials.conftest import Make

WORDS = designs.read("passport").words["fr"]
SIGNED = b"<</Type /Sig>>"
"""Stands for a signature: what is signed bears the seal."""
QUIZ = {"kind": "quiz", "course": "DigitAll avancé", "on": "2026-10-22", "mark": 81}
ROW = re.compile(r"Quiz.* Module \d+, des cellules .* 22 oct\. 2026 81 %")
TITLES = ("supervised", "alone", "exams", "supervised_note", "alone_note", "mark")


def alone(number: int) -> list[dict[str, Any]]:
    return [{**QUIZ, "title": f"Module {place}, des cellules"} for place in range(number)]


def pages_of(pdf: bytes) -> list[list[str]]:
    """The lines of each page."""
    return [page.get_textpage().get_text_range().splitlines() for page in pypdfium2.PdfDocument(pdf)]


def drawn(**facts: object) -> list[list[str]]:
    return pages_of(draw("passport", {**designs.sample("passport"), **facts}, SIGNED))


def title(key: str) -> str:
    return WORDS[key].partition("%")[0].strip()


@pytest.mark.parametrize("name", ["Arabic", "Tigrinya", "Chinese"])
@pytest.mark.parametrize("also", ["", "ar", "en"])
def test_what_was_learned_stands_on_one_page_and_what_proves_it_on_the_other(also: str, name: str) -> None:
    pages = drawn(also=also, native_name=NAMES[name][0])
    first, second = (set(" ".join(lines).split()) for lines in pages)
    told, proved = {"suivies", "Profil"}, {"surveillance", "ailleurs", "Fontaine"}
    assert told <= first - second
    assert proved <= second - first


def test_each_page_says_whose_it_is_and_which() -> None:
    for number, lines in enumerate(drawn(also="ar"), 1):
        assert f"DL-10000-0000T · {number} / 2" in lines


def test_a_short_one_is_one_page() -> None:
    sample: Any = designs.sample("passport")
    few = {name: sample[name][:1] for name in ("courses", "areas", "supervised", "alone")}
    assert len(drawn(also="ar", **few, exams=[])) == 1


@pytest.mark.parametrize("also", ["", "ar"])
@pytest.mark.parametrize("number", [9, 20, 28, 36, 37, 38, 39, 40, 60])
def test_a_long_one_breaks_between_rows_and_leaves_no_title_nor_row_alone(number: int, also: str) -> None:
    pages = drawn(also=also, alone=alone(number), supervised=alone(9))
    rows = [[line for line in lines if line.startswith("Quiz")] for lines in pages]
    assert sum(map(len, rows)) == number + 9
    assert all(ROW.fullmatch(" ".join(row.split())) for found in rows for row in found)
    for found, lines in zip(rows[1:], pages[1:], strict=True):
        assert len(found) != 1
        assert len(lines) > 12
    for lines in pages[:-1]:
        last = [line for line in lines if "DL-10000" not in line][-1]
        assert not any(title(key) in last for key in TITLES)


def test_its_two_languages_weigh_little_more_than_forty_kilobytes_with_all_it_carries(make: Make) -> None:
    pdf = make("passport", also="ar")
    assert len(pdf) <= 41_000
    assert {language for language, _words in words_by_language(pdf)} == {"", "ar"}
