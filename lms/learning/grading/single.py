"""Single choice: one option is right, all of it or nothing."""

from collections.abc import Sequence

from lms.catalogue.values import Option, SingleChoice
from lms.i18n import _
from lms.learning.grading.kind import ANSWER, Fields, Kind


def parts(question: SingleChoice) -> tuple[Option, ...]:
    """Its options."""
    return question.options


def read(_question: SingleChoice, fields: Fields) -> list[str]:
    """The option that was chosen."""
    return list(fields.get(ANSWER, ()))


def objection(question: SingleChoice, given: Sequence[str]) -> str | None:
    """Exactly one of the options must be chosen."""
    if not given:
        return _("Choose an answer, then press the button.")
    if len(given) > 1 or question.option(given[0]) is None:
        return _("This answer is not one of those offered. Choose again.")
    return None


def mark(question: SingleChoice, given: Sequence[str]) -> float:
    """1 for the right option alone, else 0."""
    return 1.0 if list(given) == [question.right] else 0.0


def right(question: SingleChoice) -> tuple[str, ...]:
    """The right option."""
    return (question.right,)


KIND = Kind(parts=parts, read=read, objection=objection, mark=mark, right=right)
