"""Numeric: a number to find, right within a tolerance."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from lms.catalogue.checking import Source, Text
from lms.catalogue.kinds.asked import AskedSource, Pen
from lms.catalogue.questions import Near, Numeric

Number = Annotated[Decimal, Field(allow_inf_nan=False, ge=-(10**12), le=10**12, max_digits=18)]


class NearNumberSource(Source):
    """A likely number that is not right, and what we say to it."""

    value: Number
    feedback: Text


class NumericSource(AskedSource):
    """What an author writes for a number to find."""

    kind: Literal["numeric"]
    answer: Number
    tolerance: Annotated[Decimal, Field(allow_inf_nan=False, ge=0, le=10**12, max_digits=18)] = Decimal()
    unit: Annotated[str, StringConstraints(max_length=20)] = ""
    near: Annotated[tuple[NearNumberSource, ...], Field(max_length=8)] = ()
    otherwise: Text

    def question(self, pen: Pen) -> Numeric:
        """The question as a value."""
        for number, near in enumerate(self.near):
            if abs(near.value - self.answer) <= self.tolerance:
                pen.fault(
                    ("near", number), "Change %(value)s or the tolerance: it is right.", value=near.value
                )
        return Numeric(
            **self.common(pen),
            answer=f"{self.answer:f}",
            tolerance=f"{self.tolerance:f}",
            unit=pen.plain(self.unit),
            near=tuple(
                Near(f"{near.value:f}", pen.feedback(("near", number), near.feedback))
                for number, near in enumerate(self.near)
            ),
            otherwise_html=pen.inline(("otherwise",), self.otherwise),
        )
