"""Kinds where one chooses among options: each right one adds, each other one takes away."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Protocol

from markupsafe import Markup

from lms.i18n import _
from lms.learning.grading.kind import ANSWER, NOTHING, Asked, Fields, Kind, Part, Remark, Shown, share


class Choice(Part, Protocol):
    """A part that can be chosen."""

    @property
    def feedback_html(self) -> Markup:
        """What we say to whoever chose it."""


class Choosing(Kind[Asked]):
    """`given` is the ids of the options chosen."""

    @abstractmethod
    def parts(self, asked: Asked) -> Sequence[Choice]:
        """Its options."""

    @abstractmethod
    def wanted(self, asked: Asked) -> frozenset[str]:
        """The right options."""

    @abstractmethod
    def takes_several(self, asked: Asked) -> bool:
        """Whether more than one may be chosen."""

    def show(self, asked: Asked, order: Sequence[str], typed: Fields) -> list[Shown]:
        """The options as they were drawn."""
        labels = {part.id: part.html for part in self.parts(asked)}
        chosen = typed.get(ANSWER, ())
        return [Shown(part, labels[part], part in chosen) for part in order]

    def read(self, _asked: Asked, fields: Fields) -> list[str]:
        """The options that were chosen, each once."""
        return list(dict.fromkeys(fields.get(ANSWER, ())))

    def fields(self, _asked: Asked, given: Sequence[str]) -> dict[str, list[str]]:
        """One field, with a value for each option."""
        return {ANSWER: list(given)}

    def objection(self, asked: Asked, given: Sequence[str]) -> str | None:
        """One option must be chosen, or one and more, and all be options of this question."""
        several = self.takes_several(asked)
        if not given and several:
            return _("Choose one answer or more, then press the button.")
        if not given:
            return _("Choose an answer, then press the button.")
        known = {part.id for part in self.parts(asked)}
        if not known.issuperset(given) or (len(given) > 1 and not several):
            return _("This answer is not one of those offered. Choose again.")
        return None

    def mark(self, asked: Asked, given: Sequence[str]) -> float:
        """Right options chosen less the others, as a share of the right ones."""
        chosen, wanted = set(given), self.wanted(asked)
        found = len(chosen & wanted)
        return share(found, len(chosen) - found, len(wanted))

    def right(self, asked: Asked) -> tuple[str, ...]:
        """The right options, as the author wrote them."""
        wanted = self.wanted(asked)
        return tuple(part.id for part in self.parts(asked) if part.id in wanted)

    def words(self, asked: Asked, given: Sequence[str]) -> list[Markup]:
        """The words of the options chosen."""
        labels = {part.id: part.html for part in self.parts(asked)}
        return [labels[part] for part in given if part in labels]

    def remarks(self, asked: Asked, given: Sequence[str]) -> list[Remark]:
        """The options chosen, each with its feedback; then the right ones that were not."""
        wanted, parts = self.wanted(asked), self.parts(asked)
        several = self.takes_several(asked)
        chosen = [
            Remark("good" if part.id in wanted else "care", part.html, part.feedback_html)
            for part in parts
            if part.id in given
        ]
        missed = [part for part in parts if part.id in wanted and part.id not in given]
        return chosen + [
            Remark("tell", part.html, part.feedback_html if several else NOTHING) for part in missed
        ]
