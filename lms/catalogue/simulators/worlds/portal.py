"""The practice portal: its address, its pages, and on each page parts one under the other."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lms.catalogue.checking import Identifier, Source, Text
from lms.catalogue.simulators.worlds.shared import Address, Id, SharesFiles

Kind = Literal[
    "text",
    "letter",
    "card",
    "list",
    "go",
    "act",
    "send",
    "download",
    "field",
    "area",
    "choice",
    "ticks",
    "file",
    "summary",
    "steps",
    "sign-in",
    "address",
]
LISTED = ("list", "choice", "ticks", "steps")
_IDS = Annotated[tuple[Id, ...], Field(min_length=1, max_length=12)]


class PortalOptionSource(Source):
    """One line of a list, one thing to choose or one step."""

    id: Identifier
    text: Text
    after: Id | None = None  # of a step: the part that was done


class GivenSource(Source):
    """An answer that must have been given."""

    part: Id
    is_: Annotated[Identifier, Field(alias="is")]


class PartSource(Source):
    """One part of a page."""

    id: Id
    kind: Kind
    says: Text
    text: Text | None = None
    mark: Literal["good", "care"] | None = None
    options: Annotated[tuple[PortalOptionSource, ...], Field(max_length=24)] = ()
    to: Id | None = None  # the page that follows
    after: _IDS | None = None  # it shows once these are done
    until: _IDS | None = None  # it shows until one of these is done
    given: GivenSource | None = None
    value: str | None = None  # what is written already
    free: bool = False  # may stay empty
    main: bool = False
    check: bool = False  # the page must be filled before one goes on
    again: bool = False  # may be sent several times
    once: bool = False
    locks: _IDS | None = None  # the pages that are closed once it is sent
    frees: _IDS | None = None  # what is begun anew when it is pressed
    of: _IDS | None = None  # what a summary shows
    with_: Annotated[Id | None, Field(alias="with")] = None  # the answer a download keeps
    many: int | None = None
    most: int | None = None  # kilobytes
    login: Text | None = None
    secret: Text | None = None
    wanted: Address | None = None

    @model_validator(mode="after")
    def fits_its_kind(self) -> "PartSource":
        """Options go with what has several lines; the others have what they need."""
        if (self.kind in LISTED) != bool(self.options):
            raise ValueError("Write “options:” for list, choice, ticks and steps only.")
        needed = {"sign-in": ("login", "secret"), "address": ("wanted",), "summary": ("of",), "go": ("to",)}
        for name in needed.get(self.kind, ()):
            if getattr(self, name) is None:
                raise ValueError(f"Add “{name}:” to this part.")
        return self


class PageSource(Source):
    """One page; `private`: only for who is signed in; `menu`: always at hand."""

    id: Id
    title: Text
    address: Address | None = None  # where it is not that of the service
    private: bool = False
    menu: bool = False
    parts: Annotated[tuple[PartSource, ...], Field(min_length=1, max_length=16)]


class ServiceSource(Source):
    """The service: its name, its address, where one begins."""

    name: Text
    address: Address
    start: Id
    shots: bool = False  # screenshots can be taken
    signed: bool = False


class PortalSource(SharesFiles):
    """The portal as it is at the beginning."""

    portal: ServiceSource
    pages: Annotated[tuple[PageSource, ...], Field(min_length=1, max_length=16)]
