"""Tables as files that French spreadsheets open as they are: semicolons, a mark of UTF-8, never a formula."""

import csv
from collections.abc import Iterable
from io import StringIO

MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, in wide letters too."""


def spreadsheet(rows: Iterable[Iterable[object]]) -> str:
    """A CSV file of `rows`; an empty row is an empty line."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return MARK + out.getvalue()


def plain(cell: object) -> object:
    """A cell no spreadsheet takes for a formula: what would be one begins with an apostrophe."""
    if not isinstance(cell, str):
        return cell
    risky = cell.lstrip().startswith(FORMULA_SIGNS) or cell.startswith(("\t", "\r", "\n"))
    return f"'{cell}" if risky else cell
