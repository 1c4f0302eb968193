"""What an author writes for an option, in the kinds of question where one chooses."""

from lms.catalogue.checking import Identifier, Source, Text
from lms.catalogue.kinds.asked import Pen
from lms.catalogue.values import Option


class OptionSource(Source):
    """One thing to choose; `feedback` teaches whoever chose it."""

    id: Identifier
    text: Text
    right: bool = False
    feedback: Text


def options(sources: tuple[OptionSource, ...], pen: Pen) -> tuple[Option, ...]:
    """The options as values."""
    return tuple(
        Option(
            source.id,
            pen.inline(("options", number, "text"), source.text),
            pen.inline(("options", number, "feedback"), source.feedback),
        )
        for number, source in enumerate(sources)
    )
