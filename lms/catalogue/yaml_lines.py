"""YAML 1.2 read with the line of every value, so that a mistake can be shown where it was made.

libyaml cuts the text into events; what they mean is decided here. Courses need neither tags, anchors nor
several documents: they are refused, so nothing can be hidden, repeated without end, or made into an object.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml import events as event

from lms.catalogue.yaml_scalars import resolve

Path = tuple[str | int, ...]
LOADER = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the second where libyaml is not there: ten times slower
DEEPEST = 20  # values inside one another; courses need five


@dataclass(frozen=True)
class Located:
    """A value, and the line (from 1) where each of its parts is written."""

    value: Any
    lines: dict[Path, int]

    def at(self, path: Path) -> Any:
        """The value at `path`."""
        value = self.value
        for step in path:
            value = value[step]
        return value

    def line(self, path: Path) -> int:
        """The line of the part at `path`, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class NotYaml(Exception):  # it says what the text is not
    """The text cannot be read as YAML 1.2."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line, self.sentence = line, sentence


def read_yaml(text: str) -> Located:
    """The value written in `text`; raises NotYaml."""
    try:
        return _Reader(yaml.parse(text, Loader=LOADER)).whole()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise NotYaml(line + 1, _sentence(str(error.problem or ""), _sign(text, line, column))) from error
    except (yaml.YAMLError, ValueError) as error:
        raise NotYaml(1, "This is not readable YAML: save it as plain UTF-8 text.") from error


_MISFIT = "The line does not fit the one above: check its spaces, its dash, its colon and its quotes."


def _sign(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    return lines[line][column : column + 1] if line < len(lines) else ""


def _sentence(problem: str, sign: str) -> str:
    if "mapping values" in problem:
        return "Put the text between quotes: it holds a colon followed by a space."
    if "tab character" in problem or sign == "\t":
        return "Use spaces, not tabs, at the beginning of the line."
    if "cannot start any token" in problem:
        return f"Put the text between quotes: it begins with “{sign}”."
    return _MISFIT


class _Reader:
    """Makes values of events, one after the other."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.lines: dict[Path, int] = {}

    def whole(self) -> Located:
        """The one document of the text."""
        value = None
        for number, found in enumerate(self.events):
            kind = type(found)
            if kind is event.DocumentStartEvent and number > 1:
                raise NotYaml(found.start_mark.line + 1, _MISFIT)
            if kind not in (
                event.StreamStartEvent,
                event.DocumentStartEvent,
                event.DocumentEndEvent,
                event.StreamEndEvent,
            ):
                value = self._value(found, ())
        return Located(value, self.lines)

    def _value(self, found: Any, path: Path) -> Any:
        line = found.start_mark.line + 1
        self.lines.setdefault(path, line)
        kind = type(found)
        if kind is event.AliasEvent:
            raise NotYaml(line, "Put the text between quotes: it begins with “*”.")
        if found.anchor is not None:
            raise NotYaml(line, "Write it again here: “&” and “*” are not used in courses.")
        if found.tag is not None:
            raise NotYaml(line, "Put the text between quotes: it begins with “!”.")
        if kind is event.ScalarEvent:
            return resolve(found.value) if found.implicit[0] else found.value
        if len(path) >= DEEPEST:
            raise NotYaml(line, _MISFIT)
        return self._list(path) if kind is event.SequenceStartEvent else self._mapping(path)

    def _list(self, path: Path) -> list[Any]:
        values: list[Any] = []
        for found in self.events:
            if type(found) is event.SequenceEndEvent:
                break
            values.append(self._value(found, (*path, len(values))))
        return values

    def _mapping(self, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for found in self.events:
            if type(found) is event.MappingEndEvent:
                break
            line = found.start_mark.line + 1
            if type(found) is not event.ScalarEvent:
                raise NotYaml(line, "Put the text between quotes: it begins with a bracket.")
            name = found.value
            if name in values:
                raise NotYaml(line, f"“{name}” is written twice: keep one.")
            self.lines[(*path, name)] = line
            values[name] = self._value(next(self.events), (*path, name))
        return values
