"""Reads a .docx into facts. Runs in the child."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lms.sandbox.graders.office.docx_styles import DocxStyles, alignment, on, read_styles, spacing
from lms.sandbox.graders.office.lettering import MOST_CELLS, Look, Paper, Paragraph
from lms.sandbox.graders.office.measures import twips, whole
from lms.sandbox.graders.office.package import Package
from lms.sandbox.graders.office.tree import Element, attribute, child, children, local, value_of, within

_MERGE = re.compile(r'MERGEFIELD\s+"?([^"\\]+?)"?\s*(?:\\|$)')
_LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
_PASSED_OVER = {"del", "moveFrom", "rPr", "pPr"}


@dataclass
class _Reader:
    package: Package
    styles: DocxStyles
    paper: Paper = field(default_factory=Paper)
    breaks: bool = False  # the next paragraph starts a page

    def blocks(self, parent: Element, where: str) -> None:
        for element in parent:
            name = local(element)
            if name == "p":
                self.paper.paragraphs.append(self.paragraph(element, where))
            elif name == "tbl":
                self.table(element)
            elif name == "sdt":
                gallery = next(within(child(element, "sdtPr"), "docPartGallery"), None)
                contents = gallery is not None and attribute(gallery, "val") == "Table of Contents"
                if (inside := child(element, "sdtContent")) is not None:
                    self.paper.contents += contents
                    self.blocks(inside, "contents" if contents else where)
            elif name in ("ins", "customXml", "smartTag"):
                self.blocks(element, where)

    def paragraph(self, element: Element, where: str) -> Paragraph:
        properties = child(element, "pPr")
        style_id = value_of(properties, "pStyle") or self.styles.default
        parts = self.styles.parts(properties, style_id)
        chain = self.styles.chain(style_id)
        made = Paragraph(
            style=chain[-1].name if chain else "",
            level=self.styles.level(style_id),
            align=alignment(parts),
            listed=self.styles.list_kind(parts),
            where=where,
            starts_page=self.breaks or on(parts, "pageBreakBefore"),
        )
        made.before, made.after = spacing(parts)
        self.breaks = False
        if made.style.casefold().startswith("toc ") and where == "body":
            made.where = "contents"
        look = self.styles.look(self.styles.run, style_id)
        codes: list[str] = []
        for run in self.runs(element, codes):
            self.run(run, made, look)
        if made.starts_page and not made.text.strip():
            self.breaks = True  # a break on a line of its own: what follows begins the page
        made.fields = [*"".join(codes).split("\0"), *made.fields]
        self.fields(made)
        section = child(properties, "sectPr")
        if section is not None:
            self.breaks = self.breaks or value_of(section, "type") != "continuous"
            self.section(section)
        return made

    def runs(self, element: Element, codes: list[str]) -> Iterator[Element]:
        """The runs of a paragraph, those inside links and fields too; deleted words are passed over."""
        for each in element:
            name = local(each)
            if name == "r":
                yield each
            elif name == "fldSimple":
                codes.append(attribute(each, "instr") + "\0")
                yield from self.runs(each, codes)
            elif name == "hyperlink":
                inside = list(self.runs(each, codes))
                self.link(each, inside)
                yield from inside
            elif name not in _PASSED_OVER:
                yield from self.runs(each, codes)
            if name == "r":
                codes += [part.text or "" for part in children(each, "instrText")]
                codes += [
                    "\0" for part in children(each, "fldChar") if attribute(part, "fldCharType") != "begin"
                ]

    def link(self, element: Element, runs: list[Element]) -> None:
        words = "".join(text.text or "" for run in runs for text in children(run, "t"))
        target = self.package.relations("word/document.xml").get(attribute(element, "id"), ("", "", False))[1]
        self.paper.links.append([words[:300], target[:500] or "#" + attribute(element, "anchor")[:100]])

    def run(self, run: Element, made: Paragraph, look: Look) -> None:
        properties = child(run, "rPr")
        if (style := value_of(properties, "rStyle")) and style in self.styles.by_id:
            look = self.styles.look(look, style)
        look = self.styles.with_run(look, properties)
        for each in run:
            name = local(each)
            if name == "t":
                made.add(each.text or "", look)
            elif name == "tab":
                made.add("\t", look)
            elif name in ("br", "cr"):
                if attribute(each, "type") != "page":
                    made.add("\n", look)
                elif made.text.strip():
                    self.breaks = True
                else:
                    made.starts_page = True
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self.pictures(each)

    def pictures(self, element: Element) -> None:
        blips = [*within(element, "blip"), *within(element, "imagedata")]
        if not blips:
            return
        named = next(within(element, "docPr", "shape"), None)
        words = (attribute(named, "descr") or attribute(named, "alt")) if named is not None else ""
        outside = any(attribute(blip, "link") for blip in blips)
        self.paper.images.append({"alt": words.strip()[:300], "outside": outside})

    def fields(self, made: Paragraph) -> None:
        for code in made.fields:
            if found := _MERGE.search(code):
                self.paper.fields.append(found[1].strip()[:80])
            if found := _LINK.search(code):
                self.paper.links.append([made.text[:300], found[1][:500]])
            if code.strip().startswith("PAGE") and not code.strip().startswith("PAGEREF"):
                self.paper.page_numbers.append("body")
            if code.strip().startswith("TOC") and not self.paper.contents:
                self.paper.contents += 1

    def table(self, element: Element) -> None:
        rows, room = [], MOST_CELLS
        for row in children(element, "tr"):
            cells = []
            for cell in children(row, "tc"):
                start = len(self.paper.paragraphs)
                self.blocks(cell, "table")
                cells.append("\n".join(each.text for each in self.paper.paragraphs[start:])[:300])
            room -= len(cells)
            if room < 0:
                break
            rows.append(cells)
        first = child(element, "tr", "trPr", "tblHeader")
        self.paper.tables.append({"rows": rows, "header": first is not None})

    def section(self, section: Element) -> None:
        margins, size = child(section, "pgMar"), child(section, "pgSz")
        relations, has = self.package.relations("word/document.xml"), {"header": False, "footer": False}
        for kind, texts in (("header", self.paper.headers), ("footer", self.paper.footers)):
            for reference in children(section, f"{kind}Reference"):
                target = relations.get(attribute(reference, "id"), ("", "", True))[1]
                if (root := self.package.tree_if_there(target)) is not None:
                    has[kind] = True
                    text, codes = _words(root)
                    texts.append(text[:500])
                    if any(code.split()[:1] == ["PAGE"] for code in codes):
                        self.paper.page_numbers.append(kind)
        if margins is not None:
            for side, beside in (("left", ""), ("right", ""), ("top", "header"), ("bottom", "footer")):
                measures = [attribute(margins, side)]
                if beside and has[beside]:
                    measures.append(attribute(margins, beside))
                self.paper.margins[side] = [twips(each) for each in measures if each]
        if size is not None:
            self.paper.paper = [twips(attribute(size, "w")), twips(attribute(size, "h"))]


def _words(root: Element) -> tuple[str, list[str]]:
    """The words of a header or footer, and its field codes."""
    text = "".join(each.text or "" for each in within(root, "t"))
    codes = [attribute(each, "instr") for each in within(root, "fldSimple")]
    codes += "".join(
        (each.text or "") if local(each) == "instrText" else "\0"
        for each in within(root, "instrText", "fldChar")
    ).split("\0")
    return text, [code for code in codes if code.strip()]


def read_docx(package: Package) -> Paper:
    """The facts of a Word document."""
    reader = _Reader(package, read_styles(package))
    body = child(package.tree("word/document.xml"), "body")
    if body is not None:
        reader.blocks(body, "body")
        if (section := child(body, "sectPr")) is not None:
            reader.section(section)
    reader.paper.styles = reader.styles.summary()
    counted = child(package.tree_if_there("docProps/app.xml"), "Pages")
    reader.paper.pages = whole(counted.text or "") if counted is not None else 0
    return reader.paper
