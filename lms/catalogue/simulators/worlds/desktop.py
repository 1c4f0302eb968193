"""The practice desktop: icons and their windows."""

from typing import Annotated, Literal

from pydantic import Field

from lms.catalogue.checking import Source, Text
from lms.catalogue.simulators.worlds.shared import Id


class WindowSource(Source):
    """An icon and its window; `unsaved`: it asks whether to save when it is closed."""

    id: Id
    title: Text
    icon: Literal["page", "basket", "photo", "notes", "map"] = "page"
    text: Text | None = None
    open: bool = False
    unsaved: bool = False


class DesktopSource(Source):
    """The desktop as it is at the beginning."""

    windows: Annotated[tuple[WindowSource, ...], Field(min_length=1, max_length=6)]
