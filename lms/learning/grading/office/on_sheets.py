"""Checks of what stands around the cells: filter, chart, colours, printing. Pure."""

from typing import Any

from lms.learning.grading.office.cells import Spot, covers, spot, worth
from lms.learning.grading.office.found import Asked, Check, Facts, Found
from lms.learning.grading.office.reading import missing, same
from lms.sandbox.reckoning.figures import Fault
from lms.sandbox.reckoning.formulas import NotAFormula, corners

_YELLOW_LEAST, _BLUE_MOST = 0xB0, 0xC0


def filter_(facts: Facts, asked: Asked) -> Found:
    """The list has the arrows of a filter."""
    wanted = spot(facts, asked["cells"]) if asked["cells"] else None
    for sheet in facts["sheets"]:
        for one in sheet["filters"]:
            if wanted is None or covers([one], wanted, sheet["name"]):
                return Found(True)
    return Found(False)


def chart(facts: Facts, asked: Asked) -> Found:
    """A chart of this kind, with its title, drawn from these cells."""
    wanted = spot(facts, asked["range"]) if asked["range"] else None
    best = Found(False, {"lacks": "chart"})
    for sheet in facts["sheets"]:
        for one in sheet["charts"]:
            lacks = _lacks(one, asked, wanted, sheet["name"])
            if not lacks:
                return Found(True)
            best = Found(False, {"lacks": lacks})
    return best


def _lacks(one: dict[str, Any], asked: Asked, wanted: Spot | None, home: str) -> str:
    if asked["style"] and one["kind"] != asked["style"]:
        return "style"
    if (asked["title"] or asked["words"]) and not one["title"].strip():
        return "title"
    if missing(same(one["title"]), asked["words"]):
        return "words"
    if wanted is not None and not covers([ref for ref in one["refs"] if _readable(ref)], wanted, home):
        return "range"
    return "zero" if asked["from_zero"] and not one["from_zero"] else ""


def _readable(reference: str) -> bool:
    try:
        corners(reference)
    except NotAFormula:
        return False
    return True


def colour_rule(facts: Facts, asked: Asked) -> Found:
    """A rule that colours, over these cells."""
    wanted = spot(facts, asked["cells"])
    if wanted is None:
        return Found(False)
    for rule in wanted.sheet["conditions"]:
        ranges = [part for part in rule["range"].split() if _readable(part)]
        good = rule["is"].replace(" ", "").replace(",", ".").removeprefix("cell-content()") == asked["when"]
        if good and covers(ranges, wanted, wanted.sheet["name"]):
            return Found(True)
    return Found(False)


def coloured(facts: Facts, asked: Asked) -> Found:
    """So many cells have a background."""
    fills = [
        cell["fill"] for sheet in facts["sheets"] for cell in sheet["cells"].values() if cell.get("fill")
    ]
    here = sum(asked["colour"] == "any" or _yellow(fill) for fill in fills)
    return Found(here >= asked["least"], {"here": here})


def _yellow(fill: str) -> bool:
    if len(fill) != 6:
        return fill == "theme"
    try:
        red, green, blue = (int(fill[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return red >= _YELLOW_LEAST and green >= _YELLOW_LEAST - 0x10 and blue <= _BLUE_MOST


def no_errors(facts: Facts, _asked: Asked) -> Found:
    """No cell shows #REF!, #N/A and the like."""
    for sheet in facts["sheets"]:
        for name, cell in sheet["cells"].items():
            found = worth(cell)
            if isinstance(found, Fault):
                return Found(False, {"cell": name, "word": found.code})
    return Found(True)


def frozen(facts: Facts, asked: Asked) -> Found:
    """The first rows stay in sight."""
    return Found(any(sheet["frozen"][0] == asked["rows"] for sheet in facts["sheets"]))


def page_width(facts: Facts, asked: Asked) -> Found:
    """Printed, the first sheet is so many pages wide."""
    return Found(facts["sheets"][0]["wide"] == asked["pages"])


def sheet(facts: Facts, asked: Asked) -> Found:
    """A sheet of that name."""
    return Found(any(same(one["name"]) == same(asked["name"]) for one in facts["sheets"]))


SHEETS: dict[str, Check] = {
    "filter": filter_,
    "chart": chart,
    "colour-rule": colour_rule,
    "coloured": coloured,
    "no-errors": no_errors,
    "frozen": frozen,
    "page-width": page_width,
    "sheet": sheet,
}
