"""Reads lesson.md (settings between two lines of dashes, then the lesson) and trainer.md."""

import re
from dataclasses import dataclass
from typing import Annotated

from markupsafe import Markup
from pydantic import Field

from lms.catalogue.checking import Source, Text, check
from lms.catalogue.conditions_file import Competence, ModuleCompletionSource
from lms.catalogue.faults import Notebook
from lms.catalogue.folder import Folder
from lms.catalogue.markdown import Page, render
from lms.catalogue.yaml_lines import Located, NotYaml, read_yaml

_FRONT = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


class LessonSource(Source):
    """The settings at the top of lesson.md."""

    title: Text
    aim: Text
    minutes: Annotated[int, Field(ge=5, le=15_000)]
    completion: ModuleCompletionSource = ModuleCompletionSource()
    digcomp: tuple[Competence, ...] = ()


@dataclass(frozen=True)
class Lesson:
    """A lesson as it was read."""

    settings: LessonSource
    html: Markup
    page: Page
    lines: Located


def read_lesson(folder: Folder, name: str = "lesson.md") -> Lesson | None:
    """The lesson of a module, or none and the faults noted."""
    text, notes = folder.read(name, "the lesson"), folder.notes(name)
    if text is None:
        return None
    front = _FRONT.match(text)
    if front is None:
        notes.fault(1, "Begin the file with a line “---”, then title, aim and minutes, then a line “---”.")
        return None
    located = _settings(front[1], notes)
    page = folder.page(notes, front[0].count("\n") + 1)
    html = render(text[front.end() :], page)
    settings = located and check(LessonSource, located, (), notes)
    if not page.figures:
        notes.fault(1, "Show something: add a drawing with a line ![what it shows](file.svg).")
    return Lesson(settings, html, page, located) if settings and located else None


def _settings(text: str, notes: Notebook) -> Located | None:
    try:
        located = read_yaml("\n" + text)  # the line of dashes above counts
    except NotYaml as error:
        notes.fault(error.line, error.sentence)
        return None
    return located


def read_note(folder: Folder, name: str = "trainer.md") -> Markup:
    """What the trainer reads before the evening."""
    text, notes = folder.read(name, "the trainer's note"), folder.notes(name)
    if text is not None and not text.strip():
        notes.fault(1, "Write the trainer's note: timing, usual difficulties, what volunteers do.")
    return render(text or "", folder.page(notes))
