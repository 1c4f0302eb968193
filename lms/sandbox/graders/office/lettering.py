"""How words look, the same from every format: runs that look alike are one run. Runs in the child."""

from dataclasses import dataclass, field, replace
from typing import Any

MOST_PARAGRAPHS = 4_000
MOST_SIGNS = 300_000
MOST_CELLS = 4_000


@dataclass(frozen=True, slots=True)
class Look:
    """What a run of words looks like; size in points, colour as RRGGBB or nothing."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    font: str = ""
    size: float = 0.0
    colour: str = ""
    language: str = ""


@dataclass
class Paragraph:
    """One paragraph with all its styles worked out."""

    style: str = ""
    level: int = 0  # of a heading style, from 1
    align: str = "left"
    listed: str = ""  # bullet, number
    where: str = "body"  # body, table, contents
    starts_page: bool = False
    before: float = 0.0  # points
    after: float = 0.0
    runs: list[tuple[str, Look]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)

    def add(self, text: str, look: Look) -> None:
        """More words at the end."""
        if not text:
            return
        if self.runs and self.runs[-1][1] == look:
            self.runs[-1] = (self.runs[-1][0] + text, look)
        else:
            self.runs.append((text, look))

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(text for text, _ in self.runs)

    def plain(self) -> dict[str, Any]:
        """As facts."""
        found: dict[str, Any] = {
            "text": self.text,
            "style": self.style,
            "align": self.align,
            "where": self.where,
        }
        if self.level:
            found["level"] = self.level
        if self.listed:
            found["list"] = self.listed
        if self.starts_page:
            found["starts_page"] = True
        if self.before or self.after:
            found["space"] = [round(self.before, 1), round(self.after, 1)]
        found["runs"] = [
            [
                len(text),
                int(look.bold) + 2 * int(look.italic) + 4 * int(look.underline),
                look.font,
                look.size,
                look.colour,
            ]
            for text, look in self.runs
        ]
        return found


@dataclass
class Paper:
    """A whole document on its way to facts."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)
    images: list[dict[str, Any]] = field(default_factory=list)
    links: list[list[str]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)
    page_numbers: list[str] = field(default_factory=list)  # header, footer, body
    margins: dict[str, list[float]] = field(default_factory=dict)  # cm; several where a footer counts or not
    paper: list[float] = field(default_factory=list)  # cm
    styles: dict[str, dict[str, Any]] = field(default_factory=dict)
    contents: int = 0  # tables of contents
    pages: int = 0  # as the application counted them; 0 when it did not say

    def facts(self) -> dict[str, Any]:
        """What the parent may know, bounded."""
        kept, signs = [], 0
        for paragraph in self.paragraphs[:MOST_PARAGRAPHS]:
            signs += len(paragraph.text)
            if signs > MOST_SIGNS:
                break
            kept.append(paragraph.plain())
        return {
            "paragraphs": kept,
            "cut": len(kept) < len(self.paragraphs),
            "tables": self.tables[:100],
            "images": self.images[:300],
            "links": self.links[:300],
            "fields": self.fields[:300],
            "headers": self.headers[:20],
            "footers": self.footers[:20],
            "page_numbers": sorted(set(self.page_numbers)),
            "margins": self.margins,
            "paper": self.paper,
            "styles": self.styles,
            "contents": self.contents,
            "pages": self.pages,
            "language": self._language(),
        }

    def _language(self) -> str:
        """The spelling language of most of the words."""
        weights: dict[str, int] = {}
        for paragraph in self.paragraphs:
            for text, look in paragraph.runs:
                weights[look.language] = weights.get(look.language, 0) + len(text)
        return max(weights, key=lambda one: weights[one], default="")


def changed(look: Look, **parts: Any) -> Look:
    """A look with the parts that are given."""
    kept = {name: value for name, value in parts.items() if value is not None}
    return replace(look, **kept) if kept else look


def colour(written: str) -> str:
    """RRGGBB, or nothing for automatic."""
    bare = written.strip().lstrip("#").upper()
    return bare if len(bare) == 6 and all(sign in "0123456789ABCDEF" for sign in bare) else ""
