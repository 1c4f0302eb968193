"""An answer given before, as the fields of a form: to show it again where it may be changed."""

from collections.abc import Sequence

from lms.catalogue.values import Question
from lms.learning.grading.kind import ANSWER, Fields


def fields_of(question: Question, given: Sequence[str]) -> Fields:
    """The fields that `grading.read` reads as `given`."""
    if question.kind == "ordering":
        return {f"{ANSWER}-{item}": [str(place)] for place, item in enumerate(given, 1)}
    return {ANSWER: list(given)}
