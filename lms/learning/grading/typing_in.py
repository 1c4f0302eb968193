"""Kinds where one types an answer into one field: all of it right, or none."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar

from markupsafe import Markup, escape

from lms.catalogue.questions import Near, Numeric, ShortText
from lms.catalogue.values import Item
from lms.i18n import _
from lms.learning.grading.kind import ANSWER, LONGEST, Fields, Kind, Remark, Shown, tidy

Typed = TypeVar("Typed", Numeric, ShortText)


class TypingIn(Kind[Typed]):
    """`given` holds what was typed."""

    @abstractmethod
    def is_right(self, asked: Typed, text: str) -> bool:
        """Whether `text` is an answer."""

    @abstractmethod
    def is_near(self, asked: Typed, text: str, near: Near) -> bool:
        """Whether `text` is that likely answer, which is not right."""

    def praise(self, _asked: Typed, words: Markup) -> Remark:
        """What we say to a right answer."""
        return Remark("good", words)

    def unit(self, _asked: Typed) -> str:
        """What stands after the field."""
        return ""

    def parts(self, _asked: Typed) -> tuple[Item, ...]:
        """Nothing is drawn: there is one field."""
        return ()

    def show(self, asked: Typed, _order: Sequence[str], typed: Fields) -> list[Shown]:
        """The field, with its unit."""
        return [Shown(ANSWER, escape(self.unit(asked)), typed="".join(_read(typed)[:1])[:LONGEST])]

    def read(self, _asked: Typed, fields: Fields) -> list[str]:
        """What was typed, blanks tidied."""
        return _read(fields)

    def fields(self, _asked: Typed, given: Sequence[str]) -> dict[str, list[str]]:
        """One field."""
        return {ANSWER: list(given)}

    def objection(self, _asked: Typed, given: Sequence[str]) -> str | None:
        """One answer, not too long."""
        if len(given) != 1 or not given[0]:
            return _("Write your answer, then press the button.")
        if len(given[0]) > LONGEST:
            return _("This answer is too long: %(most)s characters are enough.", most=LONGEST)
        return None

    def mark(self, asked: Typed, given: Sequence[str]) -> float:
        """1 for a right answer, else 0."""
        return 1.0 if len(given) == 1 and self.is_right(asked, given[0]) else 0.0

    def words(self, _asked: Typed, given: Sequence[str]) -> list[Markup]:
        """What was typed."""
        return [escape(text) for text in given]

    def remarks(self, asked: Typed, given: Sequence[str]) -> list[Remark]:
        """What was typed; where it is not right, what we say to it and what is."""
        words = Markup(" ").join(self.words(asked, given))
        if self.mark(asked, given) == 1:
            return [self.praise(asked, words)]
        near = (near for near in asked.near for text in given if self.is_near(asked, text, near))
        said = next((each.feedback_html for each in near), asked.otherwise_html)
        return [Remark("care", words, said), Remark("tell", *self.words(asked, self.right(asked)))]


def _read(fields: Fields) -> list[str]:
    return list(dict.fromkeys(text for value in fields.get(ANSWER, ()) if (text := tidy(value))))
