"""Reads a list of people as spreadsheets save it: CSV in the encodings and separators met in life.

Every fault is named by line and column; a list with a fault gives nobody.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from lms.accounts.operations import NewPerson
from lms.accounts.rules import clean_name
from lms.cohorts import rules
from lms.core.checks import AN_EMAIL
from lms.i18n import _
from lms.i18n.formats import listed
from lms.i18n.languages import LANGUAGES

MOST_ROWS = 300
LONGEST_NAME = 300

EXAMPLE = (
    "nom",
    "genre",
    "date de naissance",
    "téléphone",
    "e-mail",
    "langue",
    "prescripteur",
    "nom dans son écriture",
    "nom officiel",
)
"""The headings of a list to fill in."""
COLUMNS = {
    "name": ("nom", "nom complet", "nom et prenom", "prenom nom", "name", "full name"),
    "given": ("prenom", "first name", "given name"),
    "legal": ("nom officiel", "nom legal", "etat civil", "legal name"),
    "native": ("nom dans son ecriture", "nom natif", "native name"),
    "gender": ("genre", "sexe", "civilite", "gender", "sex"),
    "birth": ("naissance", "date de naissance", "ne le", "annee de naissance", "birth", "birth date"),
    "email": ("e-mail", "email", "mail", "courriel", "adresse e-mail"),
    "phone": ("telephone", "tel", "portable", "mobile", "phone"),
    "language": ("langue", "language"),
    "prescriber": ("prescripteur", "oriente par", "referred by", "prescriber"),
}
LEGACY = "cp1252"
UNREADABLE = "\ufffd"
"""Stands where a sign could not be read."""
SEPARATORS = ",;\t"
SAID_SEPARATOR = re.compile(r"sep=([,;])")
"""What Excel may write above the headings."""
WORKBOOK = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and where: `line` is the row as a spreadsheet numbers it, `column` its heading."""

    line: int
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the list, and the key that makes the row the same row next time."""

    line: int
    person: NewPerson
    key: str
    prescriber: str = ""


@dataclass
class PeopleList:
    """What was read: the rows, or the faults; `headings` are what the list calls its columns."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)

    def object(self, line: int, column: str, sentence: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(line, column, sentence))

    def object_to(self, line: int, what: str, sentence: str) -> None:
        """Note a fault in the column that holds `what`, one of COLUMNS."""
        self.object(line, self.headings.get(what, ""), sentence)


def read(content: bytes, cohort_id: int, today: date) -> PeopleList:
    """The people listed in `content`, for the cohort; with faults instead of an exception."""
    found = PeopleList()
    text = _decoded(content, found)
    if text is None:
        return found
    lines = _lines(text, found)
    if not lines:
        if not found.faults:
            found.object(1, "", _("The file is empty."))
        return found
    held = _headings(*lines[0], found)
    if len(lines) == 1:
        found.object(lines[0][0] + 1, "", _("There is nobody below the headings."))
    if not found.faults:
        _read_rows(lines[1:], held, cohort_id, today, found)
    return found


def _decoded(content: bytes, found: PeopleList) -> str | None:
    if content.startswith(WORKBOOK):
        found.object(
            1, "", _("This is a workbook. In your spreadsheet, choose “Save as” and “CSV”, then send that.")
        )
        return None
    text = _text(content)
    if text is None or "\0" in text:
        found.object(1, "", _("This is not a text file. Send a list saved as CSV."))
        return None
    return text


def _text(content: bytes) -> str | None:
    """`content` as UTF-16, UTF-8 or Windows-1252. Damaged UTF-8 holds UNREADABLE."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    text = content.decode("utf-8-sig", "replace")
    damaged = text.count(UNREADABLE) - content.count(UNREADABLE.encode())
    accents = sum(not sign.isascii() for sign in text) - damaged
    if content.startswith(codecs.BOM_UTF8) or accents >= damaged:
        return text
    with suppress(UnicodeDecodeError):
        return content.decode(LEGACY)
    return None


def _lines(text: str, found: PeopleList) -> list[tuple[int, list[str]]]:
    """(line number, cells) of each line that is not blank; a cell over two lines of text is in one."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    told = SAID_SEPARATOR.fullmatch(first.strip())
    separator = told[1] if told else max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[tuple[int, list[str]]] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells) and not (told and not lines and cells[0] == "sep="):
                lines.append((number, [cell.strip() for cell in cells]))
    except csv.Error:
        found.object(number + 1, "", _("A quotation mark is opened and not closed on this line."))
        return []
    if len(lines) - 1 > MOST_ROWS:
        first_too_many = lines[MOST_ROWS + 1][0]
        found.object(first_too_many, "", _("At most %(n)s people at a time: split the list.", n=MOST_ROWS))
        return []
    return lines


