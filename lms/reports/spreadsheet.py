"""The figures of a report as a file that French spreadsheets open as it is."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from lms.i18n import _
from lms.reports.figures import Figure
from lms.reports.rules import safe_cell

MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""


def spreadsheet(about: Sequence[tuple[str, str]], figures: Iterable[Figure]) -> str:
    """The file: what it is `about`, an empty line, then one line a figure. A cell is never a formula."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows: list[Sequence[str]] = [*about, ()]
    headings = (
        _("Figure"),
        _("Value"),
        _("Unit"),
        _("Target"),
        _("Of"),
        _("Interval"),
        _("Not known"),
        _("Definition"),
    )
    rows.append(headings)
    rows.extend(_row(figure) for figure in figures)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return MARK + out.getvalue()


def _row(figure: Figure) -> Sequence[str]:
    told = figure.amount is not None
    return (
        figure.label,
        str(figure.amount) if told else figure.value,
        figure.unit if told else "",
        "" if figure.aimed is None else str(figure.aimed),
        figure.of,
        figure.interval,
        figure.unknown,
        figure.definition,
    )
