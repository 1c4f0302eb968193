"""Says the same in fewer bytes, before a PDF is written: letters in longer runs, a tree with fewer leaves.

Works on the objects WeasyPrint hands over; knows PDF (ISO 32000), not WeasyPrint.
"""

import re
from collections.abc import Iterator
from typing import Any

import pydyf

from lms.credentials.objects import elements, found, is_element, take_out
from lms.credentials.streams import blacken, share_letters

SHOWN = b"] TJ"
FINEST = 2
"""Decimals kept of a distance between letters, in thousandths of their size."""
PLACED = (b" Tm", b" re", b" m", b" l", b" c")
"""What says a place on a page. Its unit is 0.75 point: two decimals err by a thousandth of a millimetre."""
TEXT, EMPTY, NOTHING = "/Span", "/Div", "/NonStruct"
BARE = frozenset(("Type", "S", "K", "Pg", "P"))
"""What an element has that says no more than its role and its place."""
_LONG = re.compile(rb"(?<![0-9.])-?[0-9]+\.[0-9]{3,}(?![0-9.])")
_PART = re.compile(rb"<([0-9a-f]*)>|(-?[0-9.]+(?:e-?[0-9]+)?)")


def compact(pdf: Any) -> None:
    """Make the file smaller; nothing shown or told changes."""
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream):
            thing.stream = [joined(part) if _is_shown(part) else part for part in thing.stream]
    for page in pdf.page_references:
        drawn = found(pdf, found(pdf, page)["Contents"])
        drawn.stream = [rounded(part) if _is_placed(part) else part for part in drawn.stream]
    share_letters(pdf)
    blacken(pdf)
    tree = found(pdf, pdf.catalog["StructTreeRoot"])
    taken: dict[bytes, bytes] = {}
    for element in list(elements(pdf, tree)):
        if "Pg" in element and element.reference not in taken:
            element["K"] = pydyf.Array(_kids(pdf, element, element, taken))
    numbers = found(pdf, tree["ParentTree"])["Nums"]
    numbers[:] = [_renamed(each, taken) for each in numbers]


def joined(shown: bytes) -> bytes:
    """Letters shown (`[<0024>0<0050>-9<>-10.2<0051>] TJ`) in as few strings as their distances allow."""
    written, letters, distance = [], b"", 0.0
    for more, moved in _PART.findall(shown):
        if moved:
            distance += float(moved)
        elif more:
            if step := round(distance, FINEST):
                written += [b"<", letters, b">%a" % step] if letters else [b"%a" % step]
                letters, distance = b"", distance - step
            letters += more
    if letters:
        written += [b"<", letters, b">"]
    if step := round(distance, FINEST):
        written.append(b"%a" % step)
    return b"[" + b"".join(written) + SHOWN


def rounded(placed: bytes) -> bytes:
    """A place (`79.370079 381.585576 m`) as finely as anybody can print it."""
    return _LONG.sub(lambda number: b"%a" % round(float(number.group()), 2), placed)


def _is_placed(part: Any) -> bool:
    return isinstance(part, bytes) and part.endswith(PLACED)


def _is_shown(part: Any) -> bool:
    return isinstance(part, bytes) and part.endswith(SHOWN)


def _kids(pdf: Any, holder: Any, within: Any, taken: dict[bytes, bytes]) -> Iterator[Any]:
    """What `holder` is to hold of what stands `within` it: all but what adds nothing, and what that held."""
    for kid in within["K"]:
        below: Any = found(pdf, kid) if isinstance(kid, bytes) else None
        if not is_element(below):
            yield kid
        elif _adds_nothing(below, holder):
            taken[kid] = holder.reference
            yield from _kids(pdf, holder, below, taken)
            take_out(pdf, kid)
        else:
            below["P"] = holder.reference
            yield kid


def _adds_nothing(below: Any, holder: Any) -> bool:
    """Whether an element is a mere text, has no role or but its holder's, or is an empty box."""
    if not BARE.issuperset(below) or below["Pg"] != holder["Pg"]:
        return False
    is_text = below["S"] == TEXT and all(isinstance(kid, int) for kid in below["K"])
    return is_text or below["S"] in (holder["S"], NOTHING) or (below["S"] == EMPTY and not below["K"])


def _renamed(entry: Any, taken: dict[bytes, bytes]) -> Any:
    if isinstance(entry, list):
        return pydyf.Array(_renamed(each, taken) for each in entry)
    return taken.get(entry, entry) if isinstance(entry, bytes) else entry
