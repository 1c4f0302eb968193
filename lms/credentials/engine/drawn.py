"""Texts drawn once: what Pango and WeasyPrint make of a text in a style is kept with the style.

Each is drawn as if it were the first of its document: its bytes do not depend on what was drawn before.
"""

from collections.abc import Callable, Mapping
from copy import copy
from typing import Any, NamedTuple

from weasyprint.draw import text as drawing
from weasyprint.text.fonts import get_pango_font_key

from lms.credentials.engine.memory import memory_of

MOST_TEXTS = 40
"""Texts kept of one style."""
WRITTEN = ("set_font_size", "show_text", "set_text_rise")
_draw_text: Callable[..., None] = drawing.draw_text


class Used(NamedTuple):
    """A font a text is drawn with: its key, itself, and of its letters the text and the width."""

    key: int
    font: Any
    letters: Mapping[int, str]
    widths: Mapping[int, int]


class Drawn(NamedTuple):
    """What writes a text: its fonts, the steps; `layouts` keep the fonts in memory."""

    fonts: list[Used]
    steps: list[tuple[str, tuple[Any, ...]]]
    layouts: list[Any]


class Recorder:
    """Stands before the stream of a page while one text is drawn, and notes how."""

    def __init__(self, stream: Any, layout: Any) -> None:
        self.stream, self.layout, self.drawn = stream, layout, Drawn([], [], [])
        self.fresh: dict[int, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name not in WRITTEN:
            return getattr(self.stream, name)
        return lambda *given: self._write(name, given)

    def _write(self, name: str, given: tuple[Any, ...]) -> None:
        self.drawn.steps.append((name, given))
        getattr(self.stream, name)(*given)

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """The font as if no other text used it; the document gets what it then learns (see `teach`)."""
        key = get_pango_font_key(pango_font)[0]
        font, size = self.stream.add_font(pango_font)
        if key not in self.fresh:
            self.fresh[key] = fresh = copy(font)
            fresh.to_unicode, fresh.widths = {}, {}
            self.drawn.fonts.append(Used(key, pango_font, fresh.to_unicode, fresh.widths))
            self.drawn.layouts.append(self.layout.layout)
        return self.fresh[key], size

    @property
    def is_whole(self) -> bool:
        """Whether no letter was missing."""
        return not any(font.missing for font in self.fresh.values())


def draw_text(
    stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: Any = "none"
) -> None:
    """Draw the text of a box on its page."""
    memory = memory_of(textbox.style)
    if (
        memory is None
        or not memory.get("fonts")
        or (text_overflow, block_ellipsis, textbox.style["visibility"]) != ("clip", "none", "visible")
        or textbox.justification_spacing
    ):
        _draw_text(stream, textbox, offset_x, text_overflow, block_ellipsis)
        return
    texts, text = memory.setdefault("drawn", {}), textbox.pango_layout.text
    if (drawn := texts.get(text)) is None:
        recorder = Recorder(stream, textbox.pango_layout)
        _draw_text(recorder, textbox, offset_x, text_overflow, block_ellipsis)
        _teach(stream, recorder.drawn)
        if recorder.is_whole:
            if len(texts) >= MOST_TEXTS:
                texts.clear()
            texts[text] = recorder.drawn
        return
    stream.set_color(textbox.style["color"])
    stream.begin_text()
    _write(stream, drawn, textbox.position_x, textbox.position_y + textbox.baseline)
    stream.end_text()


def _write(stream: Any, drawn: Drawn, x: float, y: float) -> None:
    if not drawn.steps:
        return
    for used in drawn.fonts:
        if used.key not in stream._fonts:
            stream.add_font(used.font)
    _teach(stream, drawn)
    stream.set_text_matrix(1, 0, 0, -1, x, y)
    for name, given in drawn.steps:
        getattr(stream, name)(*given)


def _teach(stream: Any, drawn: Drawn) -> None:
    """Tell the fonts of a document the letters of a text, unless they know them."""
    for used in drawn.fonts:
        font = stream._fonts[used.key]
        for number, letter in used.letters.items():
            font.to_unicode.setdefault(number, letter)
        for number, width in used.widths.items():
            font.widths.setdefault(number, width)
