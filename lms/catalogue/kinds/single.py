"""Single choice: exactly one option is right."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from lms.catalogue.kinds.asked import AskedSource, Pen, refuse_doubles
from lms.catalogue.kinds.choices import OptionSource, options
from lms.catalogue.values import SingleChoice


class SingleSource(AskedSource):
    """What an author writes for a single choice."""

    kind: Literal["single"]
    options: Annotated[tuple[OptionSource, ...], Field(min_length=2, max_length=6)]

    @model_validator(mode="after")
    def one_right(self) -> Self:
        """Exactly one option is right, and no two are the same."""
        refuse_doubles(self.options)
        if sum(option.right for option in self.options) != 1:
            raise ValueError("Write “right: true” under exactly one option, or use “kind: multiple”.")
        return self

    def question(self, pen: Pen) -> SingleChoice:
        """The question as a value."""
        right = next(option.id for option in self.options if option.right)
        return SingleChoice(**self.common(pen), options=options(self.options, pen), right=right)
