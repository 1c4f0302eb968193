"""Reads an .odt into facts. Runs in the child."""

from dataclasses import dataclass, field

from lms.sandbox.graders.office.lettering import MOST_CELLS, Look, Paper, Paragraph
from lms.sandbox.graders.office.measures import centimetres, points, whole
from lms.sandbox.graders.office.odf_styles import OdfStyles, read_styles
from lms.sandbox.graders.office.package import Package
from lms.sandbox.graders.office.refusals import Unreadable
from lms.sandbox.graders.office.tree import Element, attribute, child, children, local, within

_ALIGN = {"end": "right", "right": "right", "center": "center", "justify": "justify"}
_INDEXES = {"table-of-content": "contents"}
_PASSED_OVER = {
    "tracked-changes",
    "note",
    "annotation",
    "annotation-end",
    "soft-page-break",
    "sequence-decls",
}
MOST_REPEATS = 1_000


@dataclass
class _Reader:
    styles: OdfStyles
    paper: Paper = field(default_factory=Paper)
    breaks: bool = False
    look: Look = field(default_factory=Look)

    def blocks(self, parent: Element, where: str, in_list: str = "") -> None:
        for element in parent:
            name = local(element)
            if name in ("p", "h"):
                self.paper.paragraphs.append(self.paragraph(element, where, in_list))
            elif name == "list":
                self.list(element, where, in_list)
            elif name == "table":
                self.table(element)
            elif name in _INDEXES:
                self.paper.contents += 1
                for body in children(element, "index-body"):
                    self.blocks(body, _INDEXES[name])
            elif name not in _PASSED_OVER:
                self.pictures(element)
                self.blocks(element, where, in_list)

    def list(self, element: Element, where: str, outer: str) -> None:
        name = attribute(element, "style-name")
        kind = self.styles.lists.get(name, outer or "bullet")
        for item in element:
            if local(item) in ("list-item", "list-header"):
                self.blocks(item, where, kind)

    def paragraph(self, element: Element, where: str, in_list: str) -> Paragraph:
        style = attribute(element, "style-name")
        look_up = self.styles.value
        made = Paragraph(
            style=self.styles.named("paragraph", style),
            level=min(whole(attribute(element, "outline-level"), 1), 10) if local(element) == "h" else 0,
            align=_ALIGN.get(look_up("paragraph", style, "paragraph", "text-align"), "left"),
            listed=in_list,
            where=where,
            before=points(look_up("paragraph", style, "paragraph", "margin-top")),
            after=points(look_up("paragraph", style, "paragraph", "margin-bottom")),
        )
        master = any(
            attribute(one.element, "master-page-name") for one in self.styles.chain("paragraph", style)
        )
        made.starts_page = (
            self.breaks
            or look_up("paragraph", style, "paragraph", "break-before") == "page"
            or (master and bool(self.paper.paragraphs))
        )
        self.breaks = look_up("paragraph", style, "paragraph", "break-after") == "page"
        self.words(element, made, self.styles.look(self.styles.start(), "paragraph", style))
        return made

    def words(self, element: Element, made: Paragraph, look: Look) -> None:
        """The words of an element and of what is in it, in order."""
        made.add(element.text or "", look)
        for each in element:
            self.inside(each, made, look)
            made.add(each.tail or "", look)

    def inside(self, each: Element, made: Paragraph, look: Look) -> None:
        name = local(each)
        if name == "s":
            made.add(" " * min(max(whole(attribute(each, "c"), 1), 1), MOST_REPEATS), look)
        elif name == "tab":
            made.add("\t", look)
        elif name == "line-break":
            made.add("\n", look)
        elif name == "span":
            self.words(each, made, self.styles.look(look, "text", attribute(each, "style-name")))
        elif name == "a":
            start = len(made.text)
            self.words(each, made, look)
            self.paper.links.append([made.text[start:][:300], attribute(each, "href")[:500]])
        elif name == "frame":
            self.pictures(each)
        elif name in _PASSED_OVER:
            return
        else:
            self.field(name, each)
            self.words(each, made, look)

    def field(self, name: str, element: Element) -> None:
        if name == "database-display":
            self.paper.fields.append(attribute(element, "column-name")[:80])
        elif name == "page-number":
            self.paper.page_numbers.append("body")

    def pictures(self, element: Element) -> None:
        """A frame that holds a picture, with its description."""
        image = child(element, "image")
        if local(element) == "frame" and image is not None:
            parts = (child(element, name) for name in ("title", "desc"))
            words = " ".join(part.text or "" for part in parts if part is not None)
            href = attribute(image, "href")
            self.paper.images.append({"alt": words.strip()[:300], "outside": "://" in href})
        elif local(element) == "frame":
            for box in children(element, "text-box"):
                self.blocks(box, "body")

    def table(self, element: Element) -> None:
        rows, room = [], MOST_CELLS
        for row in within(element, "table-row"):
            cells: list[str] = []
            for cell in row:
                if local(cell) not in ("table-cell", "covered-table-cell"):
                    continue
                start = len(self.paper.paragraphs)
                self.blocks(cell, "table")
                words = "\n".join(each.text for each in self.paper.paragraphs[start:])[:300]
                cells += [words] * repeats(cell, "number-columns-repeated", words)
            times = repeats(row, "number-rows-repeated", "".join(cells))
            room -= max(len(cells), 1) * times
            if room < 0:
                break
            rows += [cells] * times
        self.paper.tables.append({"rows": rows, "header": child(element, "table-header-rows") is not None})


