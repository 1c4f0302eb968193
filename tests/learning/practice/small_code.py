"""A small exercise of code, and what the confined worker would say of it, without running it."""

from dataclasses import replace
from typing import Any

from markupsafe import Markup

from lms.catalogue.practice import Code, CodeTest, Exercise, Solution
from lms.sandbox.work import Answer, Error, Job, Outcome, Value

SMALL_CODE = Code(
    language="python",
    starter="def double(n):\n    return n\n",
    reference="def double(n):\n    return 2 * n\n",
    wrong=(Solution("sans-multiplier", "def double(n):\n    return n\n"),),
    schema="",
    tests=(
        CodeTest('{"call": "double(3)", "gives": 6}', "3 deux fois font 6."),
        CodeTest('{"call": "double(0)", "gives": 0}', ""),
        CodeTest('{"uses": "return"}', "La fonction rend une valeur."),
    ),
)
DOUBLE = Exercise(
    slug="le-double",
    number=1,
    kind="python",
    title="Le double",
    minutes=10,
    statement_html=Markup("<p>Écrivez double.</p>"),
    hints=(Markup("Deux fois."), Markup("<code>2 * n</code>")),
    checklist=(),
    code=SMALL_CODE,
)


def exercise(**changed: Any) -> Exercise:
    """The exercise, changed."""
    return replace(DOUBLE, **changed)


class Worker:
    """Stands in for the confined worker: knows the few programs these tests send, and keeps the jobs."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self.closed: str | None = None
        self.refusal: Exception | None = None

    def run(self, job: Job) -> Outcome:
        """What came of a job."""
        self.jobs.append(job)
        if self.refusal is not None:
            raise self.refusal
        source = str(job.source)
        if "endless" in source:
            return Outcome(status="too_long")
        if "retrun" in source:
            return Outcome(status="done", error=Error("SyntaxError", "invalid syntax", 2))
        factor = 2 if "2 *" in source else 1
        return Outcome(status="done", answers=tuple(_answer(ask, factor) for ask in job.asks))

    def available(self) -> str | None:
        """Why it cannot be used."""
        return self.closed


def _answer(ask: dict[str, Any], factor: int) -> Answer:
    if "words" in ask:
        return Answer(Value("list", parts=(Value("str", "return"), Value("str", "def"))))
    if "call" in ask:
        return Answer(Value("int", factor * int(ask["call"][7:-1])))
    return Answer(printed=f"\x1b[1mdouble {factor}\x00\n<script>")
