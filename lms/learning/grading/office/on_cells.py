"""Checks of cells and formulas. Pure: facts and what is asked give what is found."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from lms.i18n.formats import listed
from lms.learning.grading.office.cells import Cell, books, covers, equal, spot, value_of, worth
from lms.learning.grading.office.found import Asked, Check, Facts, Found
from lms.learning.grading.office.function_names import english, shown
from lms.learning.grading.office.reading import same
from lms.sandbox.reckoning.evaluating import Workbook
from lms.sandbox.reckoning.figures import UNKNOWN, Fault, Value, number, plain
from lms.sandbox.reckoning.formulas import corners


def _each(facts: Facts, asked: Asked, holds: Callable[[Cell], bool]) -> Found:
    """Whether something holds of every cell; where not, the first it does not."""
    where = spot(facts, asked["cells"])
    if where is None:
        return Found(False, {"cell": asked["cells"]})
    for name, cell in where.cells():
        if not holds(cell):
            return Found(False, {"cell": name})
    return Found(True, {"cell": asked["cells"]})


def formula(facts: Facts, asked: Asked) -> Found:
    """Each cell holds a formula, with these functions in it."""
    wanted = {english(name) for name in asked["uses"]}
    names = listed(shown(name) for name in asked["uses"])
    found = _each(facts, asked, lambda cell: "formula" in cell and wanted <= set(cell["uses"]))
    return Found(found.met, {**found.values, "functions": names})


def takes_in(facts: Facts, asked: Asked) -> Found:
    """The formula takes in the whole range."""
    home, wanted = spot(facts, asked["cells"]), spot(facts, asked["range"])
    if home is None or wanted is None:
        return Found(False, {"cell": asked["cells"]})
    return _each(
        facts, asked, lambda cell: "formula" in cell and covers(cell["refs"], wanted, home.sheet["name"])
    )


def no_constants(facts: Facts, asked: Asked) -> Found:
    """The formula names cells, and has no number typed in it but the 0, 1 and 100 of arithmetic."""

    def holds(cell: Cell) -> bool:
        typed = {number(one) for one in cell.get("numbers", ())} - {0.0, 1.0, 100.0}
        return "formula" in cell and bool(cell["refs"]) and not typed

    return _each(facts, asked, holds)


def absolute(facts: Facts, asked: Asked) -> Found:
    """The reference keeps its row when it is copied down."""
    _, top, left, bottom, right = corners(asked["reference"])

    def holds(cell: Cell) -> bool:
        for one in cell.get("refs", ()):
            bare = one.rpartition("!")[2]
            if corners(one)[1:] == (top, left, bottom, right):
                return all("$" in corner[1:] for corner in bare.split(":"))
        return False

    return _each(facts, asked, holds)


def value(facts: Facts, asked: Asked) -> Found:
    """What cells are worth; against an author's formula, also when the inputs move."""
    where = spot(facts, asked["cells"])
    if where is None:
        return Found(False, {"cell": asked["cells"]})
    wanted = asked["equals"]
    checked = books(facts) if wanted.startswith("=") else books({**facts, "runs": []})
    for book_number, book in enumerate(checked):
        for row, column in where.places():
            here = book.value((where.sheet["name"], row, column))
            expected = _expected(book, wanted, where.sheet["name"], row - where.top, column - where.left)
            if book_number and (here == UNKNOWN or expected == UNKNOWN):
                continue
            if not equal(here, expected, asked["within"]) or (book_number == 0 and isinstance(here, Fault)):
                name = next(
                    cell
                    for (at, cell) in zip(where.places(), where.cells(), strict=False)
                    if at == (row, column)
                )
                return Found(False, {"cell": name[0], "typed": bool(book_number)})
    return Found(True, {"cell": asked["cells"]})


def _expected(book: Workbook, wanted: str, sheet: str, down: int, right: int) -> Value:
    if wanted.startswith("="):
        return book.worth(wanted, sheet, down, right)
    found = number(wanted)
    return wanted if isinstance(found, Fault) else found


