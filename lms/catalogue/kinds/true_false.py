"""True or false: a sentence to judge."""

from typing import Literal

from markupsafe import escape

from lms.catalogue.checking import Text
from lms.catalogue.kinds.asked import AskedSource, Pen
from lms.catalogue.questions import TrueFalse
from lms.catalogue.values import Option

WORDS = {"fr": ("Vrai", "Pas vrai"), "en": ("True", "Not true")}
"""The two answers in the language of the course; "faux" is a word that discourages."""


class TrueFalseSource(AskedSource):
    """What an author writes for a sentence to judge; the feedback is for whoever judged so."""

    kind: Literal["true-false"]
    right: bool
    if_true: Text
    if_false: Text

    def question(self, pen: Pen) -> TrueFalse:
        """The question as a value."""
        yes, no = (escape(word) for word in WORDS.get(pen.language, WORDS["fr"]))
        options = (
            Option("true", yes, pen.inline(("if_true",), self.if_true)),
            Option("false", no, pen.inline(("if_false",), self.if_false)),
        )
        return TrueFalse(**self.common(pen), options=options, right="true" if self.right else "false")
