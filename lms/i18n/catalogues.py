"""Catalogues: sentences gathered from code and templates, compiled for serving."""

import os
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from lms.i18n.languages import LANGUAGES, SOURCE
from lms.i18n.typography import set_text
from lms.i18n.words import CATALOGUES

METHODS = [("lms/**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "lazy": None, "ngettext": (1, 2)}


def sentences(root: Path) -> Iterator[tuple[str, int, str | tuple[str, ...], list[str]]]:
    """(file, line, sentence, comments) of each marked sentence below `root`."""
    options = {"templates/**.html": {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false"}}
    for file, line, message, comments, _context in extract_from_dir(
        str(root), METHODS, options, keywords=KEYWORDS, comment_tags=("For translators:",)
    ):
        yield file, line, message, comments


def update(root: Path, folder: Path = CATALOGUES) -> None:
    """Bring every catalogue up to what the code says; old sentences are dropped."""
    found = Catalog(project="Passerelle", charset="utf-8")
    for file, line, message, comments in sorted(sentences(root), key=lambda row: (row[0], row[1])):
        found.add(message, locations=[(file, line)], auto_comments=comments)
    for code in LANGUAGES:
        if code != SOURCE:
            _update_one(folder / f"{code}.po", code, found)


def _update_one(path: Path, code: str, found: Catalog) -> None:
    kept = read(path, code) if path.exists() else Catalog(locale=code, charset="utf-8", project="Passerelle")
    kept.update(found, no_fuzzy_matching=True, update_creation_date=False)
    kept.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, kept, width=110, include_lineno=False, sort_output=True, ignore_obsolete=True)


def read(path: Path, code: str) -> Catalog:
    """The catalogue written at `path`."""
    with path.open("rb") as file:
        return read_po(file, locale=code)


def compile_all(folder: Path = CATALOGUES) -> None:
    """Write the .mo beside each .po that is newer."""
    for source in folder.glob("*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            part = target.with_suffix(f".{os.getpid()}.part")
            with part.open("wb") as file:
                write_mo(file, _typeset(_translated(read(source, source.stem)), source.stem))
            part.replace(target)


def _translated(catalogue: Catalog) -> Catalog:
    """`catalogue` without what nobody has translated yet: that is shown as it was written."""
    for message in list(catalogue):
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(strings):
            catalogue.delete(message.id)
    return catalogue


def _typeset(catalogue: Catalog, code: str) -> Catalog:
    """`catalogue` with the spaces and apostrophes its readers expect, however its translators typed them."""
    for message in catalogue:
        if isinstance(message.string, tuple):
            message.string = tuple(set_text(str(form), code) for form in message.string)
        elif message.id:
            message.string = set_text(str(message.string), code)
    return catalogue
