"""What an author writes for one check of a spreadsheet: one class a check."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from lms.catalogue.office_source import Cells, CheckSource, Function, Many, Words


class CellsSource(CheckSource):
    """Something about cells."""

    cells: Cells


class FormulaSource(CellsSource):
    """The cells hold formulas, with these functions in them."""

    uses: tuple[Function, ...] = ()


class CoversSource(CellsSource):
    """The formula takes in the whole range."""

    range: Cells


class AbsoluteSource(CellsSource):
    """The reference holds when the formula is copied."""

    reference: Cells


class ValueSource(CellsSource):
    """What the cells are worth: a number, words, or a formula of the author (never shown, never sent out)."""

    equals: str
    within: Annotated[float, Field(ge=0)] = 0.005


class NumberFormatSource(CellsSource):
    """How a number is shown."""

    shown: Literal["currency", "percent", "date", "number"]
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None


class SortedSource(CellsSource):
    """The column is in order; “cells” without its title."""

    order: Literal["up", "down"] = "up"


class AmongSource(CellsSource):
    """Each cell holds one of these."""

    values: Annotated[tuple[Words, ...], Field(min_length=1, max_length=40)]


class KeepsCellsSource(CellsSource):
    """The column still holds these, in whatever order."""

    values: Annotated[tuple[Words, ...], Field(min_length=1, max_length=100)]


class TextsSource(CellsSource):
    """The cells hold these words, in order."""

    words: Annotated[tuple[Words, ...], Field(min_length=1, max_length=40)]


class FilterSource(CheckSource):
    """The list has its filter."""

    cells: Cells | None = None


class ChartSource(CheckSource):
    """There is a chart."""

    style: Literal["bar", "line", "pie", "area", "points"] | None = None
    title: bool = False
    words: tuple[Words, ...] = ()  # in the title
    range: Cells | None = None
    from_zero: bool = False


class ColourRuleSource(CellsSource):
    """A rule colours cells by what they are worth."""

    when: Annotated[str, StringConstraints(pattern=r"^(<|>|<=|>=|=)\d+([.]\d+)?$")]


class ColouredSource(CheckSource):
    """Cells have a background."""

    least: Many = 1
    colour: Literal["yellow", "any"] = "any"


class FrozenSource(CheckSource):
    """The first rows stay in sight."""

    rows: Many = 1


class PageWidthSource(CheckSource):
    """Printed, the sheet is so many pages wide."""

    pages: Many = 1


class SheetSource(CheckSource):
    """A sheet of that name is there."""

    name: Words


SPREADSHEET: dict[str, type[CheckSource]] = {
    "formula": FormulaSource,
    "covers": CoversSource,
    "no-constants": CellsSource,
    "absolute": AbsoluteSource,
    "value": ValueSource,
    "moves": CellsSource,
    "number-format": NumberFormatSource,
    "numbers": CellsSource,
    "texts": TextsSource,
    "filled": CellsSource,
    "among": AmongSource,
    "keeps-cells": KeepsCellsSource,
    "sorted": SortedSource,
    "filter": FilterSource,
    "chart": ChartSource,
    "colour-rule": ColourRuleSource,
    "coloured": ColouredSource,
    "no-errors": CheckSource,
    "frozen": FrozenSource,
    "page-width": PageWidthSource,
    "sheet": SheetSource,
}
