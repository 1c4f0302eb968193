"""The practice job board: the offers, how far they are, what they ask for."""

from typing import Annotated, Literal

from pydantic import Field

from lms.catalogue.checking import Identifier, Source, Text
from lms.catalogue.simulators.worlds.shared import Id


class NeedSource(Source):
    """One thing an offer asks for: it must be, or it is wished."""

    id: Identifier
    text: Text
    is_: Annotated[Literal["must", "wish"], Field(alias="is")]


class AdSource(Source):
    """One offer; `words` find it too, `more` is how many others it stands for."""

    id: Id
    title: Text
    place: Text
    km: Annotated[int, Field(ge=0, le=100)]
    text: Text
    words: Text | None = None
    more: int | None = None
    needs: Annotated[tuple[NeedSource, ...], Field(max_length=6)] = ()


class OffersSource(Source):
    """The job board as it is at the beginning."""

    ads: Annotated[tuple[AdSource, ...], Field(min_length=1, max_length=24)]
