"""The practice browser: the pages there are, and the one that is open first."""

from typing import Annotated

from pydantic import Field

from lms.catalogue.checking import Source, Text
from lms.catalogue.simulators.worlds.shared import Address, Id


class WebLinkSource(Source):
    """A link: the words one sees, and the page it leads to."""

    text: Text
    to: Id


class SiteSource(Source):
    """A page: its address, what it says, its links; `words` find it; `cookies`: it asks about cookies."""

    id: Id
    address: Address
    title: Text
    text: Text
    words: Text | None = None
    cookies: bool = False
    plain: bool = False  # no lock before its address
    links: Annotated[tuple[WebLinkSource, ...], Field(max_length=8)] = ()


class BrowserSource(Source):
    """The browser as it is at the beginning."""

    sites: Annotated[tuple[SiteSource, ...], Field(min_length=1, max_length=16)]
    first: Id | None = None
