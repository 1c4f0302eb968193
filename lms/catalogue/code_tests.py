"""What an author writes for one test of a learner's code: one class a test, found by its first word."""

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from lms.catalogue.checking import Source, Text

Selector = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Plain = Any  # what YAML can write: number, words, list, mapping, true, false, nothing
Rows = tuple[tuple[str | int | float | None, ...], ...]


class TestSource(Source):
    """What every test has; numbers and blanks are kept as they are written."""

    model_config = ConfigDict(coerce_numbers_to_str=False, str_strip_whitespace=False)

    says: str = ""


class CallSource(TestSource):
    """An expression gives a value, or raises."""

    call: Text
    gives: Plain = None
    within: Annotated[float, Field(gt=0)] | None = None
    raises: Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]\w*$")] | None = None

    @model_validator(mode="after")
    def one_outcome(self) -> Self:
        """It gives or it raises; only a number is near another."""
        if ("gives" in self.model_fields_set) == (self.raises is not None):
            raise ValueError("Write “gives:” or “raises:” beside “call:”, one of the two.")
        number = isinstance(self.gives, int | float) and not isinstance(self.gives, bool)
        if self.within is not None and not number:
            raise ValueError("“within:” goes with a number: gives: 1.5, within: 0.01.")
        return self


class PrintsSource(TestSource):
    """The whole printed output, after typing `input`."""

    input: tuple[str, ...] = ()
    prints: str


class UsesSource(TestSource):
    """A word of the language is used."""

    uses: Text


class AvoidsSource(TestSource):
    """A word of the language is not used."""

    avoids: Text


class RowsSource(TestSource):
    """The result of the learner's query, or of `after` once the learner's statements have run."""

    after: Text | None = None
    rows: Rows
    ordered: bool = False


class SelectorSource(TestSource):
    """What a CSS selector finds in the page: how many, their words, an attribute, a style."""

    selector: Selector
    count: Annotated[int, Field(ge=0)] | None = None
    text: str | None = None
    attribute: Text | None = None
    style: Text | None = None
    value: str | None = None
    filled: Literal[True] | None = None

    @model_validator(mode="after")
    def one_question(self) -> Self:
        """Exactly one thing is looked at, with what it needs beside it."""
        asked = [name for name in ("count", "text", "attribute", "style") if getattr(self, name) is not None]
        if len(asked) != 1:
            raise ValueError("Write one of “count:”, “text:”, “attribute:” or “style:” beside “selector:”.")
        beside = [name for name in ("value", "filled") if getattr(self, name) is not None]
        if asked[0] == "attribute" and len(beside) != 1:
            raise ValueError("Write “value:” or “filled: true” beside “attribute:”.")
        if asked[0] == "style" and beside != ["value"]:
            raise ValueError("Write “value:” beside “style:”.")
        if asked[0] in ("count", "text") and beside:
            raise ValueError(f"Take out “{beside[0]}:”: it goes with “attribute:” or “style:”.")
        return self


class OrderSource(TestSource):
    """The first of each selector come in this order."""

    order: Annotated[tuple[Selector, ...], Field(min_length=2)]


_PROGRAM: dict[str, type[TestSource]] = {
    "call": CallSource,
    "prints": PrintsSource,
    "uses": UsesSource,
    "avoids": AvoidsSource,
}
TESTS: dict[str, dict[str, type[TestSource]]] = {
    "python": _PROGRAM,
    "javascript": _PROGRAM,
    "sql": {"rows": RowsSource},
    "html": {"selector": SelectorSource, "order": OrderSource},
}
"""The tests of each language, by the word that tells them."""
