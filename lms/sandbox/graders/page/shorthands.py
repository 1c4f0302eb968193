"""Takes a shorthand apart: `padding: 8px 16px` says four things, and itself."""

import re
from collections.abc import Callable, Iterator

import tinycss2
import tinycss2.color4

SIDES = ("top", "right", "bottom", "left")
CORNERS = ("top-left", "top-right", "bottom-right", "bottom-left")
STYLES = {
    "none",
    "hidden",
    "dotted",
    "dashed",
    "solid",
    "double",
    "groove",
    "ridge",
    "inset",
    "outset",
    "auto",
}
WIDTHS = {"thin", "medium", "thick"}
LIST_TYPES = {"none", "disc", "circle", "square", "decimal"} | {
    f"{case}-{letters}" for case in ("lower", "upper") for letters in ("alpha", "roman")
}
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
    if name in _BORDERS:
        yield from _border(name, words)
    elif name in _MIXED:
        yield from _MIXED[name](words)
    elif name in ("grid-column", "grid-row"):
        first, _, last = " ".join(words).partition("/")
        yield f"{name}-start", first.strip()
        yield f"{name}-end", last.strip() or "auto"


_BORDERS = {"border", "outline", *(f"border-{side}" for side in SIDES)}


def _border(name: str, words: list[str]) -> Iterator[tuple[str, str]]:
    for kind, word in _line(words):
        yield f"{name}-{kind}", word
        if name == "border":
            yield from ((f"border-{side}-{kind}", word) for side in SIDES)


def _background(words: list[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        if tinycss2.color4.parse_color(word) is not None or (len(words) == 1 and "(" not in word):
            yield "background-color", word
        elif word.lower().startswith(("url(", "linear-", "radial-")):
            yield "background-image", word


def _list_style(words: list[str]) -> Iterator[tuple[str, str]]:
    return (("list-style-type", word) for word in words if word.lower() in LIST_TYPES)


def _flow(words: list[str]) -> Iterator[tuple[str, str]]:
    return (("flex-wrap" if "wrap" in word else "flex-direction", word) for word in words)


def _decoration(words: list[str]) -> Iterator[tuple[str, str]]:
    yield "text-decoration-line", words[0]


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


_MIXED: dict[str, Callable[[list[str]], Iterator[tuple[str, str]]]] = {
    "background": _background,
    "list-style": _list_style,
    "text-decoration": _decoration,
    "flex-flow": _flow,
    "font": _font,
}


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
