"""Practical work as immutable values: what a learner does, and what shows that it is done."""

import json
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from lms.catalogue.simulators.values import Simulation

CODE = {"python": "py", "javascript": "js", "sql": "sql", "html": "html"}
"""The kinds of exercise where one writes code, and how their files end."""
OBSERVED = ("role-play", "project")
"""The kinds a trainer watches with a checklist."""
OTHERS = ("touch", "mail", "files", "portal", "phone", "browser", "passwords")
OFFICE = ("document", "spreadsheet", "slides")
KINDS = (*CODE, *OTHERS, *OFFICE, *OBSERVED)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing a trainer looks at. The id never changes once somebody was observed."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class CodeTest:
    """One test of what a learner wrote, as plain data."""

    written: str  # JSON: a mapping, as docs/auteurs.md describes it, without `says`
    says: str  # the first thing to look at when it does not hold

    @property
    def plain(self) -> dict[str, Any]:
        """The test as a new mapping."""
        found: dict[str, Any] = json.loads(self.written)
        return found


@dataclass(frozen=True, slots=True)
class Solution:
    """A solution its author keeps to prove the tests; `name` says what is not right yet in it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class OfficeCheck:
    """One thing looked at in an office document, as plain data."""

    name: str  # a key of office_checks.CHECKS[kind]
    written: str  # JSON: what the author wrote with what is usual filled in, without `check` and `says`
    says: str  # the next gesture, in the author's words; empty: ours

    @property
    def plain(self) -> dict[str, Any]:
        """What is asked, as a new mapping."""
        found: dict[str, Any] = json.loads(self.written)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """The files of an exercise where one writes code."""

    language: str  # a key of CODE
    starter: str
    reference: str  # passes every test; for trainers only
    wrong: tuple[Solution, ...]  # each fails a test
    schema: str  # SQL that makes the tables and rows; empty for other languages
    tests: tuple[CodeTest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One practical piece of work of a module. The slug never changes once learners have done it."""

    slug: str
    number: int
    kind: str
    title: str
    minutes: int
    statement_html: Markup
    hints: tuple[Markup, ...]  # from light to strong
    checklist: tuple[Criterion, ...]  # what the trainer ticks
    code: Code | None
    checks: tuple[OfficeCheck, ...] = ()  # of an office document
    starter: str = ""  # the name of the file one begins with, beside exercise.yaml
    language: str = "fr"
    simulation: Simulation | None = None

    @property
    def graded(self) -> bool:
        """Whether the machine grades it, by what its author wrote."""
        return self.code is not None or bool(self.checks) or self.simulation is not None

    def criterion(self, criterion_id: str) -> Criterion | None:
        """The criterion of that id, or none."""
        return next((criterion for criterion in self.checklist if criterion.id == criterion_id), None)
