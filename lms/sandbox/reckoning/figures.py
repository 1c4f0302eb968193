"""Values of cells and how spreadsheets compare and convert them. Pure; used on both sides of the wall."""

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A value that is an error: #N/A, #DIV/0!…; `#?` means that we cannot work it out."""

    code: str


UNKNOWN = Fault("#?")

Value = float | str | bool | None | Fault
Block = list[list[Value]]


def plain(text: str) -> str:
    """Text as a French reader sorts it: no case, no accent, œ as oe."""
    spread = text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE")
    bare = unicodedata.normalize("NFD", spread)
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold()


def number(value: Value) -> float | Fault:
    """A value where a number is needed."""
    if isinstance(value, Fault):
        return value
    if value is None:
        return 0.0
    if isinstance(value, bool | float | int):
        return float(value)
    try:
        return float(value.replace(",", ".").replace("\u00a0", "").replace("\u202f", "").strip())
    except ValueError:
        return Fault("#VALUE!")


def text(value: Value) -> str:
    """A value where words are needed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    return value.code if isinstance(value, Fault) else value


def truth(value: Value) -> bool | Fault:
    """A value where yes or no is needed."""
    if isinstance(value, bool):
        return value
    found = number(value)
    return found if isinstance(found, Fault) else found != 0


def compared(left: Value, right: Value) -> int | Fault:
    """Less, equal or more, as spreadsheets see it: numbers before words before true and false."""
    for side in (left, right):
        if isinstance(side, Fault):
            return side
    left = _like(left, right)
    right = _like(right, left)
    rank_left, rank_right = _rank(left), _rank(right)
    if rank_left != rank_right:
        return -1 if rank_left < rank_right else 1
    a = left.casefold() if isinstance(left, str) else left
    b = right.casefold() if isinstance(right, str) else right
    return 0 if a == b or _near(a, b) else (-1 if a < b else 1)  # type: ignore[operator]  # of one rank


def _near(a: object, b: object) -> bool:
    return isinstance(a, float) and isinstance(b, float) and abs(a - b) <= 1e-12 * max(abs(a), abs(b))


def _like(value: Value, other: Value) -> Value:
    if value is not None:
        return value
    return "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0


def _rank(value: Value) -> int:
    return 2 if isinstance(value, bool) else 1 if isinstance(value, str) else 0


_CRITERION = re.compile(r"(<=|>=|<>|=|<|>)?(.*)", re.DOTALL)


def meets(value: Value, criterion: Value) -> bool:
    """Whether a value is what COUNTIF and its like look for: ">=75", "Metz", "M*"."""
    sign, wanted = "", criterion
    if isinstance(criterion, str):
        found = _CRITERION.fullmatch(criterion)
        sign, rest = (found[1] or "", found[2]) if found else ("", criterion)
        as_number = number(rest) if rest.strip() else rest
        wanted = rest if isinstance(as_number, Fault) else as_number
    if isinstance(value, Fault):
        return False
    if sign in ("", "=", "<>"):
        return _same(value, wanted) != (sign == "<>")
    if value is None or isinstance(value, str) != isinstance(wanted, str):
        return False
    order = compared(value, wanted)
    return (
        not isinstance(order, Fault)
        and {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[sign]
    )


def _same(value: Value, wanted: Value) -> bool:
    if isinstance(wanted, str):
        if not isinstance(value, str):
            return wanted == "" and value is None
        if "*" in wanted or "?" in wanted:
            return _fits(wanted.casefold(), value.casefold())
        return value.casefold() == wanted.casefold()
    if value is None:
        return False
    if isinstance(value, str):
        found = number(value)
        return not isinstance(found, Fault) and compared(found, wanted) == 0
    return compared(value, wanted) == 0


def _fits(pattern: str, text_: str) -> bool:
    """Whether text fits a pattern with * and ?; in time that grows with one times the other, never more."""
    reached = {0}
    for sign in pattern:
        if sign == "*":
            reached = set(range(min(reached), len(text_) + 1)) if reached else set()
        else:
            reached = {at + 1 for at in reached if at < len(text_) and sign in ("?", text_[at])}
    return len(text_) in reached
