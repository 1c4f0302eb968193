"""The parts of WeasyPrint that draw, with our fonts and no others. Import it once FONTCONFIG_FILE says which.

WeasyPrint takes a second to load: only a process that draws imports this.
"""

import gc
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.request import DataHandler, Request
from xml.etree import ElementTree

from cssselect2 import ElementWrapper  # type: ignore[import-untyped]  # ships no types
from weasyprint import CSS, HTML, Attachment
from weasyprint.pdf import fonts, stream
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

from lms.credentials import letters
from lms.credentials.engine import shortcuts, spoken

BASE = "file:///design/"
"""Where a design's pictures pretend to live; nothing is ever read from there."""

_whole = fonts.get_hb_object_data


class Pictures:
    """Gives a page its design's pictures and what it carries itself; refuses all else."""

    _fail_on_errors = True  # asked for by WeasyPrint: a picture that is missing stops the drawing

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        self.pictures = pictures

    def __call__(self, url: str) -> Any:
        if (picture := self.pictures.get(url.removeprefix(BASE))) is not None:
            kind = "image/png" if url.endswith(".png") else "image/svg+xml"
            return URLFetcherResponse(url, picture, {"Content-Type": kind})
        if not url.startswith("data:"):
            raise ValueError(f"not a picture of the page: {url}")
        given = DataHandler().data_open(Request(url))  # noqa: S310 - opens nothing: what it says is in the address
        return URLFetcherResponse(url, given.read(), {"Content-Type": given.headers["Content-Type"]})


class Page(HTML):  # type: ignore[misc]  # weasyprint ships no types
    """A page read as XML, in a tenth of the time its own reader of HTML takes; designs are written so."""

    def __init__(self, tree: ElementTree.Element, pictures: Pictures) -> None:
        self.base_url, self.url_fetcher, self.media_type = BASE, pictures, "print"
        self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = tree


class Font(fonts.Font):  # type: ignore[misc]  # weasyprint ships no types
    """A font whose file is read only if its letters cannot be taken out.

    WeasyPrint copies each whole, to keep a few letters: with a Chinese name 32 MB more, and 2 ms each.
    """

    file_content: bytes

    def __init__(self, *described: Any) -> None:
        fonts.get_hb_object_data = lambda _face: b""
        try:
            super().__init__(*described)
        finally:
            fonts.get_hb_object_data = _whole

    def clean(self, *wanted: Any) -> None:
        super().clean(*wanted)
        kept: bytes = self.file_content or _whole(self.hb_face)
        self.file_content = letters.bare(kept)


class Engine(NamedTuple):
    """What draws. The fonts are read once: read for each document, drawing takes half as long again."""

    fonts: Any
    not_fetched: type[BaseException] = FatalURLFetchingError

    def page(self, tree: ElementTree.Element, pictures: Mapping[str, bytes]) -> Any:
        """A page of a design, with its pictures by their names."""
        return Page(tree, Pictures(pictures))

    def style(self, css: str) -> Any:
        """A style sheet, which keeps what is made of it."""
        sheet = CSS(string=css, base_url=BASE, url_fetcher=Pictures({}), font_config=self.fonts)
        sheet.styles = {}
        return sheet

    def html(self, page: str) -> Any:
        """A page of HTML that carries its own pictures."""
        return HTML(string=page, base_url=BASE, url_fetcher=Pictures({}))

    def attachment(self, **described: Any) -> Any:
        """A file that goes with a document."""
        return Attachment(url_fetcher=Pictures({}), **described)


def ready() -> Engine:
    """All that draws, loaded."""
    stream.Font = Font
    shortcuts.take()
    spoken.take()
    engine = Engine(FontConfiguration())
    gc.freeze()  # all this stays: looking at it again and again for garbage costs a twentieth of each drawing
    return engine
