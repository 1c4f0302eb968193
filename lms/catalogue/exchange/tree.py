"""Reads XML into a tree with the line of each part: no document type, no entity, nothing deep or fetched."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from lms.catalogue.exchange.cleaning import MARK
from lms.core.errors import Refused
from lms.i18n import _

DEEPEST = 80
MOST = 200_000
"""Parts of one file."""


@dataclass
class Node:
    """A part of the file, its name without prefix."""

    name: str
    traits: dict[str, str]
    line: int
    parts: list["Node | str"] = field(default_factory=list)

    def children(self, *names: str) -> list["Node"]:
        """The parts directly inside, of those names if any are given."""
        return [part for part in self.parts if isinstance(part, Node) and (not names or part.name in names)]

    def child(self, name: str) -> "Node | None":
        """The first part directly inside of that name."""
        return next(iter(self.children(name)), None)

    def all(self, *names: str) -> Iterator["Node"]:
        """The parts of those names at any depth, in the order of the file."""
        waiting = [iter(self.parts)]
        while waiting:
            part = next(waiting[-1], None)
            if part is None:
                waiting.pop()
            elif isinstance(part, Node):
                if part.name in names:
                    yield part
                waiting.append(iter(part.parts))

    def text(self, *path: str) -> str:
        """The words directly inside the part at `path`, or nothing."""
        found: Node | None = self
        for name in path:
            found = found.child(name) if found else None
        return "".join(part for part in found.parts if isinstance(part, str)) if found else ""

    def html(self, swap: Mapping[int, str] | None = None) -> str:
        """What stands inside, as HTML to be cleaned; parts named in `swap` by their id() are replaced."""
        return "".join(
            escape(part) if isinstance(part, str) else (swap or {}).get(id(part)) or part.tag(swap)
            for part in self.parts
        )

    def tag(self, swap: Mapping[int, str] | None = None) -> str:
        """The part itself, as HTML to be cleaned."""
        traits = "".join(f" {name}={quoteattr(self.traits[name])}" for name in _KEPT if name in self.traits)
        end = "" if self.name in ("br", "img") else f"{self.html(swap)}</{self.name}>"
        return f"<{self.name}{traits}>{end}"


_KEPT = ("src", "alt", "href")


class _Declared(Exception):  # a way out of the parser
    """The file declares what questions never need."""


class _Large(Exception):  # a way out of the parser
    """The file is too deep, or has too many parts."""


class _Building:
    """Builds the tree while expat reads."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.StartDoctypeDeclHandler = self._declared
        self.parser.EntityDeclHandler = self._declared
        self.top = Node("", {}, 1)
        self.open = [self.top]
        self.count = 0

    def _start(self, name: str, traits: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) > DEEPEST or self.count > MOST:
            raise _Large
        clean = {trait: value.replace(MARK, "") for trait, value in traits.items()}
        node = Node(name.rpartition(":")[2], clean, self.parser.CurrentLineNumber)
        self.open[-1].parts.append(node)
        self.open.append(node)

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _words(self, words: str) -> None:
        self.open[-1].parts.append(words.replace(MARK, ""))

    def _declared(self, *_: object) -> None:
        raise _Declared


def read_tree(source: bytes) -> Node:
    """The outermost part of an XML file; raises Refused when it cannot be read, or should not be."""
    building = _Building()
    try:
        building.parser.Parse(source, True)
    except expat.ExpatError as error:
        raise Refused(
            _("This XML breaks off at line %(line)s. Export the file again.", line=error.lineno)
        ) from error
    except _Declared as error:
        line = building.parser.CurrentLineNumber
        raise Refused(_("Take out “<!DOCTYPE” at line %(line)s: questions need none.", line=line)) from error
    except (_Large, RecursionError) as error:
        raise Refused(
            _("This file has too many parts, or parts too deep inside each other. Cut it.")
        ) from error
    except (ValueError, LookupError) as error:
        raise Refused(_("Save the file as UTF-8: its accents cannot be read.")) from error
    return building.top.children()[0]
