"""What the quiz must know of a kind of question: how to shuffle, read, check and mark it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lms.catalogue.values import Item, Option

Fields = Mapping[str, Sequence[str]]
"""What a form sent: each name with its values, in order."""

ANSWER = "answer"
"""Name of the field, or beginning of the names of the fields, that hold an answer."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of question, as pure functions of the question and of what was given.

    `given` is always a list of ids of parts. `mark` gives a credit from 0 to 1 and never fails on ids it
    does not know: they are worth nothing.
    """

    parts: Callable[[Any], tuple[Option, ...] | tuple[Item, ...]]
    """The parts that are shown, shuffled, to the learner."""
    read: Callable[[Any, Fields], list[str]]
    """The answer in the fields of a form; may be wrong in form: `objection` says."""
    objection: Callable[[Any, Sequence[str]], str | None]
    """Why this cannot be taken as an answer, in words; none when it can."""
    mark: Callable[[Any, Sequence[str]], float]
    """The credit it earns."""
    right: Callable[[Any], tuple[str, ...]]
    """The answer that earns it all."""


def share(right: int, wrong: int, whole: int) -> float:
    """What is right less what is wrong, as a share of the `whole`; never below 0."""
    return max(0.0, (right - wrong) / whole)
