"""The styles of an OpenDocument file, named and automatic, laid on each other. Runs in the child."""

from dataclasses import dataclass, field

from lms.sandbox.graders.office.lettering import Look, changed, colour
from lms.sandbox.graders.office.measures import points
from lms.sandbox.graders.office.package import Package
from lms.sandbox.graders.office.tree import Element, attribute, child, children, local

_BOLD = {"bold", "600", "700", "800", "900"}


@dataclass
class Style:
    """One style of one family."""

    name: str
    parent: str
    element: Element


@dataclass
class OdfStyles:
    """All styles, by family and name."""

    by_name: dict[tuple[str, str], Style] = field(default_factory=dict)
    defaults: dict[str, Element] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, Element] = field(default_factory=dict)  # data styles: how numbers are shown
    layouts: dict[str, Element] = field(default_factory=dict)
    masters: list[Element] = field(default_factory=list)

    def chain(self, family: str, name: str) -> list[Style]:
        """A style and its parents, the most general first."""
        found: list[Style] = []
        while (family, name) in self.by_name and len(found) < 20:
            style = self.by_name[family, name]
            found.append(style)
            name = style.parent
        return found[::-1]

    def named(self, family: str, name: str) -> str:
        """The name a person sees: that of the first style that is not automatic."""
        for style in reversed(self.chain(family, name)):
            if local(style.element.getparent()) != "automatic-styles":
                return attribute(style.element, "display-name") or style.name.replace("_20_", " ")
        return ""

    def properties(self, family: str, name: str, kind: str) -> list[Element]:
        """Every `style:…-properties` that counts, the most general first."""
        start = self.defaults.get(family)
        elements = [start] if start is not None else []
        elements += [style.element for style in self.chain(family, name)]
        return [found for each in elements if (found := child(each, f"{kind}-properties")) is not None]

    def value(self, family: str, name: str, kind: str, attribute_name: str) -> str:
        """What the most particular style says of one thing, or nothing."""
        for properties in reversed(self.properties(family, name, kind)):
            if found := attribute(properties, attribute_name):
                return found
        return ""

    def look(self, start: Look, family: str, name: str) -> Look:
        """`start` with a style laid over it."""
        for style in self.chain(family, name):
            start = self.with_text(start, child(style.element, "text-properties"))
        return start

    def with_text(self, look: Look, properties: Element | None) -> Look:
        """`look` with what a style:text-properties says."""
        if properties is None:
            return look
        weight, slant = attribute(properties, "font-weight"), attribute(properties, "font-style")
        line, size = attribute(properties, "text-underline-style"), attribute(properties, "font-size")
        font = attribute(properties, "font-name")
        tint, language = attribute(properties, "color"), attribute(properties, "language")
        if size.endswith("%"):
            size = f"{look.size * points(size[:-1]) / 100}pt"
        return changed(
            look,
            bold=weight in _BOLD if weight else None,
            italic=slant in ("italic", "oblique") if slant else None,
            underline=line != "none" if line else None,
            font=self.fonts.get(font, font) or attribute(properties, "font-family").strip("'\"") or None,
            size=round(points(size), 1) if size else None,
            colour=colour(tint) if tint else None,
            language=_language(properties, language),
        )

    def start(self, family: str = "paragraph") -> Look:
        """What words look like before any style."""
        default = self.defaults.get(family)
        return self.with_text(Look(size=12.0), child(default, "text-properties"))


def _language(properties: Element, language: str) -> str | None:
    if not language or language == "none":
        return None
    country = next(
        (value for key, value in properties.attrib.items() if key.endswith("fo-compatible:1.0}country")), ""
    )
    return f"{language}-{country}" if country and country != "none" else language


def read_styles(package: Package) -> OdfStyles:
    """The styles of styles.xml and of content.xml."""
    styles = OdfStyles()
    for part in ("styles.xml", "content.xml"):
        root = package.tree_if_there(part)
        for face in children(child(root, "font-face-decls"), "font-face"):
            styles.fonts[attribute(face, "name")] = attribute(face, "font-family").strip("'\"")
        for group in ("styles", "automatic-styles"):
            found = child(root, group)
            for element in found if found is not None else ():
                _keep(styles, element)
        styles.masters += children(child(root, "master-styles"), "master-page")
    return styles


def _keep(styles: OdfStyles, element: Element) -> None:
    kind, name = local(element), attribute(element, "name")
    if kind == "style":
        family = attribute(element, "family")
        styles.by_name[family, name] = Style(name, attribute(element, "parent-style-name"), element)
    elif kind == "default-style":
        styles.defaults[attribute(element, "family")] = element
    elif kind == "list-style":
        first = next(iter(element), None)
        styles.lists[name] = "bullet" if first is not None and local(first).endswith("bullet") else "number"
    elif kind == "page-layout":
        styles.layouts[name] = element
    elif kind.endswith("-style"):
        styles.numbers[name] = element
