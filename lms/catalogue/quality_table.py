"""The measures of the curriculum as lines of a table."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple

from lms.catalogue.quality import Measures

HEADINGS = (
    *("course", "module", "words", "steps", "a sentence", "figures", "explained", "try", "bank", "drawn"),
    *("kinds", "note", "lesson shared", "quiz shared"),
)
"""One for each part of Measures."""


def lines(measures: Sequence[Measures]) -> Iterator[str]:
    """A line of headings, one a module, and one that sums up."""
    rows = [HEADINGS, *(tuple(map(_shown, astuple(each))) for each in measures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    for row in rows:
        cells = zip(row, widths, strict=True)
        yield "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(cells)
        ).rstrip()
    yield f"{len(measures)} modules, {sum(each.bank for each in measures)} questions."


def _shown(value: str | int | float) -> str:
    if isinstance(value, float):
        return f"{value:.0%}" if value <= 1 else f"{value:.1f}"
    return str(value)