def repeats(element: Element, name: str, content: str) -> int:
    """How often a row or cell stands there; Unreadable when something is repeated without end."""
    times = max(whole(attribute(element, name), 1), 1)
    if times > MOST_REPEATS:
        if content:
            raise Unreadable("too-many-repeats")
        return 1
    return times


def margins(paper: Paper, styles: OdfStyles) -> None:
    """Margins and headers of the first kind of page that is used.

    OpenDocument measures to the footer, people to the text: both are kept, and either will do.
    """
    for master in styles.masters[:1]:
        layout = styles.layouts.get(attribute(master, "page-layout-name"))
        sizes = child(layout, "page-layout-properties")
        if sizes is None or layout is None:
            return
        paper.paper = [
            centimetres(attribute(sizes, "page-width")),
            centimetres(attribute(sizes, "page-height")),
        ]
        everywhere = attribute(sizes, "margin")
        for side in ("left", "right", "top", "bottom"):
            paper.margins[side] = [centimetres(attribute(sizes, f"margin-{side}") or everywhere)]
        for band, side, towards in (("header", "top", "bottom"), ("footer", "bottom", "top")):
            space = child(layout, f"{band}-style", "header-footer-properties")
            if child(master, band) is not None and space is not None:
                height = attribute(space, "min-height") or attribute(space, "height")
                gap = attribute(space, f"margin-{towards}") if not attribute(space, "min-height") else ""
                paper.margins[side].append(
                    round(paper.margins[side][0] + centimetres(height) + centimetres(gap), 2)
                )


def bands(paper: Paper, styles: OdfStyles) -> None:
    """Headers and footers, and whether the number of the page is in them."""
    for master in styles.masters:
        for band, texts in (("header", paper.headers), ("footer", paper.footers)):
            for element in (
                *children(master, band),
                *children(master, f"{band}-left"),
                *children(master, f"{band}-first"),
            ):
                if attribute(element, "display") == "false":
                    continue
                texts.append("".join(element.itertext())[:500])
                if next(within(element, "page-number"), None) is not None:
                    paper.page_numbers.append(band)


def read_odt(package: Package) -> Paper:
    """The facts of an OpenDocument text."""
    styles = read_styles(package)
    reader = _Reader(styles)
    body = child(package.tree("content.xml"), "body", "text")
    if body is not None:
        reader.blocks(body, "body")
    margins(reader.paper, styles)
    bands(reader.paper, styles)
    for level in (1, 2, 3):
        name = f"Heading_20_{level}"
        if ("paragraph", name) in styles.by_name:
            look = styles.look(styles.start(), "paragraph", name)
            reader.paper.styles[f"heading {level}"] = {
                "size": look.size,
                "colour": look.colour,
                "bold": look.bold,
            }
    counted = child(package.tree_if_there("meta.xml"), "meta", "document-statistic")
    reader.paper.pages = whole(attribute(counted, "page-count")) if counted is not None else 0
    return reader.paper
