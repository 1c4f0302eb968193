"""Works out a workbook: each formula from the cells it names, in bounded time. Pure; used on both sides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lms.sandbox.reckoning.figures import UNKNOWN, Block, Fault, Value, compared, number, text, truth
from lms.sandbox.reckoning.formulas import NotAFormula, Tree, read_formula
from lms.sandbox.reckoning.functions import FUNCTIONS, Argument, Stop, one, sure

MOST_STEPS = 400_000
LONGEST_TEXT = 5_000
_DEEPEST = 60

Place = tuple[str, int, int]  # (sheet, row, column)


@dataclass
class Workbook:
    """Cells by place: typed values, and formulas still to be worked out."""

    values: Mapping[Place, Value]
    formulas: Mapping[Place, str] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    done: dict[Place, Value] = field(default_factory=dict)
    steps: int = 0
    depth: int = 0
    _names: dict[str, str] = field(default_factory=dict)
    _ends: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._names = {name.casefold(): name for name in self.sheets}
        for places in (self.values, self.formulas):
            for sheet, row, column in places:
                bottom, right = self._ends.get(sheet, (1, 1))
                self._ends[sheet] = max(bottom, row), max(right, column)

    def value(self, place: Place) -> Value:
        """What a cell is worth."""
        if place not in self.formulas:
            return self.values.get(place)
        if place not in self.done:
            self.done[place] = Fault("#REF!")  # a cell that needs itself
            self.done[place] = self.worth(self.formulas[place], place[0])
        return self.done[place]

    def worth(self, formula: str, sheet: str, down: int = 0, right: int = 0) -> Value:
        """What a formula is worth on a sheet, as if copied `down` and `right`."""
        if self.depth > _DEEPEST:
            return UNKNOWN
        self.depth += 1
        try:
            found = one(self._of(read_formula(formula, down, right), sheet))
            return found[:LONGEST_TEXT] if isinstance(found, str) else found
        except Stop as stop:
            return stop.fault
        except (NotAFormula, RecursionError, TypeError, OverflowError, MemoryError):
            return UNKNOWN
        finally:
            self.depth -= 1

    def _of(self, tree: Tree, sheet: str) -> Argument:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise Stop(UNKNOWN)
        kind = tree[0]
        if kind in ("number", "text", "logical"):
            worth: Value = tree[1]
            return worth
        if kind == "blank":
            return None
        if kind == "error":
            return Fault(tree[1])
        if kind == "range":
            return self._block(tree, sheet)
        if kind == "minus":
            return -sure(number(one(self._of(tree[1], sheet))))
        if kind == "percent":
            return sure(number(one(self._of(tree[1], sheet)))) / 100
        if kind == "do":
            return _done(tree[1], one(self._of(tree[2], sheet)), one(self._of(tree[3], sheet)))
        if kind == "call":
            return self._call(tree[1], tree[2], sheet)
        raise Stop(Fault("#NAME?") if kind == "name" else UNKNOWN)

    def _block(self, tree: Tree, sheet: str) -> Block:
        name = self._names.get(tree[1].casefold()) if tree[1] else sheet
        if name is None:
            raise Stop(Fault("#REF!"))
        bottom, right = self._ends.get(name, (1, 1))
        rows = range(tree[2], max(min(tree[4], bottom), tree[2]) + 1)
        columns = range(tree[3], max(min(tree[5], right), tree[3]) + 1)
        self.steps += len(rows) * len(columns)
        if self.steps > MOST_STEPS:
            raise Stop(UNKNOWN)
        return [[self.value((name, row, column)) for column in columns] for row in rows]

    def _call(self, name: str, arguments: tuple[Tree, ...], sheet: str) -> Argument:
        if name == "IF" and 2 <= len(arguments) <= 3:
            chosen = sure(truth(one(self._of(arguments[0], sheet))))
            if chosen:
                return self._of(arguments[1], sheet)
            return self._of(arguments[2], sheet) if len(arguments) == 3 else False
        if name in ("IFERROR", "IFNA") and len(arguments) == 2:
            return self._if_fault(name, arguments, sheet)
        if name not in FUNCTIONS:
            raise Stop(UNKNOWN)
        found: Any = FUNCTIONS[name](*(self._of(argument, sheet) for argument in arguments))
        return float(found) if type(found) is int else found

    def _if_fault(self, name: str, arguments: tuple[Tree, ...], sheet: str) -> Argument:
        try:
            found = one(self._of(arguments[0], sheet))
        except Stop as stop:
            found = stop.fault
        caught = isinstance(found, Fault) and found != UNKNOWN and (name == "IFERROR" or found.code == "#N/A")
        return self._of(arguments[1], sheet) if caught else found


def _done(sign: str, left: Value, right: Value) -> Value:
    """One operation between two values."""
    if sign == "&":
        for side in (left, right):
            if isinstance(side, Fault):
                raise Stop(side)
        return (text(left) + text(right))[:LONGEST_TEXT]
    if sign in ("=", "<>", "<", ">", "<=", ">="):
        order = compared(left, right)
        if isinstance(order, Fault):
            raise Stop(order)
        return {
            "=": order == 0,
            "<>": order != 0,
            "<": order < 0,
            ">": order > 0,
            "<=": order <= 0,
            ">=": order >= 0,
        }[sign]
    a, b = sure(number(left)), sure(number(right))
    if sign == "/" and b == 0:
        raise Stop(Fault("#DIV/0!"))
    if sign == "^":
        return _power(a, b)
    return {"+": a + b, "-": a - b, "*": a * b, "/": a / b if b else 0.0}[sign]


def _power(a: float, b: float) -> float:
    try:
        found = a**b
    except (OverflowError, ZeroDivisionError) as error:
        raise Stop(Fault("#NUM!")) from error
    if isinstance(found, complex):
        raise Stop(Fault("#NUM!"))
    return float(found)
