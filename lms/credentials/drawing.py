"""Draws certificates: plain facts in, the bytes of a PDF out. WeasyPrint itself is known by engine/ alone.

The document is at once archival (PDF/A-3a) and accessible (PDF/UA-1). The same facts give the same bytes.
"""

import gc
import logging
import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any
from xml.etree import ElementTree

from jinja2 import TemplateError

from lms.credentials import designs, finishing, obstacles
from lms.credentials.engine.lighter import loaded_lightly
from lms.credentials.obstacles import MissingLetters, Undrawable

FONTS = designs.FOLDER / "fonts" / "fonts.conf"
VARIANT = "pdf/a-3a"

log = logging.getLogger("passerelle.drawing")


def draw(
    design: str,
    facts: Mapping[str, object],
    signature: bytes = b"",
    carried: designs.Carried = designs.NOTHING,
) -> bytes:
    """The certificate as a PDF. Undrawable, with a sentence to show, when it cannot be made whole.

    `signature` is what the file keeps in readiness to be signed (see `room`); empty for one nobody signs,
    whose page then bears no seal.
    """
    with _left_in_peace():
        document = _on_its_pages(design, facts, carried, sealed=bool(signature))
        pdf = _written(document, facts, signature, carried)
    if missing := _missing(document):
        raise MissingLetters(missing)
    return pdf


def draw_sheets(page: str, style: str, issuer: str) -> bytes:
    """Pages of plain HTML as a PDF, under the same rules and fonts: as many pages as they need.

    MissingLetters when our fonts lack some; `style` is CSS; pictures stand in the page itself.
    """
    engine = _engine()
    css, html = engine.style(style), engine.html(page)

    def finish(_document: Any, pdf: Any) -> None:
        finishing.finish(pdf, [], issuer)

    with _left_in_peace():
        document = html.render(font_config=engine.fonts, stylesheets=[css], pdf_variant=VARIANT)
        if missing := _missing(document):
            raise MissingLetters(missing)
        return document.write_pdf(pdf_variant=VARIANT, finisher=finish)  # type: ignore[no-any-return]  # bytes


@contextmanager
def _left_in_peace() -> Iterator[None]:
    """No search for garbage meanwhile: there is none yet, and searching costs a twentieth of each drawing."""
    searched = gc.isenabled()
    gc.collect(1)  # the last document, which is garbage now: young still, so nothing else is looked at
    gc.disable()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
            yield
    finally:
        if searched:
            gc.enable()


def _written(document: Any, facts: Mapping[str, object], signature: bytes, carried: designs.Carried) -> bytes:
    names, issuer = designs.names_on(facts), str(facts["issuer"])

    def finish(_document: Any, pdf: Any) -> None:
        finishing.finish(pdf, names, issuer, signature)

    try:
        return document.write_pdf(  # type: ignore[no-any-return]  # bytes
            pdf_variant=VARIANT, finisher=finish, attachments=_attachments(facts, carried)
        )
    except ValueError as error:
        raise Undrawable(obstacles.FAULTY) from error


def _attachments(facts: Mapping[str, object], carried: designs.Carried) -> list[Any]:
    """The files that go with the document, dated as it is, so that it never varies."""
    issued = datetime.fromisoformat(str(facts["issued_on"]))
    about = {"created": issued, "modified": issued, "relationship": "Data"}
    return [
        _engine().attachment(string=content, name=name, description=name, **about)
        for name, content in carried.files.items()
    ]


def _on_its_pages(design: str, facts: Mapping[str, object], carried: designs.Carried, *, sealed: bool) -> Any:
    """The certificate in the finest setting that takes the fewest pages."""
    first, *others = designs.SETTINGS

    def set_in(setting: str) -> Any:
        page = _page(design, facts, carried, setting=setting, sealed=sealed)
        return _laid_out(design, page, _pictures(design, facts, carried.logo))

    document = set_in(first)
    for fewest, setting in enumerate(others, 1):
        if len(document.pages) > fewest:  # two pages that are parted well need not flow
            other = set_in(setting)
            document = min(document, other, key=lambda laid_out: len(laid_out.pages))
    if len(document.pages) > designs.read(design).pages:
        raise Undrawable(obstacles.TOO_MUCH)
    return document


def _page(
    design: str, facts: Mapping[str, object], carried: designs.Carried, *, setting: str, sealed: bool
) -> str:
    if not designs.clean(facts.get("holder", "")):
        raise Undrawable(obstacles.NAMELESS)
    try:
        return designs.read(design).page(facts, setting=setting, square=carried.square, sealed=sealed)
    except (KeyError, TypeError, ValueError, OSError, TemplateError) as error:
        raise Undrawable(obstacles.FAULTY) from error


def _laid_out(design: str, page: str, pictures: Mapping[str, bytes]) -> Any:
    engine = _engine()
    try:
        tree = ElementTree.fromstring(page)  # noqa: S314 - our own page, where all that others wrote is escaped
        html = engine.page(tree, pictures)
        return html.render(font_config=engine.fonts, stylesheets=[_style(design)], pdf_variant=VARIANT)
    except (engine.not_fetched, ElementTree.ParseError) as error:
        raise Undrawable(obstacles.FAULTY) from error


@cache
def _engine() -> Any:
    """WeasyPrint, imported at the first drawing: only the worker pays for it."""
    if lost := designs.lost_fonts(FONTS):
        log.error("fonts of the certificates are lost", extra={"facts": {"families": sorted(lost)}})
        raise Undrawable(obstacles.FONTS)
    os.environ["FONTCONFIG_FILE"] = str(FONTS)
    with loaded_lightly():
        from lms.credentials.engine import parts

    return parts.ready()


@cache
def _style(design: str) -> Any:
    return _engine().style(designs.read(design).style)


def _pictures(design: str, facts: Mapping[str, object], logo: bytes) -> dict[str, bytes]:
    """What a page may show: its design's pictures in the colours of the document, and the logo it names."""
    ink, accent = (colour.encode() for colour in designs.colours(facts))
    own = {
        name: picture.replace(designs.INK.encode(), ink).replace(designs.ACCENT.encode(), accent)
        for name, picture in designs.read(design).pictures.items()
    }
    return own | ({str(facts.get("logo")): logo} if logo else {})


def _missing(document: Any) -> str:
    """The letters no font of ours can draw, once each."""
    return "".join(sorted({chr(point) for font in document.fonts.values() for point in font.missing}))
