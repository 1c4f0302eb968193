"""Reads an .ods into facts. Runs in the child."""

import re
from datetime import date
from typing import Any

from lms.sandbox.graders.office.charts import odf_chart_facts
from lms.sandbox.graders.office.grid import (
    FARTHEST_COLUMN,
    FARTHEST_ROW,
    LARGEST_MERGE,
    MOST_CELLS,
    Book,
    Cell,
    Sheet,
    place,
)
from lms.sandbox.graders.office.measures import whole
from lms.sandbox.graders.office.odf_styles import OdfStyles, read_styles
from lms.sandbox.graders.office.odt import MOST_REPEATS
from lms.sandbox.graders.office.package import Package
from lms.sandbox.graders.office.refusals import Unreadable
from lms.sandbox.graders.office.tree import Element, attribute, child, children, local, within
from lms.sandbox.reckoning.figures import Fault, Value

_REFERENCE = re.compile(r"\[([^\]]*)\]")
_NUMBERS = {"currency-style": "currency", "percentage-style": "percent", "date-style": "date",
            "time-style": "date",
            "number-style": "number", "text-style": "text"}  # fmt: skip
_FIRST_DAY = date(1899, 12, 30)
_ERRORS = {"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"}
_IN_FRENCH = {"#NOM?": "#NAME?", "#VALEUR!": "#VALUE!", "#NOMBRE!": "#NUM!", "#NUL!": "#NULL!"}


def read_ods(package: Package) -> Book:
    """The facts of an OpenDocument spreadsheet."""
    styles = read_styles(package)
    body = child(package.tree("content.xml"), "body", "spreadsheet")
    book = Book()
    for table in list(children(body, "table"))[:60]:
        book.sheets.append(_sheet(table, styles, package, book))
    by_name = {sheet.name: sheet for sheet in book.sheets}
    for each in within(child(body, "database-ranges"), "database-range"):
        target = cells_of(attribute(each, "target-range-address"))
        sheet = by_name.get(target.rpartition("!")[0].strip("'"))
        if attribute(each, "display-filter-buttons") == "true" and sheet:
            sheet.filters.append(target.rpartition("!")[2])
    _settings(package, by_name)
    return book


def _sheet(table: Element, styles: OdfStyles, package: Package, book: Book) -> Sheet:
    made = Sheet(attribute(table, "name"))
    row_number = 0
    column_styles = _column_styles(table)
    for row in _rows(table):
        times = max(whole(attribute(row, "number-rows-repeated"), 1), 1)
        cells = _row(row, column_styles, styles, made, row_number + 1)
        if cells and times > MOST_REPEATS:
            raise Unreadable("too-many-repeats")
        if (
            cells
            and len(made.cells) + len(cells) * times + sum(len(s.cells) for s in book.sheets) > MOST_CELLS
        ):
            raise Unreadable("too-many-cells")
        made.filtered += times if attribute(row, "visibility") in ("filter", "collapse") and cells else 0
        for again in range(times if cells else 0):
            for column, cell in cells.items():
                made.put(row_number + 1 + again, column, cell)
        row_number += times
    _around(table, made, styles)
    for each in within(table, "object"):
        facts = odf_chart_facts(package, attribute(each, "href").removeprefix("./").rstrip("/"))
        if facts is not None:
            facts["refs"] = [part for reference in facts["refs"] for part in cells_of(reference).split(" ")]
            made.charts.append(facts)
    return made


def _rows(table: Element) -> list[Element]:
    """The rows, those in groups and headers too."""
    found = []
    for each in table:
        name = local(each)
        if name == "table-row":
            found.append(each)
        elif name in ("table-header-rows", "table-row-group", "table-rows"):
            found += _rows(each)
    return found


def _column_styles(table: Element) -> list[tuple[int, str]]:
    """(last column, style of its cells) for each run of columns."""
    found, column = [], 0
    for each in within(table, "table-column"):
        column += max(whole(attribute(each, "number-columns-repeated"), 1), 1)
        found.append((column, attribute(each, "default-cell-style-name")))
        if column > FARTHEST_COLUMN:
            break
    return found


def _row(
    row: Element, columns: list[tuple[int, str]], styles: OdfStyles, sheet: Sheet, number: int
) -> dict[int, Cell]:
    """The cells of a row with something in them, by column."""
    found: dict[int, Cell] = {}
    column = 0
    for each in row:
        if local(each) not in ("table-cell", "covered-table-cell"):
            continue
        times = max(whole(attribute(each, "number-columns-repeated"), 1), 1)
        spans = whole(attribute(each, "number-columns-spanned"), 1) * whole(
            attribute(each, "number-rows-spanned"), 1
        )
        if spans > LARGEST_MERGE:
            raise Unreadable(
                "giant-merge", place(min(number, FARTHEST_ROW), min(column + 1, FARTHEST_COLUMN))
            )
        sheet.merged += spans > 1
        style = attribute(each, "style-name") or next((name for last, name in columns if column < last), "")
        cell = _cell(each, style, styles)
        if cell.value is not None or cell.formula or (cell.fill and times < MOST_REPEATS):
            if times > MOST_REPEATS:
                raise Unreadable("too-many-repeats")
            if number > FARTHEST_ROW or column + times > FARTHEST_COLUMN:
                raise Unreadable("far-cells", place(min(number, 1_048_576), min(column + 1, 16_384)))
            found |= {column + 1 + again: cell for again in range(times)}
        column += times
    return found


