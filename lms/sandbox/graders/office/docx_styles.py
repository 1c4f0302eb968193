"""The styles of a .docx: how paragraphs and runs look once all their styles are laid on each other."""

import re
from dataclasses import dataclass, field
from typing import Any

from lms.sandbox.graders.office.lettering import Look, changed, colour
from lms.sandbox.graders.office.measures import whole
from lms.sandbox.graders.office.package import Package
from lms.sandbox.graders.office.tree import Element, attribute, child, children, value_of

_HEADING = re.compile(r"heading (\d)")
_OFF = ("0", "false", "none", "off")
_ALIGN = {"end": "right", "right": "right", "center": "center", "both": "justify", "distribute": "justify"}


@dataclass
class Style:
    """One named style."""

    name: str
    parent: str
    paragraph: Element | None
    run: Element | None


@dataclass
class DocxStyles:
    """All styles of a document, looked up by id."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""  # the id of the style of a paragraph that names none
    run: Look = field(default_factory=Look)
    paragraph: Element | None = None
    theme: dict[str, str] = field(default_factory=dict)
    lists: dict[tuple[str, str], str] = field(default_factory=dict)

    def chain(self, style_id: str) -> list[Style]:
        """A style and those it is based on, the most general first."""
        found: list[Style] = []
        while style_id in self.by_id and len(found) < 20:
            style = self.by_id[style_id]
            found.append(style)
            style_id = style.parent
        return found[::-1]

    def look(self, start: Look, style_id: str) -> Look:
        """`start` with a style laid over it."""
        for style in self.chain(style_id):
            start = self.with_run(start, style.run)
        return start

    def with_run(self, look: Look, run: Element | None) -> Look:
        """`look` with what a w:rPr says."""
        if run is None:
            return look
        fonts, size, tint = child(run, "rFonts"), value_of(run, "sz"), child(run, "color")
        return changed(
            look,
            bold=_switch(run, "b"),
            italic=_switch(run, "i"),
            underline=_switch(run, "u"),
            font=self._font(fonts),
            size=whole(size) / 2 if size else None,
            colour=colour(attribute(tint, "val")) if tint is not None else None,
            language=value_of(run, "lang") or None,
        )

    def _font(self, fonts: Element | None) -> str | None:
        if fonts is None:
            return None
        theme = attribute(fonts, "asciiTheme")
        return self.theme.get(theme[:5]) if theme else attribute(fonts, "ascii") or None

    def parts(self, properties: Element | None, style_id: str) -> list[Element]:
        """Every w:pPr that counts for a paragraph, the most general first."""
        found = [self.paragraph, *(style.paragraph for style in self.chain(style_id)), properties]
        return [each for each in found if each is not None]

    def level(self, style_id: str) -> int:
        """The level of a heading style, or 0."""
        for style in reversed(self.chain(style_id)):
            if found := _HEADING.fullmatch(style.name.casefold()):
                return int(found[1])
            outline = value_of(style.paragraph, "outlineLvl")
            if outline and whole(outline, 9) < 9:
                return whole(outline) + 1
        return 0

    def list_kind(self, parts: list[Element]) -> str:
        """bullet, number, or nothing."""
        number, depth = "", "0"
        for properties in parts:
            if (place := child(properties, "numPr")) is not None:
                number = value_of(place, "numId") or number
                depth = value_of(place, "ilvl") or depth
        return self.lists.get((number, depth), "number" if number and number != "0" else "")

    def summary(self) -> dict[str, dict[str, Any]]:
        """What the first heading styles look like."""
        found = {}
        for style_id, style in self.by_id.items():
            heading = _HEADING.fullmatch(style.name.casefold())
            if heading and int(heading[1]) <= 3:
                look = self.look(self.run, style_id)
                found[f"heading {heading[1]}"] = {"size": look.size, "colour": look.colour, "bold": look.bold}
        return found


def _switch(run: Element, name: str) -> bool | None:
    found = child(run, name)
    return None if found is None else attribute(found, "val").lower() not in _OFF


def last(parts: list[Element], *path: str) -> Element | None:
    """What the most particular of some properties says."""
    return next((found for part in reversed(parts) if (found := child(part, *path)) is not None), None)


def alignment(parts: list[Element]) -> str:
    """left, right, center, justify."""
    found = last(parts, "jc")
    return _ALIGN.get(attribute(found, "val"), "left") if found is not None else "left"


def spacing(parts: list[Element]) -> tuple[float, float]:
    """Points before and after; each may come from another style."""
    sizes = {"before": 0.0, "after": 0.0}
    for part in parts:
        if (space := child(part, "spacing")) is not None:
            for name in sizes:
                if attribute(space, name):
                    sizes[name] = whole(attribute(space, name)) / 20
    return sizes["before"], sizes["after"]


def on(parts: list[Element], name: str) -> bool:
    """Whether a switch of a paragraph is on."""
    found = last(parts, name)
    return found is not None and attribute(found, "val").lower() not in _OFF


def read_styles(package: Package) -> DocxStyles:
    """The styles, theme fonts and lists of a document."""
    styles = DocxStyles(theme=_theme(package), lists=_lists(package))
    root = package.tree_if_there("word/styles.xml")
    defaults = child(root, "docDefaults")
    styles.run = styles.with_run(Look(size=10.0), child(defaults, "rPrDefault", "rPr"))
    styles.paragraph = child(defaults, "pPrDefault", "pPr")
    for each in children(root, "style"):
        style_id = attribute(each, "styleId")
        styles.by_id[style_id] = Style(
            value_of(each, "name"), value_of(each, "basedOn"), child(each, "pPr"), child(each, "rPr")
        )
        if attribute(each, "type") == "paragraph" and attribute(each, "default") in ("1", "true"):
            styles.default = style_id
    return styles


def _theme(package: Package) -> dict[str, str]:
    """The fonts named majo(rHAnsi) and mino(rHAnsi)."""
    names = package.names("word/theme/theme")
    scheme = child(package.tree(names[0]), "themeElements", "fontScheme") if names else None
    found = {}
    for start in ("major", "minor"):
        latin = child(scheme, f"{start}Font", "latin")
        if latin is not None:
            found[start] = attribute(latin, "typeface")
    return found


def _lists(package: Package) -> dict[tuple[str, str], str]:
    root = package.tree_if_there("word/numbering.xml")
    kinds: dict[str, dict[str, str]] = {}
    for each in children(root, "abstractNum"):
        kinds[attribute(each, "abstractNumId")] = {
            attribute(level, "ilvl"): value_of(level, "numFmt") for level in children(each, "lvl")
        }
    found: dict[tuple[str, str], str] = {}
    for each in children(root, "num"):
        for level, kind in kinds.get(value_of(each, "abstractNumId"), {}).items():
            named = {"bullet": "bullet", "none": ""}.get(kind, "number")
            found[attribute(each, "numId"), level] = named
    return found
