"""Files nobody should have to open: each is refused with a sentence, none makes the reader fall."""
# ruff: noqa: E501 - XML is easier to read whole

import io
import struct
import zipfile
import zlib
from typing import Any

import pytest

from lms.catalogue.practice import OfficeCheck
from lms.core.errors import Refused
from lms.learning.grading.office import verdict
from lms.learning.grading.office.refusing import REFUSALS
from lms.sandbox.graders.office import SAMPLE, archive, facts_of
from starters.sheets import Page, ods, xlsx
from starters.texts import Line, docx, odt

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = f"<w:document {W}><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"


def changed(content: bytes, **parts: Any) -> bytes:
    """The file with parts replaced or added: {"name": bytes}."""
    buffer = io.BytesIO()
    new = dict(parts.pop("parts"))
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in old.namelist():
            made.writestr(name, new.pop(name, None) or old.read(name))
        for name, part in new.items():
            made.writestr(name, part)
    return buffer.getvalue()


def text(document: bytes | str = BODY % "a", **parts: bytes) -> bytes:
    return changed(docx([Line("a")]), parts={"word/document.xml": document, **parts})


def sheet(data: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return changed(
        xlsx([Page("F", [["a"]])]),
        parts={"xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{data}</worksheet>'},
    )


def table(rows: str) -> bytes:
    content = zipfile.ZipFile(io.BytesIO(ods([Page("F", [["a"]])]))).read("content.xml").decode()
    start, end = content.index("<table:table-row"), content.index("</table:table>")
    return changed(ods([Page("F", [["a"]])]), parts={"content.xml": content[:start] + rows + content[end:]})


def lying(size: int) -> bytes:
    """A part that says it has `size` bytes, and has a million."""
    content = bytearray(text(BODY % ("a" * 1_000_000)))
    place = content.rfind(b"word/document.xml") - 46
    struct.pack_into("<L", content, place + 24, size)
    return bytes(content)


def folded() -> bytes:
    """Two parts that share the same bytes."""
    content = bytearray(changed(docx([Line("a")]), parts={"a.bin": b"x" * 50, "b.bin": b"x" * 50}))
    first, second = content.rfind(b"a.bin") - 46, content.rfind(b"b.bin") - 46
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    return bytes(content)


LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(97 + n)} "{f"&{chr(96 + n)};" * 10}">' for n in range(1, 10))
    + "]>"
)
READS = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
CELL = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
BAD: dict[str, tuple[bytes | Any, str]] = {
    "nothing": (b"", "empty"),
    "words": (b"bonjour", "not-office"),
    "a zip of something else": (changed(docx([]), parts={})[:0] + zlib.compress(b"x"), "not-office"),
    "pdf": (b"%PDF-1.7 ...", "pdf"),
    "a photo": (b"\xff\xd8\xff\xe0....", "picture"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-format"),
    "rtf": (b"{\\rtf1 bonjour}", "old-format"),
    "password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "strict": (text('<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'), "strict"),
    "cut short": (docx([Line("a")])[:-30], "not-office"),
    "not xml": (text("<w:document"), "broken"),
    "laughs": (text(LAUGHS + BODY % "&j;"), "doctype"),
    "laughs in utf-16": (text(("\ufeff" + LAUGHS + BODY % "&j;").encode("utf-16-le")), "doctype"),
    "reads a file": (text(READS + BODY % "&x;"), "doctype"),
    "reads a file, utf-16 without a mark": (
        text(('<?xml version="1.0" encoding="utf-16"?>' + READS + BODY % "&x;").encode("utf-16-be")),
        "doctype",
    ),
    "reads a file, in styles": (text(**{"word/styles.xml": (READS + "<a>&x;</a>").encode()}), "doctype"),
    "a strange encoding": (text(b'<?xml version="1.0" encoding="utf-7"?><a/>'), "broken"),
    "nested without end": (text("<a>" * 5_000 + "</a>" * 5_000), "broken"),
    "50,000 parts": (struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 50_000, 50_000, 0, 0, 0), "too-many-parts"),
    "lying header, small": (lambda: lying(100), "lying-header"),
    "lying header, large": (lambda: lying(4_000_000_000), "too-large"),
    "folded upon itself": (folded, "lying-header"),
    "climbs out": (text(**{"../../etc/cron.d/x": b"x"}), "strange-names"),
    "from the root": (text(**{"/etc/passwd": b"x"}), "strange-names"),
    "far cell": (sheet('<sheetData><row><c r="XFD1048576"><v>1</v></c></row></sheetData>'), "far-cells"),
    "far cell, ods": (
        table(f'<table:table-row table:number-rows-repeated="900000"><table:table-cell/></table:table-row>'
              f"<table:table-row>{CELL}</table:table-row>"),
        "far-cells",
    ),
    "giant merge": (
        sheet('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "giant-merge",
    ),
    "giant merge, ods": (
        table('<table:table-row><table:table-cell table:number-columns-spanned="9000" '
              'table:number-rows-spanned="9000"/></table:table-row>'),
        "giant-merge",
    ),
    "a thousand million rows": (
        table(f'<table:table-row table:number-rows-repeated="1000000000">{CELL}</table:table-row>'),
        "too-many-repeats",
    ),
    "a thousand million columns": (
        table(f'<table:table-row>{CELL.replace("<table:table-cell", "<table:table-cell table:number-columns-repeated=" + chr(34) + "1000000000" + chr(34))}</table:table-row>'),
        "too-many-repeats",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_by_its_name(name: str) -> None:
    content, code = BAD[name]

    assert facts_of(content() if callable(content) else content)["refused"] == code


def test_each_refusal_has_its_sentence() -> None:
    for code in {code for _, code in BAD.values()}:
        assert code in REFUSALS
        with pytest.raises(Refused) as refused:
            verdict("document", (), {"refused": code, "place": "XFD1"})
        assert "%(" not in str(refused.value)


def test_empty_rows_without_end_are_no_matter() -> None:
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    facts = facts_of(table(f"<table:table-row>{CELL}</table:table-row>{empty}"))

    assert facts["sheets"][0]["cells"] == {"A1": {"value": "x"}}


def test_a_picture_on_the_web_is_told_and_not_fetched() -> None:
    drawing = (
        '<w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rId9"/></w:drawing>'
    )
    facts = facts_of(text((BODY % "a").replace("<w:t>a</w:t>", drawing)))

    assert facts["images"] == [{"alt": "", "outside": True}]
    assert verdict("document", (), facts).facts["outside"] == 1


def test_macros_are_told() -> None:
    facts = facts_of(text(**{"word/vbaProject.bin": b"x"}))

    assert facts["macros"]
    assert verdict("document", (), facts).facts["macros"]


def test_a_file_of_another_kind_is_said_to_be() -> None:
    with pytest.raises(Refused, match=r"tableur|spreadsheet"):
        verdict("spreadsheet", (), facts_of(odt([Line("a")])))


def test_facts_nobody_honest_sends_are_no_matter(app: object) -> None:
    check = OfficeCheck("one-font", "{}", "")
    broken: tuple[Any, ...] = (
        None,
        [],
        "x",
        {"kind": "document"},
        {"kind": "document", "paragraphs": [{"text": 3}]},
    )
    for facts in broken:
        with pytest.raises(Refused):
            verdict("document", (check,), facts)


def test_parts_that_are_never_read_are_never_unpacked() -> None:
    made = archive.open_archive(text(**{"word/media/a.png": bytes(1000)}))

    made.part("word/document.xml")

    assert "word/media/a.png" not in made.parts


def test_a_page_break_is_found_wherever_it_was_typed() -> None:
    pause = '<w:br w:type="page"/>'
    lines = [
        f"{pause}<w:t>a</w:t>",
        "<w:t>b</w:t>",
        f"<w:t>c</w:t>{pause}",
        "<w:t>d</w:t>",
        pause,
        "<w:t>e</w:t>",
    ]
    body = "".join(f"<w:p><w:r>{line}</w:r></w:p>" for line in lines)
    facts = facts_of(text(f"<w:document {W}><w:body>{body}</w:body></w:document>"))

    starting = [one["text"] for one in facts["paragraphs"] if one.get("starts_page")]
    assert starting == ["a", "d", "", "e"]


def test_the_workbook_that_warms_the_reader_can_be_read() -> None:
    cells = facts_of(SAMPLE.source)["sheets"][0]["cells"]

    assert (cells["B1"]["value"], cells["C1"]["value"], cells["E1"]["value"]) == (
        "é",
        True,
        {"error": "#N/A"},
    )
