"""Ordering: the author writes the items in their right order."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from lms.catalogue.checking import Identifier, Source, Text
from lms.catalogue.kinds.asked import AskedSource, Pen, refuse_doubles
from lms.catalogue.values import Item, Ordering


class ItemSource(Source):
    """One thing to put in its place."""

    id: Identifier
    text: Text


class OrderingSource(AskedSource):
    """What an author writes for an ordering."""

    kind: Literal["ordering"]
    items: Annotated[tuple[ItemSource, ...], Field(min_length=3, max_length=8)]

    @model_validator(mode="after")
    def distinct(self) -> Self:
        """No two items are the same: nobody could say which comes first."""
        refuse_doubles(self.items)
        return self

    def question(self, pen: Pen) -> Ordering:
        """The question as a value."""
        items = tuple(
            Item(item.id, pen.inline(("items", number, "text"), item.text))
            for number, item in enumerate(self.items)
        )
        return Ordering(**self.common(pen), items=items)
