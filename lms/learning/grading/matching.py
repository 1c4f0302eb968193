"""Matching: each left goes with one right, chosen from the same list."""

from collections.abc import Sequence

from lms.catalogue import questions
from lms.catalogue.values import Item
from lms.learning.grading.placing import Line, Placing


class Matching(Placing[questions.Matching]):
    """The rights are shuffled; the lefts stand as the author wrote them."""

    def parts(self, asked: questions.Matching) -> tuple[Item, ...]:
        """Its rights, those that go with nothing too."""
        return (*(Item(pair.id, pair.right_html) for pair in asked.pairs), *asked.distractors)

    def lines(self, asked: questions.Matching, order: Sequence[str] = ()) -> list[Line]:
        """Its lefts, each offering every right."""
        rights = {part.id: part.html for part in self.parts(asked)}
        choices = tuple((name, rights[name]) for name in order or rights)
        return [
            Line(pair.id, pair.left_html, (pair.id,), choices, pair.feedback_html) for pair in asked.pairs
        ]
