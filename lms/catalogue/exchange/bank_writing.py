"""Writes the questions that came as a questions.yaml, each with what its author should look at."""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lms.catalogue.exchange.carried import Carried
from lms.i18n import _

_BARE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_TAKEN = {"true", "false", "null", "yes", "no", "on", "off", "y", "n", "inf", "nan"}


def write_bank(carried: Carried) -> str:
    """The text of a questions.yaml."""
    number = len(carried.questions)
    draw = min(6, max(1, number * 2 // 3))
    lines = [f"draw: {draw}", "questions:"]
    for brought in carried.questions:
        lines += [f"  # {' '.join(note.split())}" for note in brought.notes]
        first, *rest = _mapping(brought.written)
        lines += [f"  - {first}", *(f"    {line}" for line in rest), ""]
    left = [f"# {_('Line')} {' '.join(str(remark).split())}" for remark in carried.left_out]
    return "\n".join([*left, *lines]).rstrip() + "\n"


def write_package(carried: Carried) -> bytes:
    """questions.yaml with its drawings, as a zip to unpack in the folder of a module."""
    files = {"questions.yaml": write_bank(carried).encode(), **carried.drawings}
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, source in files.items():
            package.writestr(ZipInfo(name), source)
    return content.getvalue()


def _mapping(written: Mapping[str, Any]) -> Iterator[str]:
    for name, part in written.items():
        if isinstance(part, list | tuple) and part and isinstance(part[0], Mapping):
            yield f"{name}:"
            yield from (f"  - {_flow(entry)}" for entry in part)
        else:
            yield f"{name}: {_flow(part)}"


def _flow(part: Any) -> str:
    if isinstance(part, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(value)}" for name, value in part.items()) + "}"
    if isinstance(part, list | tuple):
        return "[" + ", ".join(map(_flow, part)) + "]"
    if isinstance(part, Decimal):
        return f"{part:f}" if len(part.as_tuple().digits) < 15 else f'"{part:f}"'  # a float would round it
    if isinstance(part, str) and _BARE.fullmatch(part) and part not in _TAKEN:
        return part
    return json.dumps(part, ensure_ascii=False)
