"""The sheet beside a world: lines to do, to choose, to tick, to note."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from lms.catalogue.checking import Identifier, Source, Text
from lms.catalogue.simulators.worlds.shared import Id


class OptionSource(Source):
    """One thing to choose or to tick."""

    id: Identifier
    text: Text


class LineSource(Source):
    """One line: what it says, and its options where one chooses."""

    id: Id
    kind: Literal["act", "choice", "ticks", "note"]
    says: Text
    options: Annotated[tuple[OptionSource, ...], Field(max_length=8)] = ()

    @model_validator(mode="after")
    def fits_its_kind(self) -> Self:
        """Options go with what is chosen or ticked."""
        if (self.kind in ("choice", "ticks")) != (len(self.options) > 1):
            raise ValueError("Write “options:”, 2 or more, for “choice” and “ticks” only.")
        return self


class SheetSource(Source):
    """The sheet as it is at the beginning."""

    sheet: Annotated[tuple[LineSource, ...], Field(min_length=1, max_length=12)]
