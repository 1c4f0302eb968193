"""Formulas as trees: reads what stands behind the = sign into plain tuples. Pure.

A tree is a tuple whose first word says what it is: ("number", 2.0), ("text", "a"),
("range", sheet, top, left, bottom, right), ("call", "SUM", (…)), ("do", "+", left, right),
("minus", x), ("percent", x), ("error", "#N/A").
"""

import re
from typing import Any

LONGEST = 1_000  # signs in a formula
DEEPEST = 40
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

Tree = tuple[Any, ...]

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)
  | (?P<text>"(?:[^"]|"")*")
  | (?P<error>\#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!))
  | (?P<range>(?:(?:'(?:[^']|'')+'|[\w.]+)!)?
      \$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?(?![\w(.]))
  | (?P<columns>(?:(?:'(?:[^']|'')+'|[\w.]+)!)?\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w(]))
  | (?P<call>[A-Za-z_][\w.]*)\s*\(
  | (?P<name>[^\W\d][\w.]*)
  | (?P<sign><=|>=|<>|[-+*/^&=<>%(),;{}])
    )""",
    re.VERBOSE,
)
_RANGE = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[\w.]+)!)?(?P<a>\$?[A-Za-z]{1,3}\$?\d*)(?::(?P<b>\$?[A-Za-z]{1,3}\$?\d*))?"
)
_CORNER = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d*)")
_BINDS = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}


class NotAFormula(ValueError):
    """This cannot be read as a formula."""


def column_number(letters: str) -> int:
    """1 for A, 28 for AB."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """A for 1, AB for 28."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def corners(written: str) -> tuple[str, int, int, int, int]:
    """(sheet or nothing, top, left, bottom, right) of A1, A1:B4, Feuille!A:A; NotAFormula otherwise."""
    found = _RANGE.fullmatch(written.strip())
    if not found:
        raise NotAFormula(written)
    sheet = (found["sheet"] or "").strip("'").replace("''", "'")
    rows, columns = [], []
    for end, corner in enumerate((found["a"], found["b"] or found["a"])):
        parts = _CORNER.fullmatch(corner)
        if not parts or (not parts[4] and not found["b"]):
            raise NotAFormula(written)
        columns.append(column_number(parts[2]))
        rows.append(int(parts[4]) if parts[4] else (1, LAST_ROW)[end])
    if not (min(rows) > 0 and max(rows) <= LAST_ROW and max(columns) <= LAST_COLUMN):
        raise NotAFormula(written)
    return sheet, min(rows), min(columns), max(rows), max(columns)


def moved(written: str, down: int, right: int) -> str:
    """The reference as it reads when its formula is copied; corners with $ stay."""

    def corner(parts: re.Match[str]) -> str:
        letters = parts[2] if parts[1] else column_letters(column_number(parts[2]) + right)
        return (
            f"{parts[1]}{letters}{parts[3]}{parts[4] if parts[3] or not parts[4] else int(parts[4]) + down}"
        )

    sheet, mark, rest = written.rpartition("!")
    return sheet + mark + _CORNER.sub(corner, rest)


def read_formula(written: str, down: int = 0, right: int = 0) -> Tree:
    """The tree of a formula; with `down` and `right`, as if copied that far."""
    text = written.strip().removeprefix("=")
    if len(text) > LONGEST:
        raise NotAFormula("too long")
    reader = _Reader(_tokens(text), down, right)
    tree = reader.expression(0, 0)
    if reader.place < len(reader.tokens):
        raise NotAFormula(written)
    return tree


def _tokens(text: str) -> list[tuple[str, str]]:
    found, place = [], 0
    text = text.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match or match.lastgroup is None:
            raise NotAFormula(text)
        found.append((match.lastgroup, match[match.lastgroup]))
        place = match.end()
    return found


class _Reader:
    """Reads tokens into a tree, by the strength of each sign."""

    def __init__(self, tokens: list[tuple[str, str]], down: int, right: int) -> None:
        self.tokens, self.place, self.down, self.right = tokens, 0, down, right

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.place] if self.place < len(self.tokens) else ("end", "")

    def take(self) -> tuple[str, str]:
        token = self.peek()
        self.place += 1
        return token

    def expression(self, strength: int, depth: int) -> Tree:
        if depth > DEEPEST:
            raise NotAFormula("too deep")
        left = self.prefix(depth)
        while True:
            kind, sign = self.peek()
            if kind == "sign" and sign == "%":
                self.place += 1
                left = ("percent", left)
                continue
            binds = _BINDS.get(sign, 0) if kind == "sign" else 0
            if binds <= strength:
                return left
            self.place += 1
            left = ("do", sign, left, self.expression(binds, depth + 1))

    def prefix(self, depth: int) -> Tree:
        kind, text = self.take()
        if kind == "number":
            return ("number", float(text))
        if kind == "text":
            return ("text", text[1:-1].replace('""', '"'))
        if kind == "error":
            return ("error", text)
        if kind in ("range", "columns"):
            return ("range", *corners(moved(text, self.down, self.right)))
        if kind == "call":
            return self.call(text, depth)
        if kind == "name":
            return self.name(text)
        if kind == "sign" and text == "(":
            inside = self.expression(0, depth + 1)
            self.close()
            return inside
        if kind == "sign" and text in "+-":
            inside = self.expression(6, depth + 1)
            return ("minus", inside) if text == "-" else inside
        raise NotAFormula(text)

    def name(self, text: str) -> Tree:
        if text.upper() in ("TRUE", "FALSE"):
            return ("logical", text.upper() == "TRUE")
        return ("name", text)

    def call(self, name: str, depth: int) -> Tree:
        arguments: list[Tree] = []
        if self.peek() == ("sign", ")"):
            self.place += 1
            return ("call", name.upper().removeprefix("_XLFN."), ())
        while True:
            empty = self.peek() in (("sign", ","), ("sign", ";"), ("sign", ")"))
            arguments.append(("blank",) if empty else self.expression(0, depth + 1))
            kind, sign = self.take()
            if (kind, sign) == ("sign", ")"):
                return ("call", name.upper().removeprefix("_XLFN."), tuple(arguments))
            if kind != "sign" or sign not in ",;":
                raise NotAFormula(name)

    def close(self) -> None:
        if self.take() != ("sign", ")"):
            raise NotAFormula(")")
