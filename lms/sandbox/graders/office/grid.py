"""A workbook on its way to facts: cells, what they are worth again, and what moves when inputs move.

Each formula is worked out by us, then twice more with every typed number and some words changed: a result
typed by hand stays still while the others move.
"""

from dataclasses import dataclass, field
from typing import Any

from lms.sandbox.graders.office.calculating import Tokenizer
from lms.sandbox.graders.office.refusals import Unreadable
from lms.sandbox.reckoning.evaluating import Place, Workbook
from lms.sandbox.reckoning.figures import Fault, Value
from lms.sandbox.reckoning.formulas import NotAFormula, column_letters, corners

MOST_CELLS = 20_000
MOST_TOLD = 6_000  # cells that leave the child
FARTHEST_ROW, FARTHEST_COLUMN = 20_000, 400
LARGEST_MERGE = 20_000
LONGEST = 500  # signs of a cell
RUNS = 2


@dataclass
class Cell:
    """One cell with something in it."""

    value: Value = None  # as the application left it; of a formula, its last result
    formula: str = ""
    number: str = "general"  # currency, percent, date, number, text, general
    decimals: int = -1  # -1: whatever there are
    fill: str = ""
    bold: bool = False


@dataclass
class Sheet:
    """One sheet."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    filters: list[str] = field(default_factory=list)
    filtered: int = 0  # rows hidden
    frozen: list[int] = field(default_factory=lambda: [0, 0])  # rows, columns
    wide: int = 0  # pages in width when printed; 0 when not set
    charts: list[dict[str, Any]] = field(default_factory=list)
    conditions: list[dict[str, str]] = field(default_factory=list)
    merged: int = 0

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Keep a cell; Unreadable when it stands absurdly far away."""
        if row > FARTHEST_ROW or column > FARTHEST_COLUMN:
            raise Unreadable("far-cells", f"{column_letters(column)}{row}")
        self.cells[row, column] = cell


@dataclass
class Book:
    """All sheets."""

    sheets: list[Sheet] = field(default_factory=list)

    def facts(self) -> dict[str, Any]:
        """What the parent may know: cells, and what they become in each run."""
        if sum(len(sheet.cells) for sheet in self.sheets) > MOST_CELLS:
            raise Unreadable("too-many-cells")
        worth, runs = self._worked_out()
        told, room = [], MOST_TOLD
        for sheet in self.sheets:
            cells = sorted(sheet.cells.items())[:room]
            room -= len(cells)
            told.append(
                {
                    "name": sheet.name,
                    "cells": {place(*at): _told(cell, worth.get((sheet.name, *at))) for at, cell in cells},
                    "filters": sheet.filters,
                    "filtered": sheet.filtered,
                    "frozen": sheet.frozen,
                    "wide": sheet.wide,
                    "charts": sheet.charts[:20],
                    "conditions": sheet.conditions[:50],
                    "merged": sheet.merged,
                }
            )
        return {"sheets": told, "runs": runs, "cut": room <= 0}

    def _worked_out(self) -> tuple[dict[Place, Value], list[dict[str, dict[str, Any]]]]:
        typed: dict[Place, Value] = {}
        formulas: dict[Place, str] = {}
        for sheet in self.sheets:
            for at, cell in sheet.cells.items():
                if cell.formula:
                    formulas[sheet.name, *at] = cell.formula
                else:
                    typed[sheet.name, *at] = cell.value
        names = tuple(sheet.name for sheet in self.sheets)
        base = Workbook(typed, formulas, names)
        worth = {at: base.value(at) for at in formulas}
        if not formulas or len(typed) + len(formulas) > MOST_TOLD:
            return worth, []
        runs = []
        for run in range(1, RUNS + 1):
            changed = _changed(typed, run)
            book = Workbook({**typed, **changed}, formulas, names)
            told: dict[str, dict[str, Any]] = {name: {} for name in names}
            for spot, value in [*changed.items(), *((spot, book.value(spot)) for spot in formulas)]:
                told[spot[0]][place(spot[1], spot[2])] = plain(value)
            runs.append(told)
        return worth, runs


def _changed(typed: dict[Place, Value], run: int) -> dict[Place, Value]:
    """Every number moved a little, and some words replaced by the words above them."""
    found: dict[Place, Value] = {}
    first: dict[tuple[str, int], int] = {}
    above: dict[tuple[str, int], Value] = {}
    for at, value in sorted(typed.items()):
        column = (at[0], at[2])
        first.setdefault(column, at[1])
        step = at[1] * 7 + at[2] * 3 + run
        if isinstance(value, bool):
            continue
        if isinstance(value, float):
            moved = value + run * (1 + step % 4)
            found[at] = moved if value == int(value) else round(value * (1 + run / 10) + step % 3, 2)
        elif isinstance(value, str) and at[1] > first[column]:
            if step % 3 == 0 and isinstance(above.get(column), str):
                found[at] = above[column]
            above[column] = value
    return found


def place(row: int, column: int) -> str:
    """A1 of (1, 1)."""
    return f"{column_letters(column)}{row}"


def plain(value: Value) -> Any:
    """A value as JSON can hold it; an error in a mapping of its own."""
    if isinstance(value, Fault):
        return {"error": value.code}
    if isinstance(value, str):
        return value[:LONGEST]
    if isinstance(value, float):
        return round(value, 9) if abs(value) < 1e300 else None
    return value


def _told(cell: Cell, worth: Value) -> dict[str, Any]:
    found: dict[str, Any] = {"value": plain(cell.value)}
    if cell.formula:
        found |= {"formula": cell.formula[:LONGEST], "worth": plain(worth), **parts_of(cell.formula)}
    if cell.number != "general":
        found["number"] = cell.number
    if cell.decimals >= 0:
        found["decimals"] = cell.decimals
    if cell.fill:
        found["fill"] = cell.fill
    if cell.bold:
        found["bold"] = True
    return found


def parts_of(formula: str) -> dict[str, Any]:
    """The functions a formula uses, the references in it, and the numbers typed in it."""
    uses, references, numbers = [], [], []
    try:
        tokens = Tokenizer(formula[:1_000]).items
    except Exception:  # the tokenizer says no in many ways
        return {"uses": [], "refs": [], "numbers": []}
    for token in tokens:
        if token.type == "FUNC" and token.subtype == "OPEN":
            uses.append(token.value.rstrip("(").upper().removeprefix("_XLFN."))
        elif token.type == "OPERAND" and token.subtype == "RANGE":
            try:
                corners(token.value)
            except NotAFormula:
                continue
            references.append(token.value[:80])
        elif token.type == "OPERAND" and token.subtype == "NUMBER":
            numbers.append(token.value[:20])
    return {"uses": uses[:30], "refs": references[:30], "numbers": numbers[:30]}
