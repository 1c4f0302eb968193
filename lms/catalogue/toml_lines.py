"""TOML read with the line of every key."""

import re
import tomllib

from lms.catalogue.yaml_lines import Located, Path

_KEY = re.compile(r"\s*([\w-]+)\s*=")
_TABLE = re.compile(r"\s*\[([\w.-]+)\]")
_POSITION = re.compile(r"\(at line (\d+)")


class NotToml(Exception):  # it says what the text is not
    """The text cannot be read as TOML."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line, self.sentence = line, sentence


def read_toml(text: str) -> Located:
    """The value written in `text`; raises NotToml."""
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        position = _POSITION.search(str(error))
        line = int(position[1]) if position else text.count("\n") + 1
        raise NotToml(
            line, 'Write the line as name = value; put words between quotes: title = "…".'
        ) from error
    return Located(value, _lines(text))


def _lines(text: str) -> dict[Path, int]:
    lines: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        if found := _TABLE.match(line):
            table = tuple(found[1].split("."))
            lines.setdefault(table, number)
        elif found := _KEY.match(line):
            lines.setdefault((*table, found[1]), number)
    return lines
