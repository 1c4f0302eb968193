"""Office documents as a kind of work: the confined worker tells what is in the file; we judge here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lms.catalogue.practice import OFFICE, Exercise
from lms.core.errors import Refused
from lms.i18n import _
from lms.learning.grading import office as grading
from lms.learning.grading.office.refusing import REFUSALS
from lms.learning.practice.verdicts import Verdict
from lms.learning.practice.work import Sent, clean
from lms.sandbox import confined

LARGEST = 5 * 1024 * 1024
"""Bytes of a file; the largest starter has 4 kB."""
ENDINGS = {"document": ".odt,.docx", "spreadsheet": ".ods,.xlsx", "slides": ".odp,.pptx"}


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """Exercises where one sends a text, a spreadsheet or slides."""

    kinds: frozenset[str] = frozenset(OFFICE)
    template: str = "office"
    upload: bool = True

    def closed(self) -> bool:
        """Whether documents cannot be looked at safely here."""
        return confined.available() is not None

    def prepare(self, exercise: Exercise, seed: str) -> Mapping[str, Any]:  # noqa: ARG002  # the same for all
        """What its page needs: which files are taken."""
        return {"accept": ENDINGS[exercise.kind]}

    def run(self, exercise: Exercise, sent: Sent) -> None:  # noqa: ARG002  # there is nothing to run
        """Nothing: a document is only looked at."""
        return

    def grade(self, exercise: Exercise, sent: Sent) -> Verdict:
        """The verdict on the file."""
        if not sent.file:
            raise Refused(_("Choose the file you saved, then send it."), "file")
        if len(sent.file) > LARGEST:
            raise Refused(
                _("This file is larger than 5 MB. Make its pictures smaller, then send it."), "file"
            )
        outcome = confined.run(confined.Job(grader="office", source=sent.file, whom=sent.whom))
        if outcome.status != "done" or outcome.facts is None:
            code = "too-large" if outcome.status in ("too_much_memory", "too_much_output") else "too-slow"
            raise Refused(str(REFUSALS[code]), "file")
        return grading.verdict(exercise.kind, exercise.checks, clean(outcome.facts))


OFFICE_KIND = OfficeKind()
