"""Reads the exercises of a module: one folder each, with exercise.yaml, statement.md and the code."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from markupsafe import Markup
from pydantic import Field, StringConstraints, model_validator

from lms.catalogue.checking import Identifier, Source, Text, check
from lms.catalogue.code_tests import TESTS
from lms.catalogue.faults import Notebook
from lms.catalogue.folder import Folder, read_yaml_file
from lms.catalogue.markdown import render, render_inline
from lms.catalogue.office_file import read_checks, read_starter
from lms.catalogue.practice import (
    CODE,
    KINDS,
    OBSERVED,
    OFFICE,
    Code,
    CodeTest,
    Criterion,
    Exercise,
    Solution,
)
from lms.catalogue.simulators.scenario_file import read_simulation
from lms.catalogue.yaml_lines import Located
from lms.i18n.typography import set_text

FOLDER = re.compile(r"(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)")
STARTER = r"^[a-z0-9]+(-[a-z0-9]+)*\.(odt|docx|ods|xlsx|odp|pptx)$"
_PLACE = "Name the folder with its number and its name: 01-dire-bonjour."


class CriterionSource(Source):
    """One thing the trainer looks at."""

    id: Identifier
    text: Text


class ExerciseSource(Source):
    """A whole exercise.yaml, before each test is looked at."""

    kind: Literal[KINDS]  # type: ignore[valid-type]  # the words are listed once, in practice.py
    title: Text
    minutes: Annotated[int, Field(ge=1, le=2400)]
    hints: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    tests: Annotated[tuple[Any, ...], Field(max_length=40)] = ()
    checks: Annotated[tuple[Any, ...], Field(max_length=40)] = ()
    starter: Annotated[str, StringConstraints(pattern=STARTER, max_length=60)] = ""
    checklist: Annotated[tuple[CriterionSource, ...], Field(max_length=8)] = ()

    @model_validator(mode="after")
    def fits_its_kind(self) -> Self:
        """Tests go with code, a checklist with what a trainer watches."""
        if (self.kind in CODE) != bool(self.tests):
            raise ValueError(
                "Write “tests:”: they show the exercise is done."
                if self.kind in CODE
                else f"Take out “tests:”: they go with {', '.join(CODE)}."
            )
        if (self.checks or self.starter) and self.kind not in OFFICE:
            raise ValueError(f"Take out “checks:” and “starter:”: they go with {', '.join(OFFICE)}.")
        if self.checklist and self.kind not in OBSERVED:
            raise ValueError(f"Take out “checklist:”: it goes with {', '.join(OBSERVED)}.")
        if self.kind in OBSERVED and len(self.checklist) < 3:
            raise ValueError("Write “checklist:” with 3 to 8 things the trainer looks at.")
        ids = [criterion.id for criterion in self.checklist]
        if twice := next((one for one in ids if ids.count(one) > 1), None):
            raise ValueError(f"“{twice}” is written twice in “checklist”: change one id.")
        return self


@dataclass
class Practice:
    """The exercises of a module as they were read."""

    exercises: tuple[Exercise, ...] = ()
    sentences: list[tuple[str, int, str]] = field(default_factory=list)  # (file in the module, line, words)


def read_exercises(module: Folder) -> Practice:
    """The exercises of a module, in the order of their numbers; the faults are noted."""
    practice = Practice()
    folders = sorted(path for path in (module.path / "exercises").glob("[!._]*") if path.is_dir())
    read = [_exercise(module, path, practice) for path in folders]
    practice.exercises = tuple(exercise for exercise in read if exercise is not None)
    slugs = [path.name.partition("-")[2] for path in folders]
    for path, slug in zip(folders, slugs, strict=True):
        if slugs.count(slug) > 1:
            module.notes(f"exercises/{path.name}/exercise.yaml").fault(
                1, "Change the name of the folder: another exercise has the same."
            )
    return practice


def _exercise(module: Folder, path: Path, practice: Practice) -> Exercise | None:
    folder = module.inside(f"exercises/{path.name}")
    notes, name = folder.notes("exercise.yaml"), FOLDER.fullmatch(path.name)
    if name is None:
        notes.fault(1, _PLACE)
    located = read_yaml_file(folder, "exercise.yaml", "the settings of the exercise")
    source = located and check(ExerciseSource, located, (), notes)
    statement = read_statement(folder, practice)
    if not name or not located or not source:
        return None
    return Exercise(
        slug=name[2],
        number=int(name[1]),
        kind=source.kind,
        title=set_text(source.title, folder.language),
        minutes=source.minutes,
        statement_html=statement,
        hints=read_hints(folder, notes, located, practice),
        checklist=tuple(Criterion(c.id, set_text(c.text, folder.language)) for c in source.checklist),
        code=_code(folder, notes, located, source) if source.kind in CODE else None,
        checks=read_checks(source.kind, located, notes) if source.kind in OFFICE else (),
        starter=read_starter(folder, source.starter, located, notes),
        simulation=read_simulation(folder, source.kind),
    )


def read_statement(folder: Folder, practice: Practice, file: str = "statement.md") -> Markup:
    """What to do, rendered; its sentences go to `practice`."""
    text, notes = folder.read(file, "what to do"), folder.notes(file)
    if text is not None and not text.strip():
        notes.fault(1, "Write what to do: short sentences, one thing at a time.")
    page = folder.page(notes)
    html = render(text or "", page)
    name = f"exercises/{folder.path.name}/{file}"
    practice.sentences += [(name, line, words) for line, words in page.sentences]
    return html


def read_hints(
    folder: Folder, notes: Notebook, located: Located, practice: Practice, file: str = "exercise.yaml"
) -> tuple[Markup, ...]:
    """The hints, rendered; their sentences go to `practice`."""
    hints: list[Markup] = []
    for number, hint in enumerate(located.value.get("hints", ())):
        page = folder.page(notes, located.line(("hints", number)))
        hints.append(render_inline(hint, page))
        name = f"exercises/{folder.path.name}/{file}"
        practice.sentences += [(name, line, words) for line, words in page.sentences]
    return tuple(hints)


def _code(folder: Folder, notes: Notebook, located: Located, source: ExerciseSource) -> Code:
    end = CODE[source.kind]
    wrong = sorted(path for path in folder.path.glob(f"wrong-*.{end}"))
    if not wrong:
        notes.fault(1, "Add a file wrong-….%(end)s: a solution that a test refuses.", end=end)
    return Code(
        language=source.kind,
        starter=folder.read(f"starter.{end}", "what the learner finds") or "",
        reference=folder.read(f"reference.{end}", "a solution that passes every test") or "",
        wrong=tuple(
            Solution(path.stem.removeprefix("wrong-"), folder.read(path.name, "a solution to refuse") or "")
            for path in wrong
        ),
        schema=(folder.read("schema.sql", "the tables and their rows") or "") if end == "sql" else "",
        tests=tuple(
            test
            for number in range(len(source.tests))
            if (test := _test(source.kind, located, number, notes)) is not None
        ),
    )


def _test(language: str, located: Located, number: int, notes: Notebook) -> CodeTest | None:
    path, written, known = ("tests", number), located.value["tests"][number], TESTS[language]
    kind = next((known[word] for word in known if isinstance(written, dict) and word in written), None)
    if kind is None:
        sentence = "Write a test that holds one of %(words)s."
        notes.fault(located.line(path), sentence, words=", ".join(f"“{word}:”" for word in known))
        return None
    source = check(kind, located, path, notes)
    if source is None:
        return None
    plain = {name: value for name, value in written.items() if name != "says"}
    return CodeTest(json.dumps(plain, ensure_ascii=False), set_text(source.says, "fr"))
