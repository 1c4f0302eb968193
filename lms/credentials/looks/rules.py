"""Whether a colour can be read on white paper: a pure function of colours."""

import re

LEAST_CONTRAST = 4.5
"""What WCAG asks of words."""
INK, ACCENT = "#1c2340", "#8a5a00"
"""The colours of a site that chose none: night ink, dark amber."""
_COLOUR = re.compile("#[0-9a-f]{6}")


def is_colour(text: str) -> bool:
    """Whether `text` is a colour as we write them: #rrggbb in small letters."""
    return bool(_COLOUR.fullmatch(text))


def contrast_on_white(colour: str) -> float:
    """The contrast of `colour` (#rrggbb) with white, from 1 to 21, as WCAG reckons it."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def is_readable(colour: str) -> bool:
    """Whether words in `colour` can be read on white."""
    return contrast_on_white(colour) >= LEAST_CONTRAST


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
