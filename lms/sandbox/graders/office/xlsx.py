"""Reads an .xlsx into facts: its bounds by our own reader, its cells by openpyxl, twice. Runs in the child.

openpyxl gets a zip made anew of the parts already looked at, with nothing in each sheet but its cells.
"""

import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from lxml import etree

from lms.sandbox.graders.office.calculating import ArrayFormula, load_workbook, to_excel
from lms.sandbox.graders.office.charts import chart_facts
from lms.sandbox.graders.office.grid import LARGEST_MERGE, Book, Cell, Sheet
from lms.sandbox.graders.office.measures import whole
from lms.sandbox.graders.office.number_formats import decimals_of, kind_of
from lms.sandbox.graders.office.package import Package
from lms.sandbox.graders.office.refusals import Unreadable
from lms.sandbox.graders.office.tree import Element, attribute, child, children, local, within
from lms.sandbox.reckoning.figures import Fault, Value
from lms.sandbox.reckoning.formulas import NotAFormula, corners

MOST_SHEETS = 30
MOST_CELLS = 60_000  # elements, the empty ones too
_KEPT = ("sheetData", "sheetFormatPr")
_WORKBOOK = ("sheets", "workbookPr")
_MADE_ANEW = ("[Content_Types].xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels")


def read_xlsx(package: Package) -> Book:
    """The facts of an Excel workbook."""
    root, relations = package.tree("xl/workbook.xml"), package.relations("xl/workbook.xml")
    parts: dict[str, str] = {}  # name of the sheet: its part
    for sheet in within(child(root, "sheets"), "sheet"):
        relation = relations.get(_relation_id(sheet))
        if relation and relation[0] == "worksheet" and relation[1] in package.archive:
            parts[attribute(sheet, "name")] = relation[1]
    if len(parts) > MOST_SHEETS:
        raise Unreadable("too-many-sheets")
    sheets = {name: _around(name, package, part) for name, part in parts.items()}
    _cells(sheets, _made_anew(package, root, parts))
    return Book(list(sheets.values()))


def _relation_id(element: Element) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.endswith("relationships}id")), "")


def _around(name: str, package: Package, part: str) -> Sheet:
    """All there is to know of a sheet but its cells; absurd sizes are refused here."""
    root, made = package.tree(part), Sheet(name)
    _refuse_absurd(root)
    made.merged = sum(1 for _ in within(root, "mergeCell"))
    made.filters = [attribute(each, "ref") for each in children(root, "autoFilter")]
    made.filtered = sum(
        attribute(row, "hidden") in ("1", "true") for row in within(child(root, "sheetData"), "row")
    )
    pane = next(within(child(root, "sheetViews"), "pane"), None)
    if pane is not None and attribute(pane, "state").startswith("frozen"):
        made.frozen = [whole(attribute(pane, "ySplit")), whole(attribute(pane, "xSplit"))]
    fits = child(root, "sheetPr", "pageSetUpPr")
    if fits is not None and attribute(fits, "fitToPage") in ("1", "true"):
        setup = child(root, "pageSetup")
        made.wide = whole(attribute(setup, "fitToWidth"), 1) if setup is not None else 1
    for each in children(root, "conditionalFormatting"):
        for rule in children(each, "cfRule"):
            words = [(formula.text or "")[:100] for formula in children(rule, "formula")]
            made.conditions.append(
                {
                    "range": attribute(each, "sqref")[:200],
                    "kind": attribute(rule, "type"),
                    "is": f"{_SIGNS.get(attribute(rule, 'operator'), '')}{words[0] if words else ''}",
                }
            )
    _beside(package, part, made)
    return made


def _refuse_absurd(root: Element) -> None:
    """Cells too many or too far, merges too large: told before openpyxl meets them."""
    measured = Sheet("")
    for number, cell in enumerate(within(child(root, "sheetData"), "c")):
        if number > MOST_CELLS:
            raise Unreadable("too-many-cells")
        if attribute(cell, "r"):
            _, row, column, _, _ = _corners(attribute(cell, "r"))
            if len(cell):
                measured.put(row, column, Cell())
    for merge in within(root, "mergeCell"):
        _, top, left, bottom, right = _corners(attribute(merge, "ref"))
        if (bottom - top + 1) * (right - left + 1) > LARGEST_MERGE:
            raise Unreadable("giant-merge", attribute(merge, "ref")[:40])


_SIGNS = {
    "greaterThan": ">",
    "greaterThanOrEqual": ">=",
    "lessThan": "<",
    "lessThanOrEqual": "<=",
    "equal": "=",
}


def _corners(written: str) -> tuple[str, int, int, int, int]:
    try:
        return corners(written)
    except NotAFormula as error:
        raise Unreadable("broken") from error


def _beside(package: Package, part: str, made: Sheet) -> None:
    """Tables with their filter, and charts."""
    for kind, target, outside in package.relations(part).values():
        if outside or target not in package.archive:
            continue
        if kind == "table":
            made.filters += [attribute(each, "ref") for each in children(package.tree(target), "autoFilter")]
        elif kind == "drawing":
            for other, chart, _ in package.relations(target).values():
                if other == "chart" and chart in package.archive:
                    made.charts.append(chart_facts(package.tree(chart)))


def _made_anew(package: Package, workbook: Element, parts: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in _MADE_ANEW:
            if name in package.archive:
                archive.writestr(name, etree.tostring(package.tree(name)))
        archive.writestr("xl/workbook.xml", _only(workbook, _WORKBOOK))
        for part in set(parts.values()):
            archive.writestr(part, _only(package.tree(part), _KEPT))
    return buffer.getvalue()


def _only(root: Element, names: tuple[str, ...]) -> bytes:
    """The root with these children alone."""
    for each in list(root):
        if local(each) not in names:
            root.remove(each)
    return bytes(etree.tostring(root))


def _cells(sheets: dict[str, Sheet], content: bytes) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            formulas = load_workbook(BytesIO(content), rich_text=False)
            results = load_workbook(BytesIO(content), data_only=True)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("broken") from error
    for name, sheet in sheets.items():
        if name not in formulas.sheetnames:
            continue
        kept = results[name]._cells
        for at, cell in formulas[name]._cells.items():
            if cell.value is not None:
                result = kept.get(at)
                sheet.put(at[0], at[1], _cell(cell, result.value if result is not None else None))
            elif (fill := _fill(cell)) is not None:
                sheet.put(at[0], at[1], Cell(fill=fill))


def _cell(cell: Any, result: Any) -> Cell:
    written = cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
    is_formula = isinstance(written, str) and written.startswith("=") and cell.data_type == "f"
    shown = cell.number_format or "General"
    return Cell(
        value=_value(result if is_formula else written),
        formula=written if is_formula else "",
        number=kind_of(shown),
        decimals=decimals_of(shown),
        fill=_fill(cell) or "",
        bold=bool(cell.font and cell.font.b),
    )


def _value(value: Any) -> Value:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime | date | time | timedelta):
        return float(to_excel(value))
    if isinstance(value, str) and value.startswith("#") and value.rstrip("!?").isupper():
        return Fault(value)
    return str(value)


def _fill(cell: Any) -> str | None:
    fill = cell.fill if cell.has_style else None
    if fill is None or fill.fill_type != "solid":
        return None
    tint = fill.fgColor
    return str(tint.rgb)[-6:] if tint is not None and tint.type == "rgb" else "theme"
