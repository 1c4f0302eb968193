"""A list of people as it comes from life: any separator, any usual encoding, every fault named."""

import codecs
import contextlib
import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.cohorts.people_list import COLUMNS, PeopleList, read
from lms.cohorts.rules import birth_from, plain, row_key
from lms.i18n import words

TODAY = date(2026, 11, 22)
TEXT = "nom;genre;date de naissance;téléphone\nÉlodie Nguyễn;F;24/11/1990;06 00 00 00 01\nTesfay;H;1988;\n"


@pytest.fixture(autouse=True)
def english() -> None:
    words.use("en")


def a_list(content: bytes | str) -> PeopleList:
    return read(content.encode() if isinstance(content, str) else content, 1, TODAY)


def where(people: PeopleList) -> list[tuple[int, str]]:
    return [(fault.line, fault.column) for fault in people.faults]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_separators_and_encodings_of_life(separator: str, encoding: str) -> None:
    people = a_list(TEXT.replace(";", separator).encode(encoding))
    assert not people.faults
    assert [row.person.chosen_name for row in people.rows] == ["Élodie Nguyễn", "Tesfay"]
    assert [row.person.gender for row in people.rows] == ["woman", "man"]
    assert [row.person.birth_precision for row in people.rows] == ["day", "year"]


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_windows_1252_and_any_line_end(newline: str) -> None:
    text = "nom;prénom\nDupré;Zoé\nÖzkan;Anaïs\n".replace("\n", newline)
    people = a_list(text.encode("cp1252"))
    assert [row.person.chosen_name for row in people.rows] == ["Zoé Dupré", "Anaïs Özkan"]


def test_each_fault_is_named_by_line_and_column() -> None:
    people = a_list(
        "Nom;Sexe;Naissance;E-mail\nAmina;?x;31/02/1990;amina\n;F;1990;\nKoval;H;01/01/2090;a@b.org\nTesfay;;;a@b\n"
    )
    assert where(people) == [
        (2, "Sexe"),
        (2, "Naissance"),
        (2, "E-mail"),
        (3, "Nom"),
        (4, "Naissance"),
        (5, "E-mail"),
    ]
    assert all(fault.sentence for fault in people.faults)


def test_rows_are_counted_as_a_spreadsheet_numbers_them() -> None:
    assert where(a_list('nom;genre\n"Amina\nYusufzai";F\nTesfay;zz\n')) == [(3, "genre")]
    assert where(a_list("\n\nnom;genre\n\nTesfay;zz\n")) == [(5, "genre")]
    assert where(a_list('nom;genre\n"Amina\nYusufzai";F\n"Tesfay;F\n')) == [(3, "")]


@pytest.mark.parametrize("separator", [";", ","])
def test_the_separator_excel_writes_above_the_headings_is_no_heading(separator: str) -> None:
    people = a_list(f"sep={separator}\nnom{separator}genre\nAmina{separator}F\nTesfay{separator}zz\n")
    assert where(people) == [(4, "genre")]


def test_without_headings_one_is_told_which_is_needed() -> None:
    assert where(a_list("Amina Yusufzai;0612345678\n")) == [
        (1, "Amina Yusufzai"),
        (1, "0612345678"),
        (1, ""),
        (2, ""),
    ]


def test_the_same_line_twice_is_named() -> None:
    assert where(a_list("genre;Nom\nF;Amina\nH;Tesfay\nF;AMINA\n")) == [(4, "Nom")]


def test_a_cell_without_heading_is_named_by_its_letter() -> None:
    assert where(a_list("nom;genre\nAmina;F;1990\n")) == [(2, "C")]
    assert where(a_list("nom" + ";" * 27 + "\nAmina" + ";" * 27 + "x\n")) == [(2, "AB")]


@pytest.mark.parametrize(
    ("title", "gender"),
    [("M.", "man"), ("M", "man"), ("Mme", "woman"), ("Mlle", "woman"), ("Mme.", "woman"), ("MR", "man")],
)
def test_the_titles_people_put_before_a_name_are_read(title: str, gender: str) -> None:
    (row,) = a_list(f"nom;civilité\nNguyen;{title}\n").rows
    assert row.person.gender == gender


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_damaged_sign_is_named_and_the_list_stays_what_it_is(mark: bytes) -> None:
    content = "nom;prénom\nÉlodie;Zoé\nNoël;A\n".encode().replace("ë".encode(), b"\xeb")
    people = a_list(mark + content)
    assert where(people) == [(3, "nom")]
    assert people.rows[0].person.chosen_name == "Zoé Élodie"
    assert where(a_list(mark + "nom\nNo\ufffdl\n".encode())) == [(2, "nom")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"PK\x03\x04rest of a workbook",
        b"\x00\x01\x02",
        b"nom\n",
        b"age;taille\n3;4\n",
        b"nom;nom\na;b\n",
        b'nom\n"Amina\n',
        b"nom;genre\nAmina;F;too many;cells\n",
        b"nom\n" + b"\n".join(b"N%d" % n for n in range(301)),
        b"genre\nF\n",
    ],
)
def test_what_cannot_be_read_is_said_and_gives_no_crash(content: bytes) -> None:
    people = a_list(content)
    assert people.faults


@given(st.binary(max_size=400))
def test_no_bytes_crash_it(content: bytes) -> None:
    people = a_list(content)
    assert people.faults or people.rows


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30),
        min_size=1,
        max_size=5,
        unique_by=plain,
    )
)
def test_what_a_spreadsheet_writes_is_read_back(names: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([["nom", "genre"], *([name, "F"] for name in names)])
    people = a_list(out.getvalue())
    assert len(people.rows) + len({fault.line for fault in people.faults}) >= len(names)


@given(st.dates(date(1930, 1, 1), TODAY))
def test_a_birth_is_as_precise_as_it_was_written(born: date) -> None:
    assert birth_from(f"{born:%d/%m/%Y}", TODAY) == (born, "day")
    assert birth_from(born.isoformat(), TODAY) == (born, "day")
    assert birth_from(f"{born:%m/%Y}", TODAY) == (born.replace(day=1), "month")
    assert birth_from(f"{born:%Y}", TODAY) == (born.replace(day=1, month=1), "year")


@given(st.text(max_size=12))
def test_any_text_is_a_birth_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        birth_from(text, TODAY)


@given(st.dictionaries(st.sampled_from(sorted(COLUMNS)), st.text(max_size=10)))
def test_a_row_is_the_same_row_whatever_its_case_and_spaces(cells: dict[str, str]) -> None:
    again = {name: f"  {text} " for name, text in cells.items()}
    assert row_key(1, cells) == row_key(1, again)
    assert row_key(1, cells) != row_key(2, cells)
