"""Categories: things to put where they belong."""

from collections.abc import Sequence

from lms.catalogue import questions
from lms.catalogue.questions import Belonging
from lms.learning.grading.placing import Line, Placing


class Categories(Placing[questions.Categories]):
    """The things are shuffled; the categories stand as the author wrote them."""

    def parts(self, asked: questions.Categories) -> tuple[Belonging, ...]:
        """Its things."""
        return asked.items

    def lines(self, asked: questions.Categories, order: Sequence[str] = ()) -> list[Line]:
        """Its things, each offering every category."""
        choices = tuple((category.id, category.html) for category in asked.categories)
        items = {item.id: item for item in asked.items}
        return [
            Line(item.id, item.html, (item.category,), choices, item.feedback_html)
            for item in (items[name] for name in order or items)
        ]
