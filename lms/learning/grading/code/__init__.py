"""The verdict on code: what the confined worker tells, held against what the author expects.

The worker is asked without the expected values (`job_for`) and returns facts; they are compared here.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from lms.catalogue.practice import Code, CodeTest
from lms.i18n import _, ngettext
from lms.learning.grading.code import errors
from lms.learning.grading.code.holding import holds
from lms.learning.grading.code.telling import beside, says
from lms.learning.practice.verdicts import Criterion, Line, Verdict
from lms.sandbox.asking import GRADER_OF, asks_of
from lms.sandbox.confined import Answer, Error, Job, Outcome

TAKE_CARE = 20
"""Tests whose printed output is kept with a verdict."""


def job_for(code: Code, source: str, whom: str = "") -> Job:
    """The job that tells what `source` does: one ask for each test, and never what is expected."""
    return Job(
        grader=GRADER_OF[code.language],
        source=source,
        asks=asks_of(code.language, [test.plain for test in code.tests]),
        beside={"schema": code.schema} if code.schema else {},
        whom=whom,
    )


def run_of(code: Code, source: str, typed: str = "", whom: str = "") -> Job:
    """The job that shows what `source` does once, not marked."""
    ask: dict[str, Any] = (
        {"last": True} if code.language == "sql" else {"run": True, "input": typed.splitlines()}
    )
    beside_it = {"schema": code.schema} if code.schema else {}
    return Job(grader=GRADER_OF[code.language], source=source, asks=(ask,), beside=beside_it, whom=whom)


def verdict(code: Code, source: str, outcome: Outcome) -> Verdict:
    """What to say of `source`, of which the worker tells `outcome`."""
    tests = [test.plain for test in code.tests]
    held = [holds(test, outcome.answer(number)) for number, test in enumerate(tests)]
    if outcome.error is not None and outcome.status == "done":  # it cannot be read at all
        held = [False] * len(held)
    criteria = tuple(
        Criterion(test_id(test), met, says(test, code.language))
        for test, met in zip(code.tests, held, strict=True)
    )
    found = _first_thing(code, source, outcome, held)
    return Verdict(criteria=criteria, works=_what_works(criteria), facts=_facts(outcome), **found)


def test_id(test: CodeTest) -> str:
    """The same for the same test in every version of its exercise."""
    return hashlib.sha256(test.written.encode()).hexdigest()[:10]


test_id.__test__ = False  # type: ignore[attr-defined]  # its name begins as those that pytest collects


def _first_thing(code: Code, source: str, outcome: Outcome, held: list[bool]) -> dict[str, Any]:
    """The one thing to look at: an error before all else, then the first test that does not hold."""
    if outcome.error is not None and outcome.status == "done":
        return _about_error(outcome.error, code.language, source)
    missed = next((number for number, met in enumerate(held) if not met), None)
    if missed is None:
        return {}
    answer = outcome.answer(missed)
    if answer is None:
        return _about_end(outcome, source)
    test = code.tests[missed]
    if answer.error is not None and "raises" not in test.plain:
        found = _about_error(answer.error, code.language, source)
        return found | {"beside": beside(test.plain, answer, code.language)}
    return {"first": says(test, code.language), "beside": beside(test.plain, answer, code.language)}


def _about_error(error: Error, language: str, source: str) -> dict[str, Any]:
    told = errors.said(error, language)
    return {"first": told.sentence, "line": line_of(source, told.line)}


def _about_end(outcome: Outcome, source: str) -> dict[str, Any]:
    """A program cut short; where it could tell its own error, that says more."""
    if outcome.status == "done":
        return {"first": errors.cut_short("stopped")}
    line = outcome.error.line if outcome.error else None
    return {"first": errors.cut_short(outcome.status), "line": line_of(source, line)}


def line_of(source: str, number: int | None) -> Line | None:
    """The learner's own line of that number, from 1."""
    lines = source.splitlines()
    if number is None or not 1 <= number <= len(lines):
        return None
    return Line(number, lines[number - 1][:200])


def _what_works(criteria: tuple[Criterion, ...]) -> str:
    met = sum(criterion.met for criterion in criteria)
    if met == 0:
        return ""
    if met == len(criteria):
        return _("Your code does all that is asked.")
    return ngettext(
        "%(n)s thing of %(all)s is right already.",
        "%(n)s things of %(all)s are right already.",
        met,
        all=len(criteria),
    )


def _facts(outcome: Outcome) -> Mapping[str, Any]:
    """What a trainer may want to see: how it ended, and what was printed."""
    printed = [answer.printed for answer in outcome.answers[:TAKE_CARE] if answer.printed]
    return {"status": outcome.status, "printed": list(dict.fromkeys(printed))[:5]}


def told_run(code: Code, source: str, outcome: Outcome) -> dict[str, Any]:
    """What a run shows: what was printed or the rows, and its error in words."""
    answer = outcome.answer(0) or Answer()
    problem = outcome.error if outcome.status == "done" and outcome.error else answer.error
    told: dict[str, Any] = {"printed": answer.printed, "rows": _rows(answer), "first": "", "line": None}
    if problem is not None:
        return told | _about_error(problem, code.language, source)
    return told | _about_end(outcome, source) if outcome.status != "done" else told


def _rows(answer: Answer) -> list[list[Any]] | None:
    found = answer.value.plain if answer.value and answer.value.type == "rows" else None
    return [list(row) for row in found] if isinstance(found, list | tuple) else None
