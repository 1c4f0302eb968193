"""YAML 1.2 read with the line of every value, so that a mistake can be shown where it was made."""

from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Path = tuple[str | int, ...]


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
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotYaml(mark.line + 1 if mark else 1, _sentence(error)) from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise NotYaml(1, "This is not readable YAML: save it as plain UTF-8 text.") from error
    lines: dict[Path, int] = {}
    return Located(_value(node, (), lines, set()) if node else None, lines)


def _sentence(error: MarkedYAMLError) -> str:
    problem = str(error.problem or "")
    if "mapping values" in problem:
        return "Put the text between quotes: it holds a colon followed by a space."
    if "\\t" in problem or "tab" in problem:
        return "Use spaces, not tabs, at the beginning of the line."
    if "alias" in problem:
        return "Put the text between quotes: it begins with “*”."
    return "The line does not fit the one above: check its spaces, its dash, its colon and its quotes."


def _value(node: Node, path: Path, lines: dict[Path, int], seen: set[int]) -> Any:
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if id(node) in seen:
        raise NotYaml(line, "Write it again here: “&” and “*” are not used in courses.")
    seen.add(id(node))
    if isinstance(node, SequenceNode):
        return [_value(part, (*path, number), lines, seen) for number, part in enumerate(node.value)]
    if isinstance(node, MappingNode):
        return _mapping(node, path, lines, seen)
    return None


def _mapping(node: MappingNode, path: Path, lines: dict[Path, int], seen: set[int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in found:
            raise NotYaml(line, f"“{key}” is written twice: keep one.")
        lines[(*path, key)] = line
        found[key] = _value(value_node, (*path, key), lines, seen)
    return found


def _scalar(node: ScalarNode) -> str | int | float | bool | None:
    tag = str(node.tag).rpartition(":")[2]
    text = str(node.value)
    try:
        if tag == "int":
            return int(text)
        if tag == "float":
            return float(text)
    except ValueError:
        return text
    if tag == "bool":
        return text.lower() == "true"
    return None if tag == "null" else text
