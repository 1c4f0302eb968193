"""Writes simple workbooks as .ods and .xlsx: words, numbers, money, dates, formulas."""
# ruff: noqa: E501 - XML is easier to read whole

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from starters.packing import XML, escape, packed, quoteattr
from starters.texts import content_types, faces, manifest, odf, relations


@dataclass(frozen=True)
class Formula:
    """A formula as Excel writes it, and what it shows."""

    text: str
    shows: float | str
    money: bool = False


@dataclass(frozen=True)
class Money:
    """A number shown as euros."""

    value: float


Content = None | str | float | date | Money | Formula


@dataclass(frozen=True)
class Page:
    """A sheet: rows from the top, and the width of columns in centimetres where it matters."""

    name: str
    rows: Sequence[Sequence[Content]]
    widths: dict[int, float] = field(default_factory=dict)


_DAY_ZERO = date(1899, 12, 30)


def ods(pages: Sequence[Page]) -> bytes:
    """A workbook of OpenDocument."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    widths = sorted({width for page in pages for width in page.widths.values()} | {2.8})
    columns = "".join(
        f'<style:style style:name="{_column(width)}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}cm"/></style:style>'
        for width in widths
    )
    tables = "".join(_table(page) for page in pages)
    return packed(
        {
            "mimetype": kind,
            "content.xml": odf(
                "document-content",
                f"{faces()}<office:automatic-styles>{columns}{_NUMBER_STYLES}</office:automatic-styles>"
                f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>",
            ),
            "styles.xml": odf("document-styles", faces() + _ODS_STYLES),
            "META-INF/manifest.xml": manifest(kind),
        }
    )


def _column(width: float) -> str:
    return f"co{round(width * 10)}"


_ODS_STYLES = (
    '<office:styles><style:default-style style:family="table-cell"><style:text-properties '
    'style:font-name="Liberation Sans" fo:font-size="10pt" fo:language="fr" fo:country="FR"/>'
    "</style:default-style></office:styles>"
)
_NUMBER_STYLES = (
    '<number:currency-style style:name="N1"><number:number number:decimal-places="2" '
    'number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/>'
    '<number:text> </number:text><number:currency-symbol number:language="fr" number:country="FR">€'
    "</number:currency-symbol></number:currency-style>"
    '<number:date-style style:name="N2"><number:day number:style="long"/><number:text>/</number:text>'
    '<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>'
    "</number:date-style>"
    '<style:style style:name="money" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="N2"/>'
)


def _table(page: Page) -> str:
    longest = max(map(len, page.rows))
    columns = "".join(
        f'<table:table-column table:style-name="{_column(page.widths.get(number, 2.8))}"/>'
        for number in range(longest)
    )
    rows = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row)) or '<table:table-cell/>'}</table:table-row>"
        for row in page.rows
    )
    return f"<table:table table:name={quoteattr(page.name)}>{columns}{rows}</table:table>"


def _ods_cell(content: Content) -> str:
    if content is None:
        return "<table:table-cell/>"
    if isinstance(content, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(content)}</text:p></table:table-cell>'
    if isinstance(content, date):
        return (
            f'<table:table-cell table:style-name="day" office:value-type="date" '
            f'office:date-value="{content.isoformat()}"><text:p>{content:%d/%m/%Y}</text:p></table:table-cell>'
        )
    if isinstance(content, Money):
        return _ods_number(content.value, ' table:style-name="money"', euros(content.value), "currency")
    if isinstance(content, Formula):
        style = ' table:style-name="money"' if content.money else ""
        style += f" table:formula={quoteattr('of:' + open_formula(content.text))}"
        if isinstance(content.shows, str):
            return f'<table:table-cell{style} office:value-type="string" office:string-value=""><text:p>{escape(content.shows)}</text:p></table:table-cell>'
        shown = euros(content.shows) if content.money else f"{content.shows:g}"
        return _ods_number(content.shows, style, shown, "currency" if content.money else "float")
    return _ods_number(content, "", f"{content:g}".replace(".", ","), "float")


def _ods_number(value: float, style: str, shown: str, kind: str) -> str:
    currency = ' office:currency="EUR"' if kind == "currency" else ""
    return (
        f'<table:table-cell{style} office:value-type="{kind}"{currency} office:value="{value:g}">'
        f"<text:p>{escape(shown)}</text:p></table:table-cell>"
    )


def euros(value: float) -> str:
    """1 234,50 €."""
    return f"{value:,.2f} €".replace(",", "\u202f").replace(".", ",")


def open_formula(formula: str) -> str:
    """=SUM(D2:D6) as OpenDocument writes it: =SUM([.D2:.D6]). Simple references of one sheet or another."""
    made, word = [], ""
    for sign in formula + "\0":
        if sign.isalnum() or sign in "$!:._" or (word and sign in "êé"):
            word += sign
            continue
        made.append(_reference(word, sign) + sign)
        word = ""
    return "".join(made).rstrip("\0").replace(",", ";")


def _reference(word: str, after: str) -> str:
    bare = word.rpartition("!")[2].replace("$", "")
    if after == "(" or not bare or not bare[0].isalpha() or not bare[-1].isdigit():
        return word
    sheet, _, cells = word.rpartition("!")
    start = f"${sheet}" if sheet else ""
    first, _, last = cells.partition(":")
    return f"[{start}.{first}:.{last}]" if last else f"[{start}.{first}]"


def xlsx(pages: Sequence[Page]) -> bytes:
    """A workbook of Excel; every text inline, so that nothing is shared."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts = {"/xl/workbook.xml": "spreadsheetml.sheet.main", "/xl/styles.xml": "spreadsheetml.styles"}
    parts |= {
        f"/xl/worksheets/sheet{number}.xml": "spreadsheetml.worksheet" for number in range(1, len(pages) + 1)
    }
    names = "".join(
        f'<sheet name={quoteattr(page.name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, page in enumerate(pages, 1)
    )
    sheets = {
        f"rId{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(pages) + 1)
    }
    return packed(
        {
            "[Content_Types].xml": content_types(parts),
            "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
            "xl/_rels/workbook.xml.rels": relations(sheets | {"rId99": ("styles", "styles.xml")}),
            "xl/workbook.xml": (
                f'{XML}<workbook xmlns="{main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
                f'relationships"><sheets>{names}</sheets></workbook>'
            ),
            "xl/styles.xml": f'{XML}<styleSheet xmlns="{main}">{_XLSX_STYLES}</styleSheet>',
            **{
                f"xl/worksheets/sheet{number}.xml": f'{XML}<worksheet xmlns="{main}">{_xlsx_page(page)}</worksheet>'
                for number, page in enumerate(pages, 1)
            },
        }
    )


