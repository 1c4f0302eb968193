"""What the quiz must know of a kind of question: how to draw, show, read, check, mark and tell it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Generic, Protocol, TypeVar

from markupsafe import Markup

from lms.catalogue.values import Question

Fields = Mapping[str, Sequence[str]]
"""What a form sent: each name with its values, in order."""

ANSWER = "answer"
"""Name of the field, or beginning of the names of the fields, that hold an answer."""

LONGEST = 200
"""Characters of an answer that is typed; more is no answer."""

NOTHING = Markup()

Asked = TypeVar("Asked", bound=Question)


class Part(Protocol):
    """Something of a question that is drawn with it."""

    @property
    def id(self) -> str:
        """It never changes once learners have answered."""

    @property
    def html(self) -> Markup:
        """Its words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A part as it stands on the page; `chosen`, `place` and `typed` are what was answered before."""

    key: str
    label: Markup
    chosen: bool = False
    place: int = 0
    typed: str = ""
    choices: tuple["Shown", ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What we say about one part of an answer."""

    tone: str  # good: found; care: not yet; tell: what could have been answered
    words: Markup
    feedback: Markup = NOTHING
    given: Markup = NOTHING  # what was answered in its place


class Kind(ABC, Generic[Asked]):
    """One kind of question, as pure functions of the question and of what was given.

    `given` is always a list of texts, as kept with an attempt. `mark`, `words` and `remarks` never fail on
    texts they do not know: the question may have been corrected since.
    """

    @abstractmethod
    def parts(self, asked: Asked) -> Sequence[Part]:
        """What is drawn with it: the parts that are shuffled, or that an attempt counts on."""

    def shuffled(self, asked: Asked, chance: Random) -> list[str]:
        """The ids of its parts in the order they will be shown."""
        ids = [part.id for part in self.parts(asked)]
        chance.shuffle(ids)
        return ids

    @abstractmethod
    def show(self, asked: Asked, order: Sequence[str], typed: Fields) -> list[Shown]:
        """Its parts in the order drawn, with what was `typed` in a form that was not taken."""

    @abstractmethod
    def read(self, asked: Asked, fields: Fields) -> list[str]:
        """The answer in the fields of a form; may be wrong in form: `objection` says."""

    @abstractmethod
    def fields(self, asked: Asked, given: Sequence[str]) -> dict[str, list[str]]:
        """The fields a form sends for `given`: what `read` reads back."""

    @abstractmethod
    def objection(self, asked: Asked, given: Sequence[str]) -> str | None:
        """Why this cannot be taken as an answer, in words; none when it can."""

    @abstractmethod
    def mark(self, asked: Asked, given: Sequence[str]) -> float:
        """The credit it earns, from 0 to 1."""

    @abstractmethod
    def right(self, asked: Asked) -> tuple[str, ...]:
        """The answer that earns it all."""

    @abstractmethod
    def words(self, asked: Asked, given: Sequence[str]) -> list[Markup]:
        """An answer in words; parts the question no longer has are left out."""

    @abstractmethod
    def remarks(self, asked: Asked, given: Sequence[str]) -> list[Remark]:
        """What was found, what was not, and what is right."""


def tidy(typed: str) -> str:
    """What was typed, its blanks tidied; what is far too long for an answer stays so, and costs nothing."""
    return " ".join(typed.split()) if len(typed) <= 5 * LONGEST else typed[: LONGEST + 1]


def share(right: int, wrong: int, whole: int) -> float:
    """What is right less what is wrong, as a share of the `whole`; never below 0."""
    return max(0.0, (right - wrong) / whole)
