"""Makes a logo harmless: a drawing through the catalogue's own sieve, a photo painted again."""

import io
import re

from lms.catalogue import drawing
from lms.core.errors import Refused
from lms.core.pictures import TooLarge, Unreadable, painted_again
from lms.i18n import _, lazy

MOST_BYTES = 200_000
MOST_SVG_BYTES = 40_000
MOST_PIXELS = 4000
"""On either side."""
WIDEST, TALLEST = 1000, 400
"""A logo is printed 46 mm wide: this is above 500 dots an inch."""
PNG = b"\x89PNG\r\n\x1a\n"
_TRANSPARENT = re.compile(r'<(?:text|tspan)\b|\s(?:fill-)?opacity="')

SAID_OF_DRAWINGS = (
    lazy("Take out <%(name)s>: a drawing is made of %(shapes)s."),
    lazy("Take out “%(trait)s”: a drawing holds shapes and colours."),
    lazy('Write the size of the drawing: <svg viewBox="0 0 90 45">.'),
    lazy("Take out <!DOCTYPE …>: a drawing begins with <svg>."),
    lazy("Complete the drawing: a tag is left open, or badly written."),
)
"""What the sieve reports: authors read it in English, whoever chooses a logo in their own language."""


def clean(content: bytes) -> tuple[str, bytes]:
    """(kind, bytes) of the logo made harmless. Refused, with what to do, when that cannot be."""
    if len(content) > MOST_BYTES:
        raise Refused(_("This logo is too heavy: 200 kB at most."), "logo")
    if content.startswith(PNG):
        return "png", _painted_again(content)
    if b"<svg" in content[:2000]:
        return "svg", _drawn_again(content)
    raise Refused(_("A logo is a picture in PNG or SVG."), "logo")


def _drawn_again(content: bytes) -> bytes:
    faults: list[str] = []

    def report(_line: int, message: str, **values: object) -> None:
        faults.append(_(message, **values))

    cleaned = drawing.cleaned(content, "fr", report) if len(content) <= MOST_SVG_BYTES else ""
    if faults:
        raise Refused(
            _("This drawing cannot be a logo as it is: save it as PNG. Or: %(fault)s", fault=faults[0]),
            "logo",
        )
    if not cleaned:
        raise Refused(_("This drawing is too heavy: 40 kB at most."), "logo")
    if _TRANSPARENT.search(cleaned):
        raise Refused(
            _("This drawing holds words or see-through colours: turn its words into shapes."), "logo"
        )
    return str(drawing.named(cleaned, "")).replace("<svg", f'<svg xmlns="{drawing.NAMESPACE}"', 1).encode()


def _painted_again(content: bytes) -> bytes:
    try:
        paper = painted_again(content, ("PNG",), MOST_PIXELS, (WIDEST, TALLEST))
    except TooLarge as error:
        raise Refused(_("This picture is too large: 4000 dots at most on each side."), "logo") from error
    except Unreadable as error:
        raise Refused(_("This picture cannot be read. Save it again as PNG."), "logo") from error
    painted = io.BytesIO()
    paper.save(painted, "PNG", optimize=True)
    return painted.getvalue()
