"""Files for spreadsheets: read back as they were written, and never a formula."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.core.spreadsheets import MARK, plain, spreadsheet


@given(st.sampled_from("=+-@＝＋－＠\t\r\n"), st.text())
def test_no_cell_is_a_formula(sign: str, rest: str) -> None:
    assert plain(sign + rest) == f"'{sign}{rest}"


@given(st.sampled_from("=+-@"), st.integers(0, 3))
def test_spaces_hide_no_formula(sign: str, spaces: int) -> None:
    cell = " " * spaces + sign + "1"
    assert plain(cell) == f"'{cell}"


@pytest.mark.parametrize("text", ["", "118", "Ville de Lilas", "72 % (47/65)"])
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert plain(text) == text


def test_a_table_is_read_back_as_it_was_written() -> None:
    rows = [["Nom", "Heures"], [], ['Zoé; dite "Zo"', "12,5"], ["محمد", "7"]]
    text = spreadsheet(rows)
    assert text.startswith(MARK)
    assert list(csv.reader(StringIO(text.removeprefix(MARK)), delimiter=";")) == rows


def test_a_number_stays_a_number() -> None:
    assert spreadsheet([[-5]]) == f"{MARK}-5\r\n"
