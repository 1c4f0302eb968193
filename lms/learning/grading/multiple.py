"""Multiple choice: each right option adds, each wrong one takes away."""

from collections.abc import Sequence

from lms.catalogue.values import MultipleChoice, Option
from lms.i18n import _
from lms.learning.grading.kind import ANSWER, Fields, Kind, share


def parts(question: MultipleChoice) -> tuple[Option, ...]:
    """Its options."""
    return question.options


def read(_question: MultipleChoice, fields: Fields) -> list[str]:
    """The options that were chosen, each once."""
    return list(dict.fromkeys(fields.get(ANSWER, ())))


def objection(question: MultipleChoice, given: Sequence[str]) -> str | None:
    """One option or more must be chosen, and all be options of this question."""
    if not given:
        return _("Choose one answer or more, then press the button.")
    if any(question.option(option_id) is None for option_id in given):
        return _("This answer is not one of those offered. Choose again.")
    return None


def mark(question: MultipleChoice, given: Sequence[str]) -> float:
    """Right options chosen less wrong ones, as a share of the right ones."""
    chosen = set(given)
    found = len(chosen & question.right)
    return share(found, len(chosen) - found, len(question.right))


def right(question: MultipleChoice) -> tuple[str, ...]:
    """The right options, as the author wrote them."""
    return tuple(option.id for option in question.options if option.id in question.right)


KIND = Kind(parts=parts, read=read, objection=objection, mark=mark, right=right)
