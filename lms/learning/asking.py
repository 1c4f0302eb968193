"""How a question is shown: its parts in the order drawn, and what was chosen before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lms.catalogue.values import Question
from lms.learning import grading
from lms.learning.grading.kind import ANSWER


@dataclass(frozen=True, slots=True)
class Shown:
    """A part as it stands on the page. `key`, `label` and `place` are what the ordering macro reads."""

    key: str
    label: Markup
    chosen: bool
    place: int


def shown_parts(question: Question, order: Sequence[str], typed: Mapping[str, Sequence[str]]) -> list[Shown]:
    """The parts of `question` in `order`, with what was `typed` in a form that was not taken."""
    labels = {part.id: part.html for part in grading.parts(question)}
    chosen = typed.get(ANSWER, ())
    return [
        Shown(part, labels[part], part in chosen, _place(typed.get(f"{ANSWER}-{part}", ()), number))
        for number, part in enumerate(order, 1)
    ]


def _place(typed: Sequence[str], otherwise: int) -> int:
    return int(typed[0]) if typed and typed[0].isdecimal() else otherwise


def words_of(question: Question, given: Sequence[str]) -> list[Markup]:
    """The words of an answer; parts the question no longer has are left out."""
    labels = {part.id: part.html for part in grading.parts(question)}
    return [labels[part] for part in given if part in labels]
