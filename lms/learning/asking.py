"""How a question is shown: its parts in the order drawn, what was chosen before, an answer in words."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from lms.catalogue.values import Question
from lms.learning import grading
from lms.learning.grading.kind import Shown


def shown_parts(question: Question, order: Sequence[str], typed: Mapping[str, Sequence[str]]) -> list[Shown]:
    """The parts of `question` in `order`, with what was `typed` in a form that was not taken.

    To show an answer that was given: `typed` is then `grading.fields(question, given)`.
    """
    return grading.show(question, order, typed)


def words_of(question: Question, given: Sequence[str]) -> list[Markup]:
    """The words of an answer; parts the question no longer has are left out."""
    return grading.words(question, given)