def _headings(line: int, cells: list[str], found: PeopleList) -> dict[int, str]:
    """Column number → what it holds. Unknown columns are named rather than dropped."""
    known = {word: what for what, words in COLUMNS.items() for word in words}
    held: dict[int, str] = {}
    for number, cell in enumerate(cells):
        what = known.get(rules.plain(cell))
        if UNREADABLE in cell:
            found.object(line, cell, _unreadable())
        elif what is None and cell:
            found.object(line, cell, _("This column is not known. Rename it or remove it."))
        elif what in found.headings:
            found.object(line, cell, _("This column is there twice."))
        elif what:
            held[number] = what
            found.headings[what] = cell
    if "name" not in found.headings:
        found.object(line, "", _("A column named “nom” is needed, on the first line."))
    return held


def _read_rows(
    lines: list[tuple[int, list[str]]], held: dict[int, str], cohort_id: int, today: date, found: PeopleList
) -> None:
    seen: dict[str, int] = {}
    for line, cells in lines:
        stray = next((number for number, cell in enumerate(cells) if cell and number not in held), None)
        if stray is not None:
            found.object(line, _letters(stray), _("There are more cells than headings on this line."))
            continue
        given = {what: cells[n] if n < len(cells) else "" for n, what in held.items()}
        faults = list(_faults(given, today))
        for what, sentence in faults:
            found.object_to(line, what, sentence)
        key = rules.row_key(cohort_id, given)
        if key in seen:
            found.object_to(line, "name", _("This line is the same as line %(line)s.", line=seen[key]))
        seen.setdefault(key, line)
        if not faults:
            found.rows.append(Row(line, _person(given, today), key, given.get("prescriber", "")))


def _letters(number: int) -> str:
    """What a spreadsheet calls its column `number`, counted from 0: A, B… Z, AA…"""
    before, letter = divmod(number, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)


def _unreadable() -> str:
    return _("A sign here cannot be read. Write it again, then save the list as “CSV UTF-8”.")


def _faults(given: dict[str, str], today: date) -> Iterator[tuple[str, str]]:
    """(what, sentence) of each cell that cannot be read."""
    yield from ((what, _unreadable()) for what, cell in given.items() if UNREADABLE in cell)
    if not clean_name(given["name"]):
        yield "name", _("The name is missing.")
    for what in ("name", "given", "legal", "native"):
        if len(given.get(what, "")) > LONGEST_NAME:
            yield what, _("This name is too long: 300 signs at most.")
    if rules.gender_from(given.get("gender", "")) is None:
        yield "gender", _("Write F, H or X, or leave it empty.")
    try:
        rules.birth_from(given.get("birth", ""), today)
    except ValueError:
        yield "birth", _("This is not a date of birth. Write 24/11/1990, 11/1990 or 1990.")
    if not AN_EMAIL.match(given.get("email", "")):
        yield "email", _("This is not an e-mail address.")
    if not rules.may_be_a_phone(given.get("phone", "")):
        yield "phone", _("This is not a phone number.")
    if _language(given.get("language", "")) is None:
        yield (
            "language",
            _("This language is not known. Write for example: %(codes)s.", codes=listed(LANGUAGES, "or")),
        )


def _language(text: str) -> str | None:
    word = rules.plain(text)
    if not word:
        return "fr"
    names = {rules.plain(language.name): code for code, language in LANGUAGES.items()}
    return word if word in LANGUAGES else names.get(word)


def _person(given: dict[str, str], today: date) -> NewPerson:
    birth = rules.birth_from(given.get("birth", ""), today)
    return NewPerson(
        chosen_name=" ".join(part for part in (given.get("given", ""), given["name"]) if part),
        legal_name=given.get("legal", ""),
        native_name=given.get("native", ""),
        gender=rules.gender_from(given.get("gender", "")) or "not-said",
        birth_date=birth[0] if birth else None,
        birth_precision=birth[1] if birth else None,
        email=given.get("email", ""),
        phone=given.get("phone", ""),
        language=_language(given.get("language", "")) or "fr",
    )
