"""Hotspot: places of a drawing, chosen by touching them or from a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from lms.catalogue import questions
from lms.catalogue.questions import Spot
from lms.learning.grading.choosing import Choosing
from lms.learning.grading.kind import ANSWER, Fields, Shown


@dataclass(frozen=True, slots=True)
class Place(Shown):
    """A spot as it stands on the page, and where it lies in the drawing."""

    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Drawing(Shown):
    """The drawing (its label is the picture) and its spots; `view` is its viewBox."""

    view: str = ""
    several: bool = False


class Hotspot(Choosing[questions.Hotspot]):
    """One place is touched, or several where several are right."""

    def parts(self, asked: questions.Hotspot) -> tuple[Spot, ...]:
        """Its spots."""
        return asked.spots

    def show(self, asked: questions.Hotspot, order: Sequence[str], typed: Fields) -> list[Shown]:
        """The drawing, with its spots as they were drawn."""
        spots = {spot.id: spot for spot in asked.spots}
        places = tuple(
            Place(part.key, part.label, part.chosen, spot=spots[part.key])
            for part in super().show(asked, order, typed)
        )
        several = self.takes_several(asked)
        return [Drawing(ANSWER, asked.drawing.svg, choices=places, view=asked.view, several=several)]

    def wanted(self, asked: questions.Hotspot) -> frozenset[str]:
        """The right spots."""
        return asked.right

    def takes_several(self, asked: questions.Hotspot) -> bool:
        """Where several are right, all are asked."""
        return len(asked.right) > 1
