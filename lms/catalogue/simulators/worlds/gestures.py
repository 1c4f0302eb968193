"""Training of the hand: boards, one gesture each, and the things on them."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from lms.catalogue.checking import Source, Text
from lms.catalogue.simulators.worlds.shared import Id

Icon = Literal[
    "cup",
    "box",
    "flower",
    "star",
    "round",
    "square",
    "apple",
    "pear",
    "pen",
    "pencil",
    "corner",
    "bin",
    "tray",
]
NAMED = ("point", "tap", "twice", "hold", "menu", "scroll", "drag")


class ThingSource(Source):
    """A thing on a board: what it is called and looks like, or the model to type or copy."""

    id: Id
    name: Text | None = None
    icon: Icon | None = None
    place: Id | None = None  # where it is to be dragged
    model: Text | None = None


class PlaceSource(Source):
    """Where things are dragged."""

    id: Id
    name: Text
    icon: Icon = "tray"


class BoardSource(Source):
    """One step: a gesture, its instruction, its things."""

    id: Id
    kind: Literal["point", "tap", "twice", "hold", "menu", "scroll", "drag", "type", "copy", "code"]
    says: Text
    more: Text | None = None
    text: Text | None = None
    things: Annotated[tuple[ThingSource, ...], Field(min_length=1, max_length=10)]
    places: Annotated[tuple[PlaceSource, ...], Field(max_length=4)] = ()

    @model_validator(mode="after")
    def fits_its_kind(self) -> Self:
        """Things have what their gesture needs."""
        if self.kind in NAMED and not all(thing.name and thing.icon for thing in self.things):
            raise ValueError("Write “name:” and “icon:” for each thing.")
        if self.kind in ("type", "copy") and not all(thing.model for thing in self.things):
            raise ValueError("Write “model:” for each thing: what is typed or copied.")
        places = {place.id for place in self.places}
        if (self.kind == "drag") != bool(places) or any(
            (thing.place or "") not in {*places, ""} for thing in self.things
        ):
            raise ValueError("Write “places:” for “drag”, and under each thing one of them as “place:”.")
        return self


class GesturesSource(Source):
    """The boards, in their order."""

    boards: Annotated[tuple[BoardSource, ...], Field(min_length=1, max_length=12)]
