"""Writes simple texts as .odt and .docx: paragraphs, a font, a size, a picture."""
# ruff: noqa: E501 - XML is easier to read whole

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from starters.packing import XML, escape, packed, quoteattr

FONT, SIZE = "Liberation Serif", 12.0


@dataclass(frozen=True)
class Line:
    """A paragraph, all of one look."""

    text: str
    font: str = FONT
    size: float = SIZE
    bold: bool = False
    starts_page: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture without a description: the learner writes it."""

    name: str
    content: bytes
    width: float  # centimetres
    height: float


Block = Line | Picture

_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" '
    'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
)
_FACES = ("Liberation Serif", "Liberation Sans", "Liberation Mono")


def manifest(kind: str, others: Sequence[str] = ()) -> str:
    """META-INF/manifest.xml of an OpenDocument file."""
    names = ["content.xml", "styles.xml", *others]
    entries = "".join(
        f"<manifest:file-entry manifest:full-path={quoteattr(name)} manifest:media-type="
        f'"{"image/png" if name.endswith(".png") else "text/xml"}"/>'
        for name in names
    )
    return (
        f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        f"{entries}</manifest:manifest>"
    )


def faces() -> str:
    """The fonts an OpenDocument file names."""
    names = "".join(
        f"<style:font-face style:name={quoteattr(face)} svg:font-family={quoteattr(f'{chr(39)}{face}{chr(39)}')}/>"
        for face in _FACES
    )
    return f"<office:font-face-decls>{names}</office:font-face-decls>"


def odf(part: str, inside: str) -> str:
    """A part of an OpenDocument file."""
    return f"{XML}<office:{part} {_ODF}>{inside}</office:{part}>"


def odt(blocks: Sequence[Block]) -> bytes:
    """A text of OpenDocument: French, A4, margins of 2 cm."""
    kind = "application/vnd.oasis.opendocument.text"
    looks = sorted(
        {(one.font, one.size, one.bold, one.starts_page) for one in blocks if isinstance(one, Line)}
    )
    names = {look: f"P{number}" for number, look in enumerate(looks, 1)}
    automatic = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">'
        f"<style:paragraph-properties{' fo:break-before=' + quoteattr('page') if page else ''}/>"
        f'<style:text-properties style:font-name={quoteattr(font)} fo:font-size="{size:g}pt"'
        f"{' fo:font-weight=' + quoteattr('bold') if bold else ''}/></style:style>"
        for (font, size, bold, page), name in names.items()
    )
    pictures = [one for one in blocks if isinstance(one, Picture)]
    body = "".join(_odt_block(one, names) for one in blocks)
    parts: dict[str, str | bytes] = {
        "mimetype": kind,
        "content.xml": odf(
            "document-content",
            f"{faces()}<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>",
        ),
        "styles.xml": odf("document-styles", faces() + _ODT_STYLES),
        **{f"Pictures/{one.name}": one.content for one in pictures},
        "META-INF/manifest.xml": manifest(kind, [f"Pictures/{one.name}" for one in pictures]),
    }
    return packed(parts)


_ODT_STYLES = (
    '<office:styles><style:default-style style:family="paragraph">'
    '<style:paragraph-properties style:tab-stop-distance="1.25cm"/>'
    f'<style:text-properties style:font-name="{FONT}" fo:font-size="12pt" fo:language="fr" fo:country="FR"/>'
    '</style:default-style><style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
    "</office:styles><office:automatic-styles>"
    '<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" '
    'fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2cm" '
    'fo:margin-right="2cm"/></style:page-layout></office:automatic-styles><office:master-styles>'
    '<style:master-page style:name="Standard" style:page-layout-name="page"/></office:master-styles>'
)


def _odt_block(block: Block, names: dict[tuple[str, float, bool, bool], str]) -> str:
    if isinstance(block, Picture):
        return (
            f'<text:p text:style-name="Standard"><draw:frame draw:name={quoteattr(block.name)} '
            f'text:anchor-type="as-char" svg:width="{block.width}cm" svg:height="{block.height}cm">'
            f'<draw:image xlink:href={quoteattr("Pictures/" + block.name)} xlink:type="simple"/>'
            "</draw:frame></text:p>"
        )
    name = names[block.font, block.size, block.bold, block.starts_page]
    return f'<text:p text:style-name="{name}">{_spaced(block.text)}</text:p>'


def _spaced(text: str) -> str:
    """Rows of spaces as OpenDocument writes them."""
    made, spaces = [], 0
    for sign in text:
        if sign == " ":
            spaces += 1
            continue
        made.append(_spaces(spaces) + escape(sign))
        spaces = 0
    return "".join(made) + _spaces(spaces)


def _spaces(count: int) -> str:
    return "" if not count else " " if count == 1 else f' <text:s text:c="{count - 1}"/>'


def docx(lines: Sequence[Line]) -> bytes:
    """A text of Word: French, A4, margins of 2 cm."""
    body = "".join(_docx_line(line) for line in lines)
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
        'w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return packed(
        {
            "[Content_Types].xml": content_types(
                {
                    "/word/document.xml": "wordprocessingml.document.main",
                    "/word/styles.xml": "wordprocessingml.styles",
                }
            ),
            "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": relations({"rId1": ("styles", "styles.xml")}),
            "word/document.xml": f"{XML}<w:document {space}><w:body>{body}{section}</w:body></w:document>",
            "word/styles.xml": f"{XML}<w:styles {space}>{_DOCX_STYLES}</w:styles>",
        }
    )


_DOCX_STYLES = (
    f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}"/><w:sz w:val="24"/>'
    '<w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
)


def _docx_line(line: Line) -> str:
    bold = "<w:b/>" if line.bold else ""
    font = quoteattr(line.font)
    properties = (
        f'<w:rFonts w:ascii={font} w:hAnsi={font} w:cs={font}/>{bold}<w:sz w:val="{line.size * 2:g}"/>'
    )
    if not line.text:
        return f"<w:p><w:pPr><w:rPr>{properties}</w:rPr></w:pPr></w:p>"
    words = f'<w:t xml:space="preserve">{escape(line.text)}</w:t>'
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr>{words}</w:r></w:p>"


def content_types(parts: dict[str, str]) -> str:
    """[Content_Types].xml of an Office Open XML file."""
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relations(parts: dict[str, tuple[str, str]]) -> str:
    """A part that says what another refers to."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    entries = "".join(
        f'<Relationship Id="{name}" Type="{kind}/{what}" Target="{target}"/>'
        for name, (what, target) in parts.items()
    )
    return f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'


def plan(width: int = 240, height: int = 160) -> bytes:
    """A plan of streets as a small PNG: paper, streets, a square, a park."""
    paper, street, square, park = (246, 240, 228), (40, 48, 84), (242, 169, 34), (96, 140, 96)
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            on_street = x % 80 in range(36, 42) or y % 54 in range(24, 29)
            tint = street if on_street else square if 88 < x < 110 and 60 < y < 76 else paper
            rows += bytes(park if x > 170 and y > 112 and not on_street else tint)
    head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(bytes(rows), 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
