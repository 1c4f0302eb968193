"""Whether a media query holds on the screen we look at: 1280 px by 800, in colour."""

import re

WIDTH, HEIGHT = 1280.0, 800.0
_PX = {"px": 1.0, "em": 16.0, "rem": 16.0, "cm": 37.8, "in": 96.0, "pt": 4 / 3}
_FEATURE = re.compile(r"\(\s*(min-|max-)?(width|height)\s*:\s*([\d.]+)\s*([a-z]+)\s*\)")
_RANGE = re.compile(r"\(\s*(width|height)\s*([<>]=?)\s*([\d.]+)\s*([a-z]+)\s*\)")
_OTHERS = {
    "(orientation: landscape)",
    "(prefers-color-scheme: light)",
    "(hover)",
    "(hover: hover)",
    "(color)",
}


def applies(query: str) -> bool:
    """Whether one of the queries, parted by commas, holds; an empty one does."""
    return not query.strip() or any(_holds(one.strip()) for one in query.lower().split(","))


def _holds(query: str) -> bool:
    if query.startswith("not "):
        return not _holds(query.removeprefix("not ").strip())
    parts = [part.strip() for part in re.split(r"\band\b", query.removeprefix("only "))]
    return all(_part_holds(part) for part in parts)


def _part_holds(part: str) -> bool:
    if part in ("all", "screen"):
        return True
    if found := _FEATURE.fullmatch(part):
        return _compare(found[2], {"min-": ">=", "max-": "<="}.get(found[1] or "", "="), found[3], found[4])
    if found := _RANGE.fullmatch(part):
        return _compare(found[1], found[2], found[3], found[4])
    return re.sub(r"\s*:\s*", ": ", part) in _OTHERS


def _compare(side: str, sign: str, number: str, unit: str) -> bool:
    if unit not in _PX or number.count(".") > 1 or not number.strip("."):
        return False
    here, asked = WIDTH if side == "width" else HEIGHT, float(number) * _PX[unit]
    return {
        ">=": here >= asked,
        "<=": here <= asked,
        ">": here > asked,
        "<": here < asked,
        "=": here == asked,
    }[sign]
