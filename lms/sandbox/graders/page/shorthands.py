"""Takes a shorthand apart: `padding: 8px 16px` says four things, and itself."""

import re
from collections.abc import Iterator

import tinycss2
import tinycss2.color4

SIDES = ("top", "right", "bottom", "left")
CORNERS = ("top-left", "top-right", "bottom-right", "bottom-left")
STYLES = set("none hidden dotted dashed solid double groove ridge inset outset auto".split())
WIDTHS = {"thin", "medium", "thick"}
LIST_TYPES = set("none disc circle square decimal lower-alpha upper-alpha lower-roman upper-roman".split())
_LENGTH = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([a-z]+|%)?", re.I)
_LOGICAL = {
    "margin-inline": ("margin-left", "margin-right"),
    "margin-block": ("margin-top", "margin-bottom"),
    "padding-inline": ("padding-left", "padding-right"),
    "padding-block": ("padding-top", "padding-bottom"),
    "inset": ("top", "right", "bottom", "left"),
    "overflow": ("overflow-x", "overflow-y"),
    "gap": ("row-gap", "column-gap"),
    "place-items": ("align-items", "justify-items"),
    "place-content": ("align-content", "justify-content"),
}
_ALIASES = {
    **{f"{box}-inline-start": f"{box}-left" for box in ("margin", "padding")},
    **{f"{box}-inline-end": f"{box}-right" for box in ("margin", "padding")},
    **{f"{box}-block-start": f"{box}-top" for box in ("margin", "padding")},
    **{f"{box}-block-end": f"{box}-bottom" for box in ("margin", "padding")},
    "grid-gap": "gap",
    "grid-row-gap": "row-gap",
    "grid-column-gap": "column-gap",
    "word-wrap": "overflow-wrap",
    "min-inline-size": "min-width",
    "max-inline-size": "max-width",
    "inline-size": "width",
    "block-size": "height",
    "min-block-size": "min-height",
    "max-block-size": "max-height",
}


def longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    """Every property a declaration sets, itself first: name and value."""
    yield name, value
    if name in _ALIASES:
        yield from longhands(_ALIASES[name], value)
        return
    words = _words(value)
    if not words:
        return
    if name in ("margin", "padding"):
        yield from zip((f"{name}-{side}" for side in SIDES), _around(words), strict=True)
    elif name == "border-radius" and "/" not in words:
        yield from zip((f"border-{corner}-radius" for corner in CORNERS), _around(words), strict=True)
    elif name in ("border-width", "border-style", "border-color"):
        kind = name.partition("-")[2]
        yield from zip((f"border-{side}-{kind}" for side in SIDES), _around(words), strict=True)
    elif name in _LOGICAL:
        targets = _LOGICAL[name]
        yield from zip(targets, _around(words) if len(targets) == 4 else (words[0], words[-1]), strict=True)
    else:
        yield from _mixed(name, words)


def _mixed(name: str, words: list[str]) -> Iterator[tuple[str, str]]:
    if name in ("border", "outline") or name in {f"border-{side}" for side in SIDES}:
        for kind, word in _line(words):
            yield f"{name}-{kind}", word
            if name == "border":
                yield from ((f"border-{side}-{kind}", word) for side in SIDES)
    elif name == "background" and len(words) == 1:
        yield ("background-image" if words[0].lower().startswith(("url(", "linear-")) else "background-color"), words[0]
    elif name == "background":
        yield from (("background-color", word) for word in words if _is_colour(word))
    elif name == "list-style":
        for word in words:
            if word.lower() in LIST_TYPES:
                yield "list-style-type", word
    elif name == "text-decoration":
        yield "text-decoration-line", words[0]
    elif name == "flex-flow":
        for word in words:
            yield ("flex-wrap" if "wrap" in word else "flex-direction"), word
    elif name in ("grid-column", "grid-row"):
        first, _, last = " ".join(words).partition("/")
        yield f"{name}-start", first.strip()
        yield f"{name}-end", last.strip() or "auto"
    elif name == "font":
        yield from _font(words)


def _font(words: list[str]) -> Iterator[tuple[str, str]]:
    for place, word in enumerate(words):
        if word.lower() in ("italic", "oblique"):
            yield "font-style", word
        elif word.lower() in ("bold", "bolder", "lighter") or re.fullmatch("[1-9]00", word):
            yield "font-weight", word
        elif _LENGTH.fullmatch(word.partition("/")[0]):
            size, _, height = word.partition("/")
            yield "font-size", size
            if height:
                yield "line-height", height
            yield "font-family", " ".join(words[place + 1 :])
            return


def _line(words: list[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        if word.lower() in STYLES:
            yield "style", word
        elif word.lower() in WIDTHS or _LENGTH.fullmatch(word):
            yield "width", word
        else:
            yield "color", word


def _is_colour(word: str) -> bool:
    return tinycss2.color4.parse_color(word) is not None


def _around(words: list[str]) -> tuple[str, ...]:
    top, *rest = words[:4]
    right = rest[0] if rest else top
    bottom = rest[1] if len(rest) > 1 else top
    return top, right, bottom, rest[2] if len(rest) > 2 else right


def _words(value: str) -> list[str]:
    """The words of a value; what a bracket holds stays together."""
    words, fresh = [], True
    for token in tinycss2.parse_component_value_list(value, skip_comments=True):
        if token.type == "whitespace":
            fresh = True
            continue
        if fresh:
            words.append("")
        words[-1] += token.serialize()
        fresh = False
    return words