def moves(facts: Facts, asked: Asked) -> Found:
    """The result moves when what it is made of moves: it was not typed."""
    where = spot(facts, asked["cells"])
    if where is None or not facts["runs"]:
        return Found(False, {"cell": asked["cells"]})
    for name, cell in where.cells():
        later = [
            value_of(run.get(where.sheet["name"], {}).get(name, cell.get("value"))) for run in facts["runs"]
        ]
        now = worth(cell)
        if UNKNOWN in later:
            continue
        if "formula" not in cell or all(equal(now, one, 1e-9) for one in later):
            return Found(False, {"cell": name})
    return Found(True, {"cell": asked["cells"]})


def number_format(facts: Facts, asked: Asked) -> Found:
    """How the number is shown."""
    decimals = asked["decimals"]
    return _each(
        facts,
        asked,
        lambda cell: (
            cell.get("number") == asked["shown"] and (decimals is None or cell.get("decimals") == decimals)
        ),
    )


def numbers(facts: Facts, asked: Asked) -> Found:
    """Each cell holds a number, not words that look like one."""
    return _each(facts, asked, lambda cell: type(worth(cell)) is float)


def texts(facts: Facts, asked: Asked) -> Found:
    """The cells hold these words."""
    where = spot(facts, asked["cells"])
    if where is not None:
        for (name, cell), words in zip(where.cells(), asked["words"], strict=False):
            if same(str(worth(cell) or "")) != same(words):
                return Found(False, {"cell": name, "word": words})
    return Found(where is not None, {"cell": asked["cells"], "word": asked["words"][0]})


def filled(facts: Facts, asked: Asked) -> Found:
    """No cell is empty."""
    return _each(facts, asked, lambda cell: worth(cell) not in (None, ""))


def among(facts: Facts, asked: Asked) -> Found:
    """Each cell holds one of these, written so."""
    allowed = set(asked["values"])
    return _each(
        facts, asked, lambda cell: isinstance(cell.get("value"), str) and cell["value"].strip() in allowed
    )


def keeps_cells(facts: Facts, asked: Asked) -> Found:
    """What was in a column is still there, each as often, in whatever order."""
    where = spot(facts, asked["cells"])
    if where is None:
        return Found(False, {"word": asked["values"][0]})
    have = Counter(same(_words(cell)) for _, cell in where.cells())
    gone = list((Counter(map(same, asked["values"])) - have).elements())
    return Found(not gone, {"word": next((one for one in asked["values"] if same(one) in gone), "")})


def _words(cell: Cell) -> str:
    found = worth(cell)
    return f"{found:g}" if isinstance(found, float) else "" if found is None else str(found)


def in_order(facts: Facts, asked: Asked) -> Found:
    """A column is in order, as a French reader sorts: é as e, œ as oe."""
    where = spot(facts, asked["cells"])
    if where is None:
        return Found(False, {"cell": asked["cells"]})
    found = [(name, _key(worth(cell))) for name, cell in where.cells() if worth(cell) not in (None, "")]
    for (_, before), (name, after) in pairwise(found):
        if (before > after) if asked["order"] == "up" else (before < after):
            return Found(False, {"cell": name})
    return Found(len(found) > 1, {"cell": asked["cells"]})


def _key(found: Value) -> tuple[int, float, str]:
    return (0, float(found), "") if isinstance(found, float | int) else (1, 0.0, plain(str(found)))


CELLS: dict[str, Check] = {
    "formula": formula,
    "covers": takes_in,
    "no-constants": no_constants,
    "absolute": absolute,
    "value": value,
    "moves": moves,
    "number-format": number_format,
    "numbers": numbers,
    "texts": texts,
    "filled": filled,
    "among": among,
    "keeps-cells": keeps_cells,
    "sorted": in_order,
}
