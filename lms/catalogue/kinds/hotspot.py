"""Hotspot: the right place of a drawing, to touch or to choose from a list."""

import re
from itertools import combinations
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from lms.catalogue.checking import Identifier, Source, Text
from lms.catalogue.kinds.asked import AskedSource, Common, Pen, PictureSource, refuse_doubles
from lms.catalogue.questions import Hotspot, Spot

Place = Annotated[float, Field(ge=-10_000, le=10_000, allow_inf_nan=False)]
Size = Annotated[float, Field(gt=0, le=10_000, allow_inf_nan=False)]
_VIEW = re.compile(r'viewBox="(-?\d+(?:\.\d+)?(?: -?\d+(?:\.\d+)?){3})"')


class SpotSource(Source):
    """One place, in the units of the drawing's viewBox; `text` says it to those who do not see it."""

    id: Identifier
    text: Text
    x: Place
    y: Place
    width: Size
    height: Size
    right: bool = False
    feedback: Text


class HotspotSource(AskedSource):
    """What an author writes for places in a drawing; all the right ones are asked."""

    kind: Literal["hotspot"]
    picture: PictureSource
    spots: Annotated[tuple[SpotSource, ...], Field(min_length=2, max_length=8)]

    @model_validator(mode="after")
    def some_right(self) -> Self:
        """Some places are right and some are not, and no two are the same."""
        refuse_doubles(self.spots)
        if not 0 < sum(spot.right for spot in self.spots) < len(self.spots):
            raise ValueError("Write “right: true” under the right spots, and leave at least one without it.")
        return self

    def common(self, pen: Pen) -> Common:
        """The drawing is no ornament here: it is what one answers on."""
        return AskedSource.common(self.model_copy(update={"picture": None}), pen)

    def question(self, pen: Pen) -> Hotspot:
        """The question as a value."""
        drawing = pen.draw(("picture",), self.picture.file, self.picture.description)
        view = _VIEW.search(drawing.svg)
        if view:
            self._check_places(pen, view[1])
        elif drawing.svg:
            pen.fault(("picture",), 'Write the size of this drawing: <svg viewBox="0 0 360 180">.')
        return Hotspot(
            **self.common(pen),
            drawing=drawing,
            view=view[1] if view else "",
            spots=tuple(self._spot(pen, number, spot) for number, spot in enumerate(self.spots)),
            right=frozenset(spot.id for spot in self.spots if spot.right),
        )

    def _check_places(self, pen: Pen, view: str) -> None:
        left, top, width, height = (float(number) for number in view.split())
        for number, spot in enumerate(self.spots):
            across = left <= spot.x and spot.x + spot.width <= left + width
            down = top <= spot.y and spot.y + spot.height <= top + height
            if not (across and down):
                pen.fault(("spots", number), "Move this spot into the drawing: its viewBox is %(v)s.", v=view)
        for (_, one), (number, other) in combinations(enumerate(self.spots), 2):
            if _overlap(one, other):
                pen.fault(("spots", number), "Move this spot: it covers a part of “%(other)s”.", other=one.id)

    def _spot(self, pen: Pen, number: int, spot: SpotSource) -> Spot:
        path = ("spots", number)
        words = (pen.inline((*path, "text"), spot.text), pen.feedback(path, spot.feedback))
        return Spot(spot.id, *words, spot.x, spot.y, spot.width, spot.height)


def _overlap(one: SpotSource, other: SpotSource) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    above = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not (beside or above)
