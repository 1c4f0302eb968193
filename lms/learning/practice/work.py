"""A piece of work as it comes in, before anything is said of it."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sent: a text, or a file, or a log of events (as JSON, not read yet); and whose it is.

    `typed` is what a program that is tried reads from the keyboard.
    """

    text: str = ""
    file: bytes = b""
    file_name: str = ""
    log: str = ""
    typed: str = ""
    token: str = ""  # of an attempt, where each is sent once
    whom: str = ""

    @property
    def digest(self) -> str | None:
        """The digest of the file, by which it is kept; none without a file."""
        return hashlib.sha256(self.file).hexdigest() if self.file else None


def readable(text: str, most: int = 20_000) -> str:
    """`text` as a page can show it: control signs made visible, half characters a mark; cut at `most`."""
    return _UNREADABLE.sub(_sign, text[:most]) + ("…" if len(text) > most else "")


_UNREADABLE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xD800 <= code < 0xE000:
        return "\N{REPLACEMENT CHARACTER}"
    return chr(0x2400 + code) if code < 32 else "\N{SYMBOL FOR DELETE}"


def clean(value: Any) -> Any:
    """A plain value with every text in it readable: for what goes into the database as JSON."""
    if isinstance(value, str):
        return readable(value)
    if isinstance(value, list | tuple):
        return [clean(part) for part in value]
    if isinstance(value, dict):
        return {readable(str(name)): clean(part) for name, part in value.items()}
    return value
