"""What came of reading the questions of another platform: ours, and what could not come, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lms.catalogue.values import Question


class NotCarried(Exception):  # it says why, to whoever reads the list
    """A question that we cannot hold, and what to do instead, as a sentence."""


@dataclass(frozen=True, order=True)
class Remark:
    """Something to know about a question, and the line of the file where it stands."""

    line: int
    about: str  # its title, or its first words
    sentence: str

    def __str__(self) -> str:
        return (
            f"{self.line}: {self.about}: {self.sentence}" if self.about else f"{self.line}: {self.sentence}"
        )


@dataclass(frozen=True)
class Brought:
    """A question that came: as it is written in questions.yaml, and as it is asked."""

    line: int
    written: Mapping[str, Any]
    question: Question
    notes: tuple[str, ...]  # what its author should look at


@dataclass(frozen=True)
class Carried:
    """All that came of one file."""

    questions: tuple[Brought, ...]
    left_out: tuple[Remark, ...]
    drawings: Mapping[str, bytes]  # by the name of their file
    language: str


@dataclass
class Draft:
    """What every question has, as another platform wrote it and in our words."""

    line: int
    title: str
    prompt: str
    explanation: str = ""
    hint: str = ""
    tags: list[str] = field(default_factory=list)
    picture: tuple[str, str] | None = None  # (file, description)
    notes: list[str] = field(default_factory=list)
    place: str = ""  # its file, in a package

    def note(self, sentence: str) -> None:
        """Tell the author, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)


def neutral(language: str) -> "Neutral":
    """Words that stand where an author wrote none, in the language of the course."""
    return NEUTRAL.get(language, NEUTRAL["fr"])


@dataclass(frozen=True)
class Neutral:
    """Words that say nothing wrong until somebody writes better ones."""

    right: str
    other: str
    explanation: str
    complete: str
    picture: str


NEUTRAL = {
    "fr": Neutral(
        "Oui.",
        "Pas encore.",
        "Regardez la bonne réponse, puis essayez encore.",
        "Complétez la phrase.",
        "Un dessin à décrire.",
    ),
    "en": Neutral(
        "Yes.",
        "Not yet.",
        "Look at the right answer, then try again.",
        "Complete the sentence.",
        "A drawing to describe.",
    ),
}
