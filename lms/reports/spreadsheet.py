"""The figures of a report as a file that French spreadsheets open as it is."""

from collections.abc import Iterable, Sequence

from lms.core import spreadsheets
from lms.i18n import _
from lms.reports.figures import Figure


def spreadsheet(about: Sequence[tuple[str, str]], figures: Iterable[Figure]) -> str:
    """The file: what it is `about`, an empty line, then one line a figure."""
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
    return spreadsheets.spreadsheet([*about, (), headings, *map(_row, figures)])


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