_XLSX_STYLES = (
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)


def _xlsx_page(page: Page) -> str:
    columns = "".join(
        f'<col min="{number + 1}" max="{number + 1}" width="{width / 0.19:.2f}" customWidth="1"/>'
        for number, width in sorted(page.widths.items())
    )
    rows = "".join(
        f'<row r="{number}">{"".join(_xlsx_cell(f"{chr(65 + at)}{number}", cell) for at, cell in enumerate(row))}</row>'
        for number, row in enumerate(page.rows, 1)
    )
    return (f"<cols>{columns}</cols>" if columns else "") + f"<sheetData>{rows}</sheetData>"


def _xlsx_cell(place: str, content: Content) -> str:
    if content is None:
        return ""
    if isinstance(content, str):
        words = f'<is><t xml:space="preserve">{escape(content)}</t></is>'
        return f'<c r="{place}" t="inlineStr">{words}</c>'
    if isinstance(content, date):
        return f'<c r="{place}" s="2"><v>{(content - _DAY_ZERO).days}</v></c>'
    if isinstance(content, Money):
        return f'<c r="{place}" s="1"><v>{content.value:g}</v></c>'
    if isinstance(content, Formula):
        kind = ' t="str"' if isinstance(content.shows, str) else ""
        return f'<c r="{place}"{kind}><f>{escape(content.text[1:])}</f><v>{content.shows}</v></c>'
    return f'<c r="{place}"><v>{content:g}</v></c>'
