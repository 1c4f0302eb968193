"""Multiple choice: one option or more are right, and at least one is not."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from lms.catalogue.kinds.asked import AskedSource, Pen, refuse_doubles
from lms.catalogue.kinds.choices import OptionSource, options
from lms.catalogue.values import MultipleChoice


class MultipleSource(AskedSource):
    """What an author writes for a multiple choice."""

    kind: Literal["multiple"]
    options: Annotated[tuple[OptionSource, ...], Field(min_length=3, max_length=8)]

    @model_validator(mode="after")
    def some_right(self) -> Self:
        """Some options are right and some are not, and no two are the same."""
        refuse_doubles(self.options)
        if not 0 < sum(option.right for option in self.options) < len(self.options):
            raise ValueError(
                "Write “right: true” under the right options, and leave at least one without it."
            )
        return self

    def question(self, pen: Pen) -> MultipleChoice:
        """The question as a value."""
        right = frozenset(option.id for option in self.options if option.right)
        return MultipleChoice(**self.common(pen), options=options(self.options, pen), right=right)
