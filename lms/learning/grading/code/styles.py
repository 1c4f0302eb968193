"""Whether two values of a CSS property are the same, whatever their case, spaces, or name of a colour."""

import re

COLOURS = {
    "black": "#000000",
    "white": "#ffffff",
    "navy": "#000080",
    "blue": "#0000ff",
    "red": "#ff0000",
    "green": "#008000",
    "gray": "#808080",
    "grey": "#808080",
    "silver": "#c0c0c0",
    "yellow": "#ffff00",
    "orange": "#ffa500",
    "purple": "#800080",
    "teal": "#008080",
    "maroon": "#800000",
    "olive": "#808000",
    "aqua": "#00ffff",
    "cyan": "#00ffff",
    "fuchsia": "#ff00ff",
    "magenta": "#ff00ff",
    "lime": "#00ff00",
}
WEIGHTS = {"bold": "700", "normal": "400"}
_SHORT = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")
_RGB = re.compile(r"rgb\( ?(\d{1,3}) ?[, ] ?(\d{1,3}) ?[, ] ?(\d{1,3}) ?\)")
_ZERO = re.compile(r"\b0(?:\.0+)?(?:px|em|rem|pt|%)")


def same(name: str, found: str, expected: str) -> bool:
    """Whether `found` is `expected` as a value of the property `name`."""
    return _plain(name, found) == _plain(name, str(expected))


def _plain(name: str, value: str) -> str:
    text = " ".join(value.lower().split())
    text = re.sub(r"\s*([,/()])\s*", r"\1", text)
    if name == "font-weight":
        return WEIGHTS.get(text, text)
    if "color" in name:
        return _colour(text)
    return _ZERO.sub("0", text)


def _colour(text: str) -> str:
    text = COLOURS.get(text, text)
    if short := _SHORT.fullmatch(text):
        return "#" + "".join(sign * 2 for sign in short.groups())
    if parts := _RGB.fullmatch(text):
        return "#" + "".join(f"{min(255, int(part)):02x}" for part in parts.groups())
    return text
