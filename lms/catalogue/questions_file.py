"""Reads questions.yaml: the bank of a module, and how many questions are drawn from it."""

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from markupsafe import Markup
from pydantic import Field

from lms.catalogue.checking import Source, check
from lms.catalogue.faults import Notebook
from lms.catalogue.folder import Folder, read_yaml_file
from lms.catalogue.kinds import KINDS
from lms.catalogue.kinds.asked import Pen
from lms.catalogue.markdown import render_inline
from lms.catalogue.values import Figure, Policy, Question
from lms.catalogue.yaml_lines import Located, Path


class PolicySource(Source):
    """How the attempts run."""

    attempts: Annotated[int, Field(ge=0, le=100)] = 0
    wait_minutes: Annotated[int, Field(ge=0, le=60 * 24 * 30)] = 0
    keep: Literal["best", "last"] = "best"
    feedback: Literal["at-once", "at-end"] = "at-once"
    minutes: Annotated[int, Field(ge=0, le=600)] = 0


class BankSource(Source):
    """A whole questions.yaml, before each question is looked at."""

    draw: Annotated[int, Field(ge=1)]
    balance: bool = True
    policy: PolicySource = PolicySource()
    questions: Annotated[list[Any], Field(min_length=1)]


@dataclass
class Bank:
    """A bank as it was read."""

    draw: int
    questions: tuple[Question, ...]
    lines: dict[str, int]  # where each question begins, by id
    balance: bool = True
    policy: Policy = field(default_factory=Policy)
    written: dict[str, Any] = field(default_factory=dict)  # each question as its author wrote it, by id
    sentences: list[tuple[int, str]] = field(default_factory=list)


def read_questions(folder: Folder) -> Bank | None:
    """The bank of a module, or none and the faults noted."""
    notes = folder.notes("questions.yaml")
    located = read_yaml_file(folder, "questions.yaml", "the questions")
    source = located and check(BankSource, located, (), notes)
    if not located or not source:
        return None
    bank = Bank(source.draw, (), {}, source.balance, Policy(**dict(source.policy)))
    paths: list[Path] = [("questions", number) for number in range(len(source.questions))]
    bank.questions = tuple(
        question
        for path in paths
        if (question := read_question(folder, "questions.yaml", located, path, bank)) is not None
    )
    if source.draw > len(paths):
        notes.fault(
            located.line(("draw",)),
            "Draw at most %(n)s: there are no more questions.",
            n=len(paths),
        )
    return bank


def read_question(folder: Folder, name: str, located: Located, path: Path, bank: Bank) -> Question | None:
    """The question at `path` of the file `name`, noted in `bank`; or none and the faults noted."""
    notes, line = folder.notes(name), located.line(path)
    written = located.at(path)
    kind = KINDS.get(str(written.get("kind"))) if isinstance(written, dict) else None
    if kind is None:
        notes.fault(
            located.line((*path, "kind")), "Write “kind:” as one of %(kinds)s.", kinds=", ".join(KINDS)
        )
        return None
    source = check(kind, located, path, notes)
    if source is None:
        return None
    if source.id in bank.lines:
        notes.fault(
            located.line((*path, "id")),
            "Change this id: line %(line)s has the same.",
            line=bank.lines[source.id],
        )
        return None
    bank.lines[source.id], bank.written[source.id] = line, written
    return source.question(_pen(folder, notes, located, path, bank))


def _pen(folder: Folder, notes: Notebook, located: Located, path: Path, bank: Bank) -> Pen:
    def inline(part: Path, text: str) -> Markup:
        page = folder.page(notes, located.line((*path, *part)))
        html = render_inline(text, page)
        bank.sentences.extend(page.sentences)
        if page.figures:
            notes.fault(page.first_line, "Use “picture:” with “file:” and “description:” to show a drawing.")
        return html

    def draw(part: Path, file: str, description: str) -> Figure:
        return folder.figure(notes, located.line((*path, *part)), file, description)

    def fault(part: Path, message: str, **values: object) -> None:
        notes.fault(located.line((*path, *part)), message, **values)

    return Pen(folder.language, inline, draw, fault)
