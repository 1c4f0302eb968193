"""Short text: a few words to type."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from lms.catalogue.checking import Source, Text
from lms.catalogue.kinds.asked import AskedSource, Pen
from lms.catalogue.questions import Near, ShortText

Words = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class NearTextSource(Source):
    """Likely words that are not right, and what we say to them."""

    text: Words
    feedback: Text


class ShortTextSource(AskedSource):
    """What an author writes for a few words to type; any of the answers is right."""

    kind: Literal["short-text"]
    answers: Annotated[tuple[Words, ...], Field(min_length=1, max_length=10)]
    near: Annotated[tuple[NearTextSource, ...], Field(max_length=8)] = ()
    otherwise: Text

    def question(self, pen: Pen) -> ShortText:
        """The question as a value."""
        right = {answer.casefold() for answer in self.answers}
        for number, near in enumerate(self.near):
            if near.text.casefold() in right:
                pen.fault(("near", number), "Change “%(text)s”: it is one of the answers.", text=near.text)
        for number, answer in enumerate(self.answers):
            if not any(sign.isalnum() for sign in answer):
                pen.fault(("answers", number), "Write letters or digits: signs alone cannot be compared.")
        return ShortText(
            **self.common(pen),
            answers=tuple(pen.plain(answer) for answer in self.answers),
            near=tuple(
                Near(near.text, pen.feedback(("near", number), near.feedback))
                for number, near in enumerate(self.near)
            ),
            otherwise_html=pen.inline(("otherwise",), self.otherwise),
        )
