"""Own drawings: an SVG is shown inside the page only if every part of it is known to be harmless."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from markupsafe import Markup, escape

from lms.i18n.typography import set_text

MAXIMUM = 3072  # bytes: learners pay for data
SHAPES = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}
)
_TRAITS = """viewBox x y x1 y1 x2 y2 cx cy r rx ry d points width height transform fill fill-opacity fill-rule
stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray opacity font-size font-weight font-family
text-anchor dominant-baseline letter-spacing dx dy direction lang"""
TRAITS = frozenset(_TRAITS.split())
_SHAPES = ", ".join(sorted(SHAPES - {"svg"}))
NAME = "\ue000"
"""Where the name of a drawing goes; no author can type it."""
NAMESPACE = "http://www.w3.org/2000/svg"
_VIEW = re.compile(r"-?[\d.]+( -?[\d.]+){3}")
_REACHES_OUT = re.compile(r"url\s*\(|javascript:|data:|expression\s*\(", re.IGNORECASE)

Report = Callable[..., None]  # (line, message, **values)


class _Declaration(Exception):  # a way out of the parser
    """The file declares a document type, which drawings never need."""


@dataclass
class _Copy:
    """Writes again, part by part, what was recognised; nothing else gets through."""

    report: Report
    language: str
    parser: expat.XMLParserType = field(default_factory=lambda: expat.ParserCreate("utf-8"))
    parts: list[str] = field(default_factory=list)
    depth: int = 0

    def start(self, name: str, traits: dict[str, str]) -> None:
        self.depth += 1
        if name not in SHAPES or (name == "svg") != (self.depth == 1):
            self._fault("Take out <%(name)s>: a drawing is made of %(shapes)s.", name=name, shapes=_SHAPES)
        kept = {trait: value for trait, value in traits.items() if self._is_harmless(trait, value)}
        if name == "svg":
            kept = self._frame(kept)
        self.parts.append(f"<{name}" + "".join(f' {trait}="{escape(kept[trait])}"' for trait in kept) + ">")

    def _is_harmless(self, trait: str, value: str) -> bool:
        if (trait, value) == ("xmlns", NAMESPACE):
            return False  # needed in a file, not in a page
        harmless = trait in TRAITS and not _REACHES_OUT.search(value) and NAME not in value
        if not harmless:
            self._fault("Take out “%(trait)s”: a drawing holds shapes and colours.", trait=trait)
        return harmless

    def _frame(self, traits: dict[str, str]) -> dict[str, str]:
        if not _VIEW.fullmatch(traits.get("viewBox", "")):
            self._fault('Write the size of the drawing: <svg viewBox="0 0 90 45">.')
        kept = {trait: value for trait, value in traits.items() if trait not in ("width", "height")}
        return kept | {"role": "img", "aria-label": NAME}

    def end(self, name: str) -> None:
        self.depth -= 1
        self.parts.append(f"</{name}>")

    def text(self, words: str) -> None:
        self.parts.append(
            str(escape(set_text(words.replace(NAME, ""), self.language))) if words.strip() else ""
        )

    def declaration(self, *_: object) -> None:
        self._fault("Take out <!DOCTYPE …>: a drawing begins with <svg>.")
        raise _Declaration

    def _fault(self, message: str, **values: object) -> None:
        self.report(self.parser.CurrentLineNumber, message, **values)


def draw(source: bytes, description: str, language: str, report: Report) -> Markup:
    """The drawing as inline SVG with `description` as its name; faults go to `report`."""
    return named(cleaned(source, language, report), description)


def named(drawing: str, description: str) -> Markup:
    """A drawing that was cleaned, as inline SVG with `description` as its name."""
    return Markup(drawing.replace(NAME, escape(description)))  # noqa: S704  # each part was recognised and escaped


def cleaned(source: bytes, language: str, report: Report) -> str:
    """The drawing made harmless, NAME standing where its name goes; faults go to `report`."""
    copy = _Copy(report, language)
    copy.parser.buffer_text = True
    copy.parser.StartElementHandler = copy.start
    copy.parser.EndElementHandler = copy.end
    copy.parser.CharacterDataHandler = copy.text
    copy.parser.StartDoctypeDeclHandler = copy.declaration
    try:
        copy.parser.Parse(source, True)
    except expat.ExpatError as error:
        report(error.lineno, "Complete the drawing: a tag is left open, or badly written.")
        return ""
    except _Declaration:
        return ""
    return "".join(copy.parts)
