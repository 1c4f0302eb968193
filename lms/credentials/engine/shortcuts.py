"""Shortcuts through WeasyPrint: what it works out of a style or a text is kept for the next document.

The certificates of a cohort differ in a few words, and half the work is to find what all are made of. What is
kept hangs on the style sheet and on the styles themselves, so it goes with them. The bytes are those drawn
without (a test compares them); a WeasyPrint these were not proven with is left as it is.
"""

import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

import tinycss2
import weasyprint
from weasyprint import css
from weasyprint.draw import text
from weasyprint.layout import percent
from weasyprint.text import line_break
from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

from lms.credentials.engine import drawn
from lms.credentials.engine.memory import memory_of

PROVEN = "70.0"
MOST_ROOTS, MOST_KIDS, MOST_TEXTS = 8, 100, 40
"""How much is kept of each: looks of a design, kinds of elements within one, texts set in one style."""
LENGTHS = tuple(
    [f"{what}_{side}" for what in ("margin", "padding") for side in ("top", "right", "bottom", "left")]
    + [f"{least}{axis}" for least in ("", "min_", "max_") for axis in ("width", "height")]
)
BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
FEATURES = (
    "kerning",
    "variant_ligatures",
    "variant_position",
    "variant_caps",
    "variant_numeric",
    "variant_alternates",
    "variant_east_asian",
    "feature_settings",
)
log = logging.getLogger("passerelle.drawing")


def take() -> None:
    """Take the shortcuts, once, before anything is drawn."""
    if weasyprint.VERSION != PROVEN:
        log.warning("weasyprint is not the one our shortcuts were proven with: drawing is slower")
        return
    css.StyleFor = Styles
    css.find_style_attributes = attributes
    css.preprocess_declarations = worded
    line_break.Layout.setup = set_up
    _everywhere(percent.resolve_percentages, resolve_percentages)
    _everywhere(line_break.split_first_line, split_first_line)
    _everywhere(line_break.strut, strut)
    _everywhere(text.draw_text, drawn.draw_text)


def _everywhere(original: Any, ours: Any) -> None:
    """Put `ours` wherever WeasyPrint has imported `original`."""
    called: str = original.__name__
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint.") and getattr(module, called, None) is original:
            setattr(module, called, ours)


# Declarations that stand in the page itself: a language, the colours of a site.

_attributes: Callable[..., Iterator[Any]] = css.find_style_attributes
_worded: Callable[..., Iterator[Any]] = css.preprocess_declarations


class Declarations(tuple[Any, ...]):
    """Declarations already read; `said` is what they come to."""

    said: tuple[Any, ...] | None = None


@lru_cache(64)
def _declared(text: str) -> Declarations:
    return Declarations(tinycss2.parse_blocks_contents(text))


def attributes(
    tree: ElementTree.Element, presentational_hints: bool = False, base_url: str | None = None
) -> Iterable[Any]:
    """What attributes declare, each text read once. Pages that do more than ours are left to WeasyPrint."""
    found = list(tree.iter())
    if presentational_hints or any(
        "id" in each.attrib or (each.tag == "a" and "name" in each.attrib) or str(each.tag)[0] == "{"
        for each in found
    ):
        return _attributes(tree, presentational_hints, base_url)
    said = []
    for each in found:
        if style := each.get("style"):
            said.append(((1, 0, 0), each, _declared(style), base_url))
        if lang := each.get("lang"):
            said.append(((0, 0, 0), each, _declared(f'-weasy-lang:"{lang}"'), base_url))
    return said


def worded(base_url: str | None, declarations: Any, prelude: Any = None) -> Iterable[Any]:
    """The declarations one by one, each shorthand in full."""
    if prelude is not None or not isinstance(declarations, Declarations):
        return _worded(base_url, declarations, prelude)
    if declarations.said is None:
        declarations.said = tuple(_worded(base_url, declarations))
    return declarations.said


# Styles: one for all elements, of whichever document, that the same rules reach below the same parent.


