"""The functions of spreadsheets that our exercises meet, under their English names. Pure.

Each takes what its arguments are worth (a value, or a block of values for a range) and gives a value. The few
that choose which argument to work out (IF, IFERROR, IFNA) are in `evaluating`.
"""

import math
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from itertools import zip_longest

from lms.sandbox.reckoning.figures import UNKNOWN, Block, Fault, Value, compared, meets, number, text, truth

Argument = Value | Block


class Stop(Exception):  # carries an error value up to the cell
    """An error met while working something out."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def sure(value: float | bool | Fault) -> float:
    """The number, or Stop."""
    if isinstance(value, Fault):
        raise Stop(value)
    return float(value)


def one(argument: Argument) -> Value:
    """A single value."""
    if isinstance(argument, list):
        return argument[0][0] if len(argument) == 1 and len(argument[0]) == 1 else Fault("#VALUE!")
    return argument


def _number(argument: Argument) -> float:
    return sure(number(one(argument)))


def _block(argument: Argument) -> Block:
    return argument if isinstance(argument, list) else [[argument]]


def _flat(argument: Argument) -> list[Value]:
    return [value for row in _block(argument) for value in row]


def _numbers(*arguments: Argument) -> Iterator[float]:
    """Numbers as SUM sees them: words in cells are passed over, words typed in are converted."""
    for argument in arguments:
        if not isinstance(argument, list):
            yield sure(number(argument))
            continue
        for value in _flat(argument):
            if isinstance(value, Fault):
                raise Stop(value)
            if isinstance(value, float | int) and not isinstance(value, bool):
                yield float(value)


def _mean(numbers: list[float]) -> float:
    if not numbers:
        raise Stop(Fault("#DIV/0!"))
    return math.fsum(numbers) / len(numbers)


def _middle(*arguments: Argument) -> float:
    found = sorted(_numbers(*arguments))
    if not found:
        raise Stop(Fault("#NUM!"))
    half = len(found) // 2
    return found[half] if len(found) % 2 else (found[half - 1] + found[half]) / 2


def _count_blank(argument: Argument) -> float:
    return float(sum(value is None or value == "" for value in _flat(argument)))


def _matching(pairs: tuple[Argument, ...]) -> list[int]:
    """The places where each range meets its criterion."""
    if not pairs or len(pairs) % 2:
        raise Stop(Fault("#VALUE!"))
    ranges = [(_flat(pairs[at]), one(pairs[at + 1])) for at in range(0, len(pairs), 2)]
    length = len(ranges[0][0])
    if any(len(values) != length for values, _ in ranges):
        raise Stop(Fault("#VALUE!"))
    return [at for at in range(length) if all(meets(values[at], wanted) for values, wanted in ranges)]


def _chosen(source: Argument, places: list[int]) -> list[float]:
    values = _flat(source)
    kept = [values[at] for at in places if at < len(values)]
    return list(_numbers([kept])) if kept else []


def _if_of(range_: Argument, wanted: Argument, source: Argument | None) -> list[float]:
    return _chosen(range_ if source is None else source, _matching((range_, wanted)))


def _rounded(rule: Callable[[float], float]) -> Callable[..., float]:
    def made(value: Argument, digits: Argument = 0.0) -> float:
        scale = 10.0 ** max(-15, min(15, int(_number(digits))))
        return rule(_number(value) * scale) / scale

    return made


def _half_up(value: float) -> float:
    try:
        return float(Decimal(repr(value)).quantize(Decimal(1), ROUND_HALF_UP))
    except InvalidOperation:
        return value


def _away(value: float) -> float:
    return math.copysign(math.ceil(abs(value) - 1e-9), value)


def _lookup(wanted: Argument, keys: list[Value], near: Argument) -> int:
    """Where a key stands: exactly, or the last that is not more."""
    key, approximate = one(wanted), truth(one(near))
    if isinstance(key, Fault):
        raise Stop(key)
    if not approximate:
        for at, each in enumerate(keys):
            if each is not None and type(each) is type(key) and meets(each, key):
                return at
        raise Stop(Fault("#N/A"))
    found = -1
    for at, each in enumerate(keys):
        order = compared(each, key) if each is not None else 1
        if isinstance(order, int) and order <= 0 and isinstance(each, str) == isinstance(key, str):
            found = at
    if found < 0:
        raise Stop(Fault("#N/A"))
    return found


def _picked(rows: Block, row: int, column: int) -> Value:
    if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
        raise Stop(Fault("#REF!"))
    return rows[row][column]


def _vlookup(wanted: Argument, table: Argument, column: Argument, near: Argument = True) -> Value:
    rows = _block(table)
    return _picked(rows, _lookup(wanted, [row[0] for row in rows], near), int(_number(column)) - 1)


def _hlookup(wanted: Argument, table: Argument, row: Argument, near: Argument = True) -> Value:
    rows = _block(table)
    return _picked(rows, int(_number(row)) - 1, _lookup(wanted, list(rows[0]), near))


def _xlookup(wanted: Argument, keys: Argument, values: Argument, otherwise: Argument = None) -> Value:
    try:
        return _flat(values)[_lookup(wanted, _flat(keys), False)]
    except Stop:
        if otherwise is None:
            raise
        return one(otherwise)


def _match(wanted: Argument, keys: Argument, near: Argument = 1.0) -> float:
    if _number(near) < 0:
        raise Stop(UNKNOWN)
    return float(_lookup(wanted, _flat(keys), near) + 1)


def _index(table: Argument, row: Argument, column: Argument = None) -> Value:
    rows, at = _block(table), int(_number(row))
    if column is None and len(rows) == 1:
        return _picked(rows, 0, at - 1)
    return _picked(rows, at - 1, int(_number(column)) - 1 if column is not None else 0)


def _sumproduct(*blocks: Argument) -> float:
    columns = [_flat(block) for block in blocks]
    return math.fsum(
        math.prod(
            float(part) if isinstance(part, float | int) and not isinstance(part, bool) else 0.0
            for part in row
        )
        for row in zip_longest(*columns)
    )


def _part(value: Argument, start: int, length: float) -> str:
    if start < 0 or length < 0:
        raise Stop(Fault("#VALUE!"))
    return text(one(value))[start : start + int(length)]


def _rank(value: Argument, block: Argument, upward: Argument = 0.0) -> float:
    mine, others = _number(value), list(_numbers(block))
    if mine not in others:
        raise Stop(Fault("#N/A"))
    return float(1 + sum(each < mine if _number(upward) else each > mine for each in others))


def _nth(block: Argument, place: Argument, largest: bool) -> float:
    found, at = sorted(_numbers(block), reverse=largest), int(_number(place))
    if not 1 <= at <= len(found):
        raise Stop(Fault("#NUM!"))
    return found[at - 1]


def _mod(value: Argument, by: Argument) -> float:
    divisor = _number(by)
    if not divisor:
        raise Stop(Fault("#DIV/0!"))
    return _number(value) % divisor


def _truths(arguments: tuple[Argument, ...]) -> list[bool]:
    return [bool(sure(truth(value))) for part in arguments for value in _flat(part) if value is not None]


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "SUM": lambda *a: math.fsum(_numbers(*a)),
    "AVERAGE": lambda *a: _mean(list(_numbers(*a))),
    "MIN": lambda *a: min(_numbers(*a), default=0.0),
    "MAX": lambda *a: max(_numbers(*a), default=0.0),
    "MEDIAN": _middle,
    "PRODUCT": lambda *a: math.prod(_numbers(*a)),
    "COUNT": lambda *a: float(sum(type(v) in (float, int) for part in a for v in _flat(part))),
    "COUNTA": lambda *a: float(sum(v is not None for part in a for v in _flat(part))),
    "COUNTBLANK": _count_blank,
    "COUNTIF": lambda a, b: float(len(_matching((a, b)))),
    "COUNTIFS": lambda *a: float(len(_matching(a))),
    "SUMIF": lambda a, b, c=None: math.fsum(_if_of(a, b, c)),
    "SUMIFS": lambda a, *b: math.fsum(_chosen(a, _matching(b))),
    "AVERAGEIF": lambda a, b, c=None: _mean(_if_of(a, b, c)),
    "AVERAGEIFS": lambda a, *b: _mean(_chosen(a, _matching(b))),
    "SUMPRODUCT": _sumproduct,
    "AND": lambda *a: all(_truths(a)),
    "OR": lambda *a: any(_truths(a)),
    "NOT": lambda a: not _truths((a,))[0],
    "ISERROR": lambda a: isinstance(one(a), Fault),
    "ISNA": lambda a: one(a) == Fault("#N/A"),
    "ISBLANK": lambda a: one(a) is None,
    "ISNUMBER": lambda a: type(one(a)) in (float, int),
    "ROUND": _rounded(_half_up),
    "ROUNDUP": _rounded(_away),
    "ROUNDDOWN": _rounded(math.trunc),
    "INT": lambda a: float(math.floor(_number(a))),
    "ABS": lambda a: abs(_number(a)),
    "MOD": _mod,
    "RANK": _rank,
    "RANK.EQ": _rank,
    "LARGE": lambda a, b: _nth(a, b, True),
    "SMALL": lambda a, b: _nth(a, b, False),
    "VLOOKUP": _vlookup,
    "HLOOKUP": _hlookup,
    "XLOOKUP": _xlookup,
    "INDEX": _index,
    "MATCH": _match,
    "CONCATENATE": lambda *a: "".join(text(v) for part in a for v in _flat(part)),
    "CONCAT": lambda *a: "".join(text(v) for part in a for v in _flat(part)),
    "LEN": lambda a: float(len(text(one(a)))),
    "LEFT": lambda a, n=1.0: _part(a, 0, _number(n)),
    "RIGHT": lambda a, n=1.0: text(one(a))[-int(_number(n)) :] if _number(n) >= 1 else "",
    "MID": lambda a, start, n: _part(a, int(_number(start)) - 1, _number(n)),
    "UPPER": lambda a: text(one(a)).upper(),
    "LOWER": lambda a: text(one(a)).lower(),
    "PROPER": lambda a: text(one(a)).title(),
    "TRIM": lambda a: " ".join(text(one(a)).split()),
}
