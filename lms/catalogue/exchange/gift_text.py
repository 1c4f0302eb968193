"""The text of a GIFT file: cut into questions with their lines, escaped signs kept apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ESCAPED = "\\~=#{}:"
_FIRST = 0xE200
_HIDE = {f"\\{sign}": chr(_FIRST + number) for number, sign in enumerate(_ESCAPED)} | {"\\n": "\ue2ff"}
_SHOW = {ord(hidden): written[1:] for written, hidden in _HIDE.items()} | {0xE2FF: "\n"}
_ESCAPE = re.compile(r"\\[\\~=#{}:n]")
_TAG = re.compile(r"\[tag:([^\[\]\n]{1,100})\]")
_TO_WRITE = re.compile(r"[\\~=#{}:]")


@dataclass(frozen=True)
class Block:
    """The lines of one question, escapes hidden; `tags` are those its comments name."""

    line: int  # of its first line, from 1
    text: str
    tags: tuple[str, ...]


def blocks(text: str) -> Iterator[Block]:
    """The parts of a file between empty lines, without comments."""
    lines: list[str] = []
    tags: list[str] = []
    first = 0
    for number, line in enumerate((*text.split("\n"), ""), 1):
        bare = line.strip()
        if bare.startswith("//"):
            tags += _TAG.findall(bare)
        elif bare:
            first = first if lines else number
            lines.append(line)
        elif lines:
            yield Block(first, hidden("\n".join(lines)), tuple(tags))
            lines, tags = [], []


def hidden(text: str) -> str:
    """`text` with each escaped sign as a sign of its own, so that it separates nothing."""
    return _ESCAPE.sub(lambda found: _HIDE[found[0]], text)


def shown(text: str) -> str:
    """`text` with its escaped signs as they are read."""
    return text.translate(_SHOW).strip()


def written(text: str) -> str:
    """`text` on one line, with its signs escaped."""
    return _TO_WRITE.sub(r"\\\g<0>", text.strip()).replace("\n", "\\n")
