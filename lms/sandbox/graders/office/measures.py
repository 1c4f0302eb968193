"""Lengths as files write them, in points and centimetres. Pure."""

import re

_LENGTH = re.compile(r"(-?\d*\.?\d+)(cm|mm|in|pt|pc|px)?")
_POINTS = {"cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}


def points(written: str) -> float:
    """Points of “2.5cm”, “12pt”; 0 when it is not a length."""
    found = _LENGTH.fullmatch(written.strip())
    return float(found[1]) * _POINTS[found[2] or "pt"] if found else 0.0


def centimetres(written: str) -> float:
    """Centimetres of “2.5cm”, “1in”."""
    return round(points(written) * 2.54 / 72, 2)


def twips(written: str) -> float:
    """Centimetres of a twentieth of a point, as Word writes lengths."""
    return round(whole(written) / 1440 * 2.54, 2)


def whole(written: str, otherwise: int = 0) -> int:
    """A whole number; `otherwise` when it is not one, or is absurd."""
    try:
        found = int(float(written))
    except (ValueError, OverflowError):
        return otherwise
    return found if abs(found) < 10**12 else otherwise
