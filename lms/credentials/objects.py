"""The objects of a PDF that is not written yet: found by their number, settled, or taken out."""

from collections.abc import Iterator
from typing import Any

import pydyf


class Written(pydyf.Object):  # type: ignore[misc]  # pydyf ships no types
    """An object whose bytes are settled; only what was `compressible` goes among the compressed ones."""

    data = b""
    compressible = False

    def __init__(self, data: bytes, number: int | None = None, compressible: bool = False) -> None:
        super().__init__()
        self.data, self.number, self.compressible = data, number, compressible


def found(pdf: Any, reference: bytes) -> Any:
    """The object of that reference."""
    return pdf.objects[_place(reference)]


def take_out(pdf: Any, reference: bytes) -> None:
    """Leave that number unused."""
    pdf.objects[_place(reference)] = nothing = Written(b"", 0)
    nothing.free = "f"


def elements(pdf: Any, element: Any) -> Iterator[Any]:
    """The elements below `element` in the tree of tags, in reading order."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes):
            below = found(pdf, kid)
            if is_element(below):
                yield below
                yield from elements(pdf, below)


def is_element(thing: Any) -> bool:
    """Whether this is a part of the tree of tags."""
    return isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/StructElem"


def write_once(pdf: Any) -> None:
    """Write and compress each object now: the writer would do it twice, a tenth of all the work."""
    for place, thing in enumerate(pdf.objects):
        if thing.free != "f":
            pdf.objects[place] = Written(thing.data, thing.number, thing.compressible)


def _place(reference: bytes) -> int:
    return int(reference.split()[0])
