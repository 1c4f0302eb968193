"""Categories: things to put where they belong."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from lms.catalogue.checking import Identifier, Source, Text
from lms.catalogue.kinds.asked import AskedSource, Pen, refuse_doubles
from lms.catalogue.kinds.ordering import ItemSource
from lms.catalogue.questions import Belonging, Categories
from lms.catalogue.values import Item


class BelongingSource(Source):
    """One thing, and the id of the category it belongs to."""

    id: Identifier
    text: Text
    category: Identifier
    feedback: str = ""


class CategoriesSource(AskedSource):
    """What an author writes for things to put in categories."""

    kind: Literal["categories"]
    categories: Annotated[tuple[ItemSource, ...], Field(min_length=2, max_length=4)]
    items: Annotated[tuple[BelongingSource, ...], Field(min_length=3, max_length=10)]

    @model_validator(mode="after")
    def distinct(self) -> Self:
        """No two categories and no two things are the same."""
        refuse_doubles(self.categories)
        refuse_doubles(self.items)
        return self

    def question(self, pen: Pen) -> Categories:
        """The question as a value."""
        known = [category.id for category in self.categories]
        for number, item in enumerate(self.items):
            if item.category not in known:
                place, names = ("items", number, "category"), ", ".join(known)
                pen.fault(place, "Write one of the categories: %(names)s.", names=names)
        return Categories(
            **self.common(pen),
            categories=tuple(
                Item(category.id, pen.inline(("categories", number, "text"), category.text))
                for number, category in enumerate(self.categories)
            ),
            items=tuple(self._belonging(pen, number, item) for number, item in enumerate(self.items)),
        )

    def _belonging(self, pen: Pen, number: int, item: BelongingSource) -> Belonging:
        path = ("items", number)
        html = pen.inline((*path, "text"), item.text)
        return Belonging(item.id, html, item.category, pen.feedback(path, item.feedback))