class Styles(css.StyleFor):  # type: ignore[misc]  # weasyprint ships no types
    """The styles of a document, found again if its style sheet has a `styles` to keep them in."""

    def set_computed_styles(
        self,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: Any = None,
    ) -> None:
        is_root = element == root and pseudo_type is None
        above = None if is_root else self._computed_styles[parent, None]
        kept, most = self._kept(above)
        key = None
        if kept is not None:
            reached = self._cascaded_styles.get((element, pseudo_type), {})
            key = (
                pseudo_type,
                tuple(
                    (name, _mark(value), order, layer, *specificity)
                    for name, (value, (order, layer, specificity)) in reached.items()
                ),
            )
            if (found := kept.get(key)) is not None:
                self._computed_styles[element, pseudo_type] = found
                return
        super().set_computed_styles(element, parent, root, pseudo_type, base_url, target_collector)
        made = self._computed_styles[element, pseudo_type]
        if kept is not None and not made["anchor"]:
            if len(kept) >= most:
                kept.clear()
            kept[key] = made
            made.kids, made.memory = {}, {}

    def _kept(self, above: Any) -> tuple[dict[Any, Any] | None, int]:
        """Where the styles below `above` are kept, and how many."""
        if above is not None:
            return getattr(above, "kids", None), MOST_KIDS
        return getattr(self._sheets[-1][0], "styles", None), MOST_ROOTS


def _mark(value: Any) -> object:
    """What tells values apart: their words, or which they are (a kept style keeps its values too)."""
    try:
        hash(value)
    except TypeError:
        return id(value)
    return value


# Lengths: those that depend on no container are the same each time.

_resolve: Callable[[Any, Any], None] = percent.resolve_percentages


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Give the box its margins, paddings, widths and heights."""
    memory = memory_of(box.style)
    lengths = None if memory is None else memory.get("lengths")
    if lengths:
        box.__dict__.update(lengths)
        return
    _resolve(box, containing_block)
    if memory is not None and lengths is None:
        fixed = box.style["border_collapse"] != "collapse" and all(
            _is_fixed(box.style[name]) for name in LENGTHS
        )
        memory["lengths"] = {name: getattr(box, name) for name in LENGTHS + BORDERS} if fixed else {}


def _is_fixed(length: Any) -> bool:
    return length == "auto" or getattr(length, "unit", None) == "px"


# Text: its fonts are asked for once a style, and a text set once in a style and a width is not set again.

_split: Callable[..., Any] = line_break.split_first_line
_strut: Callable[[Any], tuple[float, float]] = line_break.strut
_set_up: Callable[[Any, Any], None] = line_break.Layout.setup


def split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Any:
    """The first line of `text`: where it ends, its size, and what it is drawn with."""
    asked = (text, max_width, justification_spacing, is_line_start, minimum)
    memory = memory_of(style)
    if memory is None:
        return _split(text, style, context, *asked[1:])
    texts = memory.setdefault("texts", {})
    if (found := texts.get(asked)) is None:
        found = _split(text, style, context, *asked[1:])
        if len(texts) >= MOST_TEXTS:
            texts.clear()
        texts[asked] = found
    return found


def strut(style: Any) -> tuple[float, float]:
    """How high a line is, and where its letters stand."""
    memory = memory_of(style)
    if memory is None:
        return _strut(style)
    if "strut" not in memory:
        memory["strut"] = _strut(style)
    height: tuple[float, float] = memory["strut"]
    return height


def set_up(layout: Any, style: Any) -> None:
    """Make `layout` ready to set a text in `style`."""
    memory = memory_of(style)
    if memory is not None and "fonts" not in memory:
        memory["fonts"] = _fonts(style)
    if memory is None or memory["fonts"] is None:
        _set_up(layout, style)
        return
    context, description, layout.language = memory["fonts"]
    layout.style, layout.first_line_direction = style, 0
    layout.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, description)
    layout.ascent = layout.underline_position = layout.strikethrough_position = None


def _fonts(style: Any) -> tuple[Any, Any, Any] | None:
    """What Pango sets a text of this style with, and its language; None where more than that is asked for."""
    more = font_features(*(style[f"font_{feature}"] for feature in FEATURES)) or style["lang"] is None
    if more or style["text_decoration_line"] != "none" or style["font_language_override"] != "normal":
        return None
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    pointer, _held = unicode_to_char_p(style["lang"])
    language = pango.pango_language_from_string(pointer)
    pango.pango_context_set_language(context, language)
    return context, get_font_description(style), language
