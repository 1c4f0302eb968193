"""Code as a kind of work: Python, JavaScript, SQL and pages, run by the confined worker."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lms.catalogue.practice import CODE, Code, Exercise
from lms.core.errors import Refused
from lms.i18n import _
from lms.learning.grading import code as grading
from lms.learning.practice.verdicts import Verdict
from lms.learning.practice.work import Sent, clean
from lms.sandbox import confined


@dataclass(frozen=True, slots=True)
class CodeKind:
    """Exercises where one writes code."""

    kinds: frozenset[str] = frozenset(CODE)
    template: str = "code"
    upload: bool = False

    def closed(self) -> bool:
        """Whether code cannot be run safely here."""
        return confined.available() is not None

    def prepare(self, exercise: Exercise, seed: str) -> Mapping[str, Any]:  # noqa: ARG002  # the same for all
        """What its page needs: whether the program reads from the keyboard."""
        code = _code(exercise)
        lines = [test.plain.get("input") for test in code.tests]
        typed = next((line for line in lines if line), None)
        return {"language": code.language, "reads": typed is not None, "typed": "\n".join(typed or ())}

    def run(self, exercise: Exercise, sent: Sent) -> Mapping[str, Any] | None:
        """What the code prints or gives, not marked; a page is looked at instead."""
        code = _code(exercise)
        if code.language == "html":
            return {"preview": True}
        _not_empty(sent)
        outcome = confined.run(grading.run_of(code, sent.text, sent.typed, sent.whom))
        shown: dict[str, Any] = clean(grading.told_run(code, sent.text, outcome))
        return shown

    def grade(self, exercise: Exercise, sent: Sent) -> Verdict:
        """The verdict on the code."""
        code = _code(exercise)
        _not_empty(sent)
        return grading.verdict(code, sent.text, confined.run(grading.job_for(code, sent.text, sent.whom)))

    def prove(self, exercise: Exercise) -> Iterator[tuple[str, str]]:
        """The solutions its author keeps: the reference passes, the wrong ones do not, nor does the start."""
        code = _code(exercise)
        end = CODE[code.language]
        verdict = _of(code, code.reference)
        if not verdict.done:
            yield f"reference.{end}", f"This solution must pass every test. {verdict.first}"
        for name, text in _refused(code):
            if _of(code, text).done:
                yield f"{name}.{end}", "A test must refuse this: it passes them all."


def _of(code: Code, source: str) -> Verdict:
    return grading.verdict(code, source, confined.run(grading.job_for(code, source)))


def _refused(code: Code) -> list[tuple[str, str]]:
    """What must not pass: the wrong solutions and what the learner begins with."""
    return [*((f"wrong-{wrong.name}", wrong.text) for wrong in code.wrong), ("starter", code.starter)]


def _code(exercise: Exercise) -> Code:
    if exercise.code is None:
        raise LookupError("an exercise of code has code")
    return exercise.code


def _not_empty(sent: Sent) -> None:
    if not sent.text.strip():
        raise Refused(_("Write something first, then try again."), "text")


CODE_KIND = CodeKind()
