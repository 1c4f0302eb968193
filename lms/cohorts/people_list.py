"""Reads a list of people as spreadsheets save it: CSV in the encodings and separators met in life.

Every fault is named by line and column; a list with a fault gives nobody.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from lms.accounts.operations import NewPerson
from lms.accounts.rules import clean_name
from lms.cohorts import rules
from lms.i18n import _
from lms.i18n.languages import LANGUAGES

MOST_ROWS = 300
LONGEST_NAME = 300

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
SEPARATORS = ",;\t"
WORKBOOK = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and where: `line` as the spreadsheet counts (headings: 1), `column` by its heading."""

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
    """What was read: the rows, or the faults."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def object(self, line: int, column: str, sentence: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(line, column, sentence))


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
    headings = _headings(lines[0][1], found)
    if not found.faults:
        _read_rows(lines[1:], headings, cohort_id, today, found)
    return found


def _decoded(content: bytes, found: PeopleList) -> str | None:
    if content.startswith(WORKBOOK):
        found.object(
            1, "", _("This is a workbook. In your spreadsheet, choose “Save as” and “CSV”, then send that.")
        )
        return None
    for encoding in ("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", LEGACY):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    found.object(1, "", _("This is not a text file. Send a list saved as CSV."))
    return None


def _lines(text: str, found: PeopleList) -> list[tuple[int, list[str]]]:
    """(line number, cells) of each line that is not blank."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((start, [cell.strip() for cell in cells]))
            start = reader.line_num + 1
    except csv.Error:
        found.object(start, "", _("A quotation mark is opened and not closed on this line."))
        return []
    if len(lines) - 1 > MOST_ROWS:
        found.object(MOST_ROWS + 2, "", _("At most %(n)s people at a time: split the list.", n=MOST_ROWS))
        return []
    return lines


def _headings(cells: list[str], found: PeopleList) -> dict[int, tuple[str, str]]:
    """Column number → (what it holds, its heading). Unknown columns are named rather than dropped."""
    known = {word: what for what, words in COLUMNS.items() for word in words}
    headings: dict[int, tuple[str, str]] = {}
    for number, cell in enumerate(cells):
        what = known.get(rules.plain(cell))
        if what is None and cell:
            found.object(1, cell, _("This column is not known. Rename it or remove it."))
        elif what in {seen for seen, _heading in headings.values()}:
            found.object(1, cell, _("This column is there twice."))
        elif what:
            headings[number] = (what, cell)
    if "name" not in {what for what, _heading in headings.values()} and not found.faults:
        found.object(1, "", _("A column named “nom” is needed, on the first line."))
    return headings


def _read_rows(
    lines: list[tuple[int, list[str]]],
    headings: dict[int, tuple[str, str]],
    cohort_id: int,
    today: date,
    found: PeopleList,
) -> None:
    seen: dict[str, int] = {}
    for line, cells in lines:
        if any(cells[number] for number in range(len(cells)) if number not in headings):
            found.object(line, "", _("There are more cells than headings on this line."))
            continue
        given = {what: cells[n] if n < len(cells) else "" for n, (what, _heading) in headings.items()}
        names = dict(headings.values())
        faults = list(_faults(given, today))
        for what, sentence in faults:
            found.object(line, names[what], sentence)
        key = rules.row_key(cohort_id, given)
        if key in seen:
            found.object(line, "", _("This line is the same as line %(line)s.", line=seen[key]))
        seen.setdefault(key, line)
        if not faults:
            found.rows.append(Row(line, _person(given, today), key, given.get("prescriber", "")))
    if not lines:
        found.object(2, "", _("There is nobody below the headings."))


def _faults(given: dict[str, str], today: date) -> Iterator[tuple[str, str]]:
    """(what, sentence) of each cell that cannot be read."""
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
    if "@" not in given.get("email", "@") and given.get("email"):
        yield "email", _("This is not an e-mail address.")
    if sum(sign.isdigit() for sign in given.get("phone", "")) not in range(4, 16) and given.get("phone"):
        yield "phone", _("This is not a phone number.")
    if _language(given.get("language", "")) is None:
        yield (
            "language",
            _("This language is not known. Write for example: %(codes)s.", codes=", ".join(LANGUAGES)),
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
