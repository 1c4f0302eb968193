"""Finds cells in the facts of a spreadsheet, and works out an author's own formula over them. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lms.learning.grading.office.found import Facts
from lms.learning.grading.office.reading import same
from lms.sandbox.reckoning.evaluating import Workbook
from lms.sandbox.reckoning.figures import UNKNOWN, Fault, Value, number
from lms.sandbox.reckoning.formulas import LAST_ROW, NotAFormula, column_letters, corners

Cell = Mapping[str, Any]
EMPTY: Cell = {"value": None}
MOST = 5_000  # cells looked at for one check


@dataclass(frozen=True, slots=True)
class Spot:
    """A range of a sheet that is there."""

    sheet: Mapping[str, Any]
    top: int
    left: int
    bottom: int
    right: int

    def places(self) -> Iterator[tuple[int, int]]:
        """(row, column) of each cell, row by row."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column

    def cells(self) -> list[tuple[str, Cell]]:
        """Each cell with its name; those with nothing in them too."""
        names = [f"{column_letters(column)}{row}" for row, column in self.places()][:MOST]
        return [(name, self.sheet["cells"].get(name, EMPTY)) for name in names]


def spot(facts: Facts, written: str) -> Spot | None:
    """The cells an author names: on the first sheet, or on the sheet named before “!”."""
    name, top, left, bottom, right = corners(written)
    sheets = facts["sheets"]
    if name:
        sheets = [one for one in sheets if same(one["name"]) == same(name)]
    return Spot(sheets[0], top, left, min(bottom, top + MOST), right) if sheets else None


def value_of(plain: Any) -> Value:
    """A value as the worker told it."""
    if isinstance(plain, Mapping):
        return Fault(str(plain.get("error", "#?")))
    return float(plain) if isinstance(plain, int) and not isinstance(plain, bool) else plain


def worth(cell: Cell) -> Value:
    """What a cell is worth: as we work it out, or as the application left it where we cannot."""
    if "formula" in cell:
        ours = value_of(cell.get("worth"))
        if ours != UNKNOWN:
            return ours
    return value_of(cell.get("value"))


def books(facts: Facts) -> list[Workbook]:
    """The workbook as it is, then as it becomes in each run: every cell with its worth."""
    names = tuple(sheet["name"] for sheet in facts["sheets"])
    base = {
        (sheet["name"], *_place(name)): worth(cell)
        for sheet in facts["sheets"]
        for name, cell in sheet["cells"].items()
    }
    changed = [
        base
        | {
            (sheet, *_place(name)): value_of(value)
            for sheet, cells in run.items()
            for name, value in cells.items()
        }
        for run in facts["runs"]
    ]
    return [Workbook(values, {}, names) for values in (base, *changed)]


def _place(name: str) -> tuple[int, int]:
    _, top, left, _, _ = corners(name)
    return top, left


def equal(left: Value, right: Value, within: float) -> bool:
    """Whether two values are the same: numbers nearly, words as they are read."""
    if isinstance(left, Fault) or isinstance(right, Fault):
        return isinstance(left, Fault) and isinstance(right, Fault)
    if isinstance(left, str) and isinstance(right, str):
        return same(left) == same(right)
    if isinstance(left, str) or isinstance(right, str):
        return False
    a, b = number(left), number(right)
    return not isinstance(a, Fault) and not isinstance(b, Fault) and abs(a - b) <= within


def covers(references: list[str], wanted: Spot, home: str) -> bool:
    """Whether the references of a formula take in every cell wanted; whole columns do."""
    left = set(wanted.places())
    for reference in references:
        try:
            name, top, first, bottom, last = corners(reference)
        except NotAFormula:
            continue
        if same(name or home) == same(wanted.sheet["name"]):
            left -= {
                (row, column)
                for row, column in left
                if top <= row <= min(bottom, LAST_ROW) and first <= column <= last
            }
    return not left
