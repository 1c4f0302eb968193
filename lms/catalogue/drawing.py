"""Own drawings: an SVG is shown inside the page only if every part of it is known to be harmless."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from markupsafe import Markup, escape

MAXIMUM = 3072  # bytes: learners pay for data
SHAPES = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}
)
_TRAITS = """viewBox x y x1 y1 x2 y2 cx cy r rx ry d points width height transform fill fill-opacity fill-rule
stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray opacity font-size font-weight font-family
text-anchor dominant-baseline letter-spacing dx dy direction lang"""
TRAITS = frozenset(_TRAITS.split())
_SHAPES = ", ".join(sorted(SHAPES - {"svg"}))
NAMESPACE = "http://www.w3.org/2000/svg"
_REACHES_OUT = re.compile(r"url\s*\(|javascript:|data:|expression\s*\(", re.IGNORECASE)

Report = Callable[..., None]  # (line, message, **values)


@dataclass
class _Copy:
    """Writes again, part by part, what was recognised; nothing else gets through."""

    report: Report
    parser: expat.XMLParserType
    parts: list[str] = field(default_factory=list)
    depth: int = 0

    def start(self, name: str, traits: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        self.depth += 1
        if name not in SHAPES or (name == "svg") != (self.depth == 1):
            self.report(
                line, f"Take out <{name}>: a drawing is made of {', '.join(sorted(SHAPES - {'svg'}))}."
            )
        for trait, value in traits.items():
            if trait == "xmlns" and value == NAMESPACE:
                continue
            if trait not in TRAITS or _REACHES_OUT.search(value):
                self.report(line, "Take out “%(trait)s”: a drawing holds shapes and colours.", trait=trait)
        if name != "svg":
            kept = "".join(f' {trait}="{escape(value)}"' for trait, value in traits.items())
            self.parts.append(f"<{name}{kept}>")

    def end(self, name: str) -> None:
        self.depth -= 1
        if name != "svg":
            self.parts.append(f"</{name}>")

    def text(self, words: str) -> None:
        self.parts.append(str(escape(words)) if words.strip() else "")


def draw(source: bytes, description: str, report: Report) -> Markup:
    """The drawing as inline SVG with `description` as its name; faults go to `report`."""
    parser = expat.ParserCreate("utf-8")
    copy = _Copy(report, parser)
    view: list[str] = []

    def start(name: str, traits: dict[str, str]) -> None:
        if name == "svg":
            view.append(traits.get("viewBox", ""))
        copy.start(name, traits)

    def refuse_declarations(*_: object) -> None:
        report(parser.CurrentLineNumber, "Take out <!DOCTYPE …>: a drawing begins with <svg>.")
        raise expat.ExpatError("declaration")

    parser.StartElementHandler = start
    parser.EndElementHandler = copy.end
    parser.CharacterDataHandler = copy.text
    parser.StartDoctypeDeclHandler = refuse_declarations
    try:
        parser.Parse(source, True)
    except expat.ExpatError as error:
        if str(error) != "declaration":
            report(
                parser.CurrentLineNumber,
                "This is not a complete SVG drawing: a tag is open, or badly written.",
            )
        return Markup()
    if not view or not re.fullmatch(r"[-\d. ]+", view[0]):
        report(1, 'Write the size of the drawing: <svg viewBox="0 0 320 180">.')
        return Markup()
    return Markup('<svg viewBox="{}" role="img" aria-label="{}">{}</svg>').format(
        view[0],
        description,
        Markup("".join(copy.parts)),  # noqa: S704  # each part was recognised and escaped above
    )
