"""What an author writes for one check of an office document: one class a check, found by its name."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from lms.catalogue.office_source import CheckSource, Length, Level, Many, Words
from lms.catalogue.sheet_checks import SPREADSHEET


class HeadingSource(CheckSource):
    """Lines have a heading style."""

    level: Level
    at: tuple[Words, ...] = ()
    count: Many | None = None
    least: Many = 1


class BoldSource(CheckSource):
    """A line is bold; `only`: and nothing else in the text."""

    at: Words
    only: bool = False


class AlignedSource(CheckSource):
    """A line is aligned by its button."""

    at: Words
    to: Literal["left", "right", "center", "justify"]


class ListSource(CheckSource):
    """There is a true list."""

    least: Many = 2
    style: Literal["bullet", "number"] | None = None


class TableSource(CheckSource):
    """There is a table of so many rows and columns; its first row holds these titles."""

    rows: Many | None = None
    columns: Many | None = None
    titles: tuple[Words, ...] = ()


class LeastSource(CheckSource):
    """There are at least so many."""

    least: Many = 1


class ContainsSource(CheckSource):
    """These words are in the text."""

    words: Annotated[tuple[Words, ...], Field(min_length=1, max_length=40)]


class PageNumberSource(CheckSource):
    """The field of the page number is there."""

    place: Literal["header", "footer"] | None = None


class MarginsSource(CheckSource):
    """The margins are so many centimetres."""

    left: Length | None = None
    right: Length | None = None
    top: Length | None = None
    bottom: Length | None = None


class LanguageSource(CheckSource):
    """The language of the spelling check."""

    language: Annotated[str, StringConstraints(pattern="^[a-z]{2}$")]


class LinkSource(CheckSource):
    """A link that can be followed."""

    to: Words | None = None
    least: Many = 1


class ContentsSource(CheckSource):
    """An automatic table of contents, with so many lines."""

    least: Many = 1


class PageBreakSource(CheckSource):
    """Headings of a level, or a line, begin on a new page."""

    level: Level | None = None
    at: Words | None = None

    @model_validator(mode="after")
    def one_of_both(self) -> Self:
        """A level or a line."""
        if (self.level is None) == (self.at is None):
            raise ValueError("Write “level:” or “at:”, one of the two.")
        return self


class HeadingLookSource(CheckSource):
    """A heading style was changed once for all."""

    level: Level
    size: Length | None = None
    colour: Literal["blue", "red", "green", "any"] | None = None


class SizeSource(CheckSource):
    """The size of the letters of the text, in points."""

    least: Length
    most: Length


class SpacingSource(CheckSource):
    """The space after paragraphs, in points."""

    after: Length


class BoundsSource(CheckSource):
    """Not fewer, not more."""

    least: Annotated[int, Field(ge=1, le=100_000)] | None = None
    most: Annotated[int, Field(ge=1, le=100_000)] | None = None

    @model_validator(mode="after")
    def one_bound(self) -> Self:
        """One bound at least."""
        if self.least is None and self.most is None:
            raise ValueError("Write “least:” or “most:”, or both.")
        return self


class MostSource(CheckSource):
    """Not more than so many."""

    most: Many


class PaperSource(CheckSource):
    """The size of the sheet."""

    size: Literal["A4", "A5", "A3"] = "A4"


DOCUMENT: dict[str, type[CheckSource]] = {
    "heading": HeadingSource,
    "bold": BoldSource,
    "aligned": AlignedSource,
    "list": ListSource,
    "table": TableSource,
    "image": LeastSource,
    "described-images": LeastSource,
    "header": ContainsSource,
    "footer": ContainsSource,
    "page-number": PageNumberSource,
    "margins": MarginsSource,
    "language": LanguageSource,
    "link": LinkSource,
    "contents": ContentsSource,
    "page-break": PageBreakSource,
    "heading-look": HeadingLookSource,
    "one-font": CheckSource,
    "size": SizeSource,
    "spacing": SpacingSource,
    "no-double-spaces": CheckSource,
    "no-empty-lines": CheckSource,
    "words": BoundsSource,
    "pages": MostSource,
    "contains": ContainsSource,
    "avoids": ContainsSource,
    "keeps": ContainsSource,
    "merge-fields": ContainsSource,
    "paper": PaperSource,
}
SLIDES: dict[str, type[CheckSource]] = {
    "slides": BoundsSource,
    "slide-titles": CheckSource,
    "layouts": LeastSource,
    "notes": LeastSource,
    "transition": LeastSource,
    "described-images": LeastSource,
    "words-a-slide": MostSource,
    "image-or-number": CheckSource,
    "contains": ContainsSource,
}
CHECKS: dict[str, dict[str, type[CheckSource]]] = {
    "document": DOCUMENT,
    "spreadsheet": SPREADSHEET,
    "slides": SLIDES,
}
"""The checks of each kind of exercise, by name."""
