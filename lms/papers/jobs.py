"""Background work: draws papers from plain values, outside any write lock; the file's name comes last."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from flask import current_app

from lms.cohorts.models import Cohort
from lms.config import Settings
from lms.core.db import db
from lms.core.errors import Refused
from lms.credentials.facts import speaking
from lms.credentials.obstacles import MissingLetters
from lms.credentials.storing import store
from lms.jobs.registry import job
from lms.papers import auditing, printing, queries
from lms.papers.models import PACK, SHEET, SHEETS, Paper
from lms.papers.packing import packed
from lms.papers.values import Sheet

LONGEST_OBSTACLE = 300


@job(queries.DRAWING)
def draw_paper(paper_id: int) -> Callable[[], None] | None:
    """Draw one paper and keep its file; an obstacle is noted in words, for a person."""
    paper = db.session.get(Paper, paper_id)
    if paper is None or paper.file:
        return None
    settings: Settings = current_app.config["SETTINGS"]
    try:
        with speaking(settings.language):
            content, told = _made(paper, settings)
    except Refused as refused:
        sentence = refused.sentence[:LONGEST_OBSTACLE]
        return lambda: _note(paper_id, obstacle=sentence)
    ending = "zip" if paper.kind == PACK else "pdf"
    name = f"{paper.kind}-{paper_id}-{sha256(content).hexdigest()[:16]}.{ending}"
    store(settings.documents / "papers", name, content)
    return lambda: _note(paper_id, file=name, **told)


def _made(paper: Paper, settings: Settings) -> tuple[bytes, dict[str, Any]]:
    """The file of a paper, and the facts it now stands on, if they were not settled before."""
    cohort = db.session.get_one(Cohort, paper.cohort_id)
    day = paper.asked_at.date()
    if paper.kind in (SHEET, SHEETS):
        sheets = _sheets(paper, cohort)
        registers = [[sheet.session_id, sheet.version, sheet.digest] for sheet in sheets]
        pdf = drawn_sheets(sheets, settings.association, day.isoformat())
        return pdf, {"facts": {"registers": registers}}
    if paper.kind == PACK:
        return packed(auditing.files_of(cohort, settings, day, drawn_sheets)), {}
    return _own(paper, settings), {}


def _sheets(paper: Paper, cohort: Cohort) -> list[Sheet]:
    evenings = queries.evenings_between(cohort, paper.since, paper.until)
    one = paper.session_id
    return [queries.sheet_of(each) for each in evenings if one is None or each.session.id == one]


def drawn_sheets(sheets: Sequence[Sheet], issuer: str, day: str) -> bytes:
    """Sheets as a PDF; names in their own script are left out where our fonts cannot write them."""
    try:
        return printing.sheets(sheets, issuer, day)
    except MissingLetters:
        return printing.sheets([_in_latin(sheet) for sheet in sheets], issuer, day)


def _in_latin(sheet: Sheet) -> Sheet:
    return replace(sheet, lines=tuple(replace(line, native_name="") for line in sheet.lines))


def _own(paper: Paper, settings: Settings) -> bytes:
    try:
        return printing.own(paper.kind, paper.facts, settings.association)
    except MissingLetters:
        return printing.own(paper.kind, {**paper.facts, "native_name": ""}, settings.association)


def _note(paper_id: int, file: str = "", obstacle: str = "", **told: Any) -> None:
    """What came of the drawing."""
    paper = db.session.get_one(Paper, paper_id)
    paper.file, paper.obstacle = file, obstacle
    for name, value in told.items():
        setattr(paper, name, value)
