"""Icons drawn inside the page: a file of their own would be one journey more for each first visit."""

import re
from pathlib import Path

from markupsafe import Markup

_SYMBOL = re.compile(r'<symbol id="([a-z]+)" viewBox="0 0 24 24">(.*?)</symbol>', re.DOTALL)


def drawings(sprite: Path) -> dict[str, Markup]:
    """What is drawn in each icon of a sprite, by name; all on a grid of 24 by 24."""
    return {name: Markup(lines) for name, lines in _SYMBOL.findall(sprite.read_text("utf-8"))}  # noqa: S704  # our own drawings
