"""The facts of a document in brief: what a trainer sees of it, and what is kept with the verdict. Pure."""

from collections import Counter
from typing import Any

from lms.learning.grading.office.cells import worth
from lms.learning.grading.office.found import Facts
from lms.learning.grading.office.reading import body, runs, word_count
from lms.sandbox.reckoning.figures import text

_MOST = 60


def summary(facts: Facts) -> dict[str, Any]:
    """Plain values: what kind of file, what is in it."""
    told: dict[str, Any] = {"kind": facts["kind"], "format": facts["format"], "macros": bool(facts["macros"])}
    if facts["kind"] == "document":
        return told | _document(facts)
    if facts["kind"] == "slides":
        return told | {"slides": [_slide(slide) for slide in facts["slides"][:_MOST]]}
    return told | {"sheets": [_sheet(sheet) for sheet in facts["sheets"][:10]]}


def _document(facts: Facts) -> dict[str, Any]:
    lines = body(facts)
    fonts: Counter[str] = Counter()
    for one in lines:
        for words, _, font, size, _ in runs(one):
            fonts[f"{font} {size:g}".strip()] += len(words)
    outline = [[one["level"], one["text"][:80]] for one in lines if one.get("level") and one["text"].strip()]
    return {
        "words": sum(word_count(one["text"]) for one in lines),
        "pages": facts["pages"],
        "outline": outline[:_MOST],
        "fonts": [font for font, _ in fonts.most_common(5)],
        "tables": len(facts["tables"]),
        "images": len(facts["images"]),
        "outside": sum(bool(one["outside"]) for one in facts["images"]),
        "language": facts["language"],
        "begins": [one["text"][:160] for one in lines if one["text"].strip()][:12],
    }


def _slide(slide: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": slide["title"][:100],
        "words": word_count(slide["text"]),
        "notes": word_count(slide["notes"]),
        "images": len(slide["images"]),
    }


def _sheet(sheet: dict[str, Any]) -> dict[str, Any]:
    formulas = [
        [name, cell["formula"][:120], text(worth(cell))[:40]]
        for name, cell in sheet["cells"].items()
        if "formula" in cell
    ]
    return {
        "name": sheet["name"][:60],
        "cells": len(sheet["cells"]),
        "formulas": formulas[:_MOST],
        "charts": len(sheet["charts"]),
        "filter": bool(sheet["filters"]),
    }