def _cell(element: Element, style: str, styles: OdfStyles) -> Cell:
    shown = styles.numbers.get(_data_style(style, styles))
    number = child(shown, "number")
    fill = styles.value("table-cell", style, "table-cell", "background-color")
    return Cell(
        value=_value(element),
        formula=formula_of(attribute(element, "formula")),
        number=_kind(shown),
        decimals=whole(attribute(number, "decimal-places"), -1) if number is not None else -1,
        fill="" if fill in ("", "transparent") else fill.lstrip("#").upper(),
        bold=styles.look(styles.start("table-cell"), "table-cell", style).bold,
    )


def _kind(shown: Element | None) -> str:
    """What a data style shows; the sign of a currency typed into a format makes it one."""
    if shown is None:
        return "general"
    named = _NUMBERS.get(local(shown), "general")
    return "currency" if named == "number" and "€" in "".join(shown.itertext()) else named


def _data_style(style: str, styles: OdfStyles) -> str:
    for each in reversed(styles.chain("table-cell", style)):
        if found := attribute(each.element, "data-style-name"):
            return found
    return ""


def _value(element: Element) -> Value:
    kind = attribute(element, "value-type")
    words = "\n".join("".join(each.itertext()) for each in children(element, "p"))
    shown = _IN_FRENCH.get(words, words)
    if shown in _ERRORS:
        return Fault(shown)
    if words.startswith(("Err:", "#ERR")):
        return Fault("#VALUE!")
    if kind in ("float", "percentage", "currency"):
        return _float(attribute(element, "value"))
    if kind == "boolean":
        return attribute(element, "boolean-value") == "true"
    if kind == "date":
        try:
            return float((date.fromisoformat(attribute(element, "date-value")[:10]) - _FIRST_DAY).days)
        except ValueError:
            return words
    return words if kind or words else None


def _float(written: str) -> Value:
    try:
        return float(written)
    except ValueError:
        return None


def formula_of(written: str) -> str:
    """A formula of OpenDocument as Excel writes it: =SUM(Feuille1!A1:A3)."""
    if not written:
        return ""
    bare = written.partition(":=")[2] or written.removeprefix("=")
    return "=" + _REFERENCE.sub(lambda found: cells_of(found[1]), bare).replace("~", ",")


def cells_of(address: str) -> str:
    """$Feuille1.A1:.B4 as Feuille1!A1:B4; several, as several."""
    return " ".join(_one(each) for each in _apart(address))


def _apart(address: str) -> list[str]:
    """Addresses between spaces; a space inside quotes is of a name."""
    return re.findall(r"(?:'(?:[^']|'')*'|[^\s'])+", address) or [""]


def _one(address: str) -> str:
    first, _, second = _split(address)
    sheet, _, cell = _of_sheet(first)
    name = sheet.lstrip("$")
    written = f"{name}!{cell}" if name else cell
    return f"{written}:{_of_sheet(second)[2]}" if second else written


def _split(address: str) -> tuple[str, str, str]:
    quoted = False
    for at, sign in enumerate(address):
        quoted ^= sign == "'"
        if sign == ":" and not quoted:
            return address[:at], ":", address[at + 1 :]
    return address, "", ""


def _of_sheet(address: str) -> tuple[str, str, str]:
    sheet, dot, cell = address.rpartition(".")
    return sheet, dot, cell if dot else address


def _around(table: Element, made: Sheet, styles: OdfStyles) -> None:
    """Rules that colour cells, and how the sheet is printed."""
    for each in within(child(table, "conditional-formats"), "conditional-format"):
        target = cells_of(attribute(each, "target-range-address")).rpartition("!")[2]
        for condition in children(each, "condition"):
            made.conditions.append(
                {"range": target, "kind": "cellIs", "is": attribute(condition, "value")[:100]}
            )
        if next(within(each, "color-scale", "data-bar", "icon-set"), None) is not None:
            made.conditions.append({"range": target, "kind": "scale", "is": ""})
    style = next(iter(styles.chain("table", attribute(table, "style-name"))[::-1]), None)
    page = attribute(style.element, "master-page-name") if style else ""
    master = next((each for each in styles.masters if attribute(each, "name") == (page or "Default")), None)
    layout = styles.layouts.get(attribute(master, "page-layout-name")) if master is not None else None
    sizes: Any = child(layout, "page-layout-properties")
    if sizes is not None:
        made.wide = whole(attribute(sizes, "scale-to-X")) or whole(attribute(sizes, "scale-to-pages"))


def _settings(package: Package, sheets: dict[str, Sheet]) -> None:
    """Rows and columns that stay in sight."""
    root = package.tree_if_there("settings.xml")
    for entry in within(root, "config-item-map-entry"):
        sheet = sheets.get(attribute(entry, "name"))
        if sheet is None:
            continue
        items = {attribute(item, "name"): (item.text or "") for item in children(entry, "config-item")}
        if items.get("VerticalSplitMode") == "2":
            sheet.frozen[0] = whole(items.get("VerticalSplitPosition", ""))
        if items.get("HorizontalSplitMode") == "2":
            sheet.frozen[1] = whole(items.get("HorizontalSplitPosition", ""))
