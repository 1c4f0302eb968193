"""Matching: each thing on the left goes with one on the right."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from lms.catalogue.checking import Identifier, Source, Text
from lms.catalogue.kinds.asked import AskedSource, Pen, refuse_doubles
from lms.catalogue.questions import Matching, Pair
from lms.catalogue.values import Item


class PairSource(Source):
    """Two things that go together."""

    id: Identifier
    left: Text
    right: Text
    feedback: str = ""


class MatchingSource(AskedSource):
    """What an author writes for a matching; the distractors go with nothing."""

    kind: Literal["matching"]
    pairs: Annotated[tuple[PairSource, ...], Field(min_length=3, max_length=8)]
    distractors: Annotated[tuple[Text, ...], Field(max_length=4)] = ()

    @model_validator(mode="after")
    def distinct(self) -> Self:
        """No two lefts and no two rights are the same: nobody could say which goes where."""
        refuse_doubles(self.pairs, "left", "right")
        rights = [pair.right for pair in self.pairs]
        for number, word in enumerate(self.distractors):
            if word in (*rights, *self.distractors[:number]):
                raise ValueError(f"“{word}” is written twice in this question: change one.")
        return self

    def question(self, pen: Pen) -> Matching:
        """The question as a value."""
        return Matching(
            **self.common(pen),
            pairs=tuple(self._pair(pen, number, pair) for number, pair in enumerate(self.pairs)),
            distractors=tuple(
                Item(f"{number}.", pen.inline(("distractors", number - 1), word))
                for number, word in enumerate(self.distractors, 1)
            ),
        )

    def _pair(self, pen: Pen, number: int, pair: PairSource) -> Pair:
        path = ("pairs", number)
        return Pair(
            pair.id,
            pen.inline((*path, "left"), pair.left),
            pen.inline((*path, "right"), pair.right),
            pen.feedback(path, pair.feedback),
        )
