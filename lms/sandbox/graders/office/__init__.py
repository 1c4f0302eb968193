"""Grader of office documents: the bytes of a .docx, .odt, .xlsx, .ods, .pptx or .odp become facts.

It says what is in the file and never whether that is right: what an exercise asks stays in the parent. Why a
file cannot be looked at is a fact too: {"refused": code}. Everything is read from memory.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lms.sandbox.graders import Sent
from lms.sandbox.graders.office.deck import read_deck
from lms.sandbox.graders.office.docx import read_docx
from lms.sandbox.graders.office.ods import read_ods
from lms.sandbox.graders.office.odt import read_odt
from lms.sandbox.graders.office.package import Package, open_package
from lms.sandbox.graders.office.refusals import Unreadable
from lms.sandbox.graders.office.warming import workbook
from lms.sandbox.graders.office.xlsx import read_xlsx

FACTS_VERSION = 1
SAMPLE = Sent(workbook())


def grade(job: Sent) -> Iterator[Mapping[str, Any]]:
    """The facts of the file that was sent."""
    yield {"facts": facts_of(job.source)}


def facts_of(content: bytes) -> dict[str, Any]:
    """What is in an office file, as JSON can hold it."""
    try:
        package = open_package(content)
        return {
            "version": FACTS_VERSION,
            "kind": package.kind,
            "format": package.format,
            "macros": package.macros,
            **_read(package),
        }
    except Unreadable as why:
        return {"refused": why.code, "place": why.place}
    except (RecursionError, MemoryError):
        return {"refused": "too-large", "place": ""}
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError):
        return {"refused": "broken", "place": ""}


def _read(package: Package) -> dict[str, Any]:
    if package.format == "docx":
        return read_docx(package).facts()
    if package.format == "odt":
        return read_odt(package).facts()
    if package.kind == "slides":
        return read_deck(package)
    return (read_xlsx if package.format == "xlsx" else read_ods)(package).facts()
