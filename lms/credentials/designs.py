"""A document's design, read from its folder, and the page it makes of the facts printed."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lms.credentials import rules
from lms.credentials.qr_code import qr
from lms.i18n.formats import hours
from lms.i18n.languages import Language

FOLDER = Path(__file__).parents[2] / "certificates"

SHARED = "shared"
"""The folder of what several designs have in common; no design itself."""

DATES = ("started_on", "ended_on", "issued_on", "expires_on")
LENGTHS = ("hours", "planned_hours", "class_hours", "distance_hours", "make_up_hours")
NUMBERS = ("mark",)
TENTHS = {"ar": "ساعة"}
"""How each language writes an hour after tenths of it; elsewhere "h"."""
INK, ACCENT = "#1c2340", "#c98209"
"""The colours designs are written in; a site may have others."""
OPTIONAL: Mapping[str, object] = {
    "native_name": None,
    "level": None,
    "mark": None,
    "competences": (),
    "also": "",
    "ink": INK,
    "accent": ACCENT,
    "logo": "",
    "employer": "",
    "registration": "",
    "expires_on": None,
    "class_hours": None,
    "distance_hours": 0,
    "make_up_hours": 0,
    "proctored": "",
    "exam_mark": None,
    "exam_proctored": False,
}
COLOUR = re.compile("#[0-9a-f]{6}")
_LISTED = re.compile("<string>([^<]+)</string>")
_ASKED = re.compile(r'\bfont(?:-family)?:[^;}"]*"([^"]+)"')


SETTINGS = ("", "tight", "tight flowing")
"""How a page may be set, the finest first: at ease; smaller; smaller, its parts one right after the other."""
SIZES = ((32, "short"), (44, "medium"), (60, "long"), (80, "longer"), (160, "longest"))
"""How wide a text may be, in small letters, to be set in each size; beyond, it is "smallest"."""

_BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Carried:
    """What a document carries beyond its facts: files, those signed inside its QR code, the logo they name.

    `square` is the address up to its #, and what stands behind it in the letters a QR code packs best.
    """

    square: tuple[str, str] | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    logo: bytes = b""


NOTHING = Carried()


@dataclass(frozen=True, slots=True)
class Design:
    """What one kind of certificate looks like and says."""

    template: Template
    style: str
    words: Mapping[str, Mapping[str, str]]
    pictures: Mapping[str, bytes]
    pages: int = 1

    def page(
        self,
        facts: Mapping[str, object],
        *,
        setting: str = "",
        square: tuple[str, str] | None = None,
        sealed: bool = False,
    ) -> str:
        """The HTML page of this certificate. KeyError on a language it does not speak.

        `setting` is one of SETTINGS, which its style knows; `also` in the facts names a second language.
        `sealed` says that our key will sign the file: only then does the page bear the seal that tells so.
        """
        printed = {name: clean(value) for name, value in {**OPTIONAL, **facts}.items()}
        colours(facts)
        also = [str(printed["also"])] if printed["also"] else []
        languages = str(printed["language"]).split("+") + also
        return self.template.render(
            printed,
            facts=printed,
            setting=setting,
            sealed=sealed,
            speeches=[speech(language, self.words[language], printed) for language in languages],
            holder_size=size(str(printed["holder"])),
            native_size=size(str(printed["native_name"])),
            course_size=size(str(printed["course_title"])),
            qr=qr(*(square or [str(printed["verify_address"])])),
            checked_at="".join(square or [str(printed["verify_address"])]),
        )


@cache
def read(name: str) -> Design:
    """The design of that name. KeyError when there is none."""
    if name not in names():
        raise KeyError(name)
    folder = FOLDER / name
    layout = _toml(folder / "layout.toml")
    folders = [folder, FOLDER / SHARED] if layout.get("shared") else [folder]
    pictured = (FOLDER / SHARED, folder)  # its own come after, in the place of those shared
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, loader=FileSystemLoader(folders)
    )
    environment.filters.update(day=day, length_in=length)
    return Design(
        template=environment.get_template("certificate.html"),
        style="\n".join(_styles(folders)),
        words=_words(folders),
        pictures={path.name: path.read_bytes() for each in pictured for path in sorted(each.glob("*.svg"))},
        pages=layout.get("pages", 1),
    )


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def _styles(folders: Sequence[Path]) -> Iterator[str]:
    """What is shared first: a design's own rules come after it."""
    paths = [path for folder in reversed(folders) for path in sorted(folder.glob("*.css"))]
    return (path.read_text("utf-8") for path in paths)


def _words(folders: Sequence[Path]) -> dict[str, dict[str, str]]:
    """The sentences by language: those shared, and the design's own, in the languages it speaks."""
    own, *shared = (_toml(folder / "words.toml") for folder in folders)
    common: dict[str, dict[str, str]] = shared[0] if shared else {}
    return {language: common.get(language, {}) | words for language, words in own.items()}


def lost_fonts(configuration: Path) -> set[str]:
    """Families that the list of fonts or a design asks for, and that are not in the folder of fonts."""
    if not configuration.exists():
        return {configuration.name}
    asked = set(_LISTED.findall(configuration.read_text("utf-8")))
    for path in FOLDER.glob("*/*.css"):
        asked.update(_ASKED.findall(path.read_text("utf-8")))
    here = {path.stem.split("-")[0] for path in configuration.parent.glob("*.ttf")}
    return {family for family in asked if family.replace(" ", "") not in here}


def colours(facts: Mapping[str, object]) -> tuple[str, str]:
    """The two colours of a document. ValueError when they are not written as colours."""
    ink, accent = (str(facts.get(name) or default) for name, default in (("ink", INK), ("accent", ACCENT)))
    if not (COLOUR.fullmatch(ink) and COLOUR.fullmatch(accent)):
        raise ValueError("a colour is written #rrggbb")
    return ink, accent


def names() -> list[str]:
    """Every design there is."""
    return sorted(path.parent.name for path in FOLDER.glob("*/certificate.html"))


def sample(name: str) -> dict[str, object]:
    """The made-up facts a design is shown and tested with."""
    facts: dict[str, object] = json.loads((FOLDER / name / "sample.json").read_text("utf-8"))
    return facts


def names_on(facts: Mapping[str, object]) -> list[str]:
    """The names printed, in their order: the holder's, then the same in their own script."""
    holder, native = (str(clean(facts.get(name) or "")) for name in ("holder", "native_name"))
    return [holder] + ([native] if native and native != holder else [])


def clean(value: object) -> object:
    """`value` as it may be printed: text composed, on one line, without controls or bidi overrides.

    The joiners stay: Persian and the Indic scripts spell with them.
    """
    if isinstance(value, str):
        composed = unicodedata.normalize("NFC", value)
        return " ".join("".join(_printable(character) for character in composed).split())
    if isinstance(value, list | tuple):
        return [clean(item) for item in value]
    if isinstance(value, Mapping):
        return {name: clean(item) for name, item in value.items()}
    return value


def _printable(character: str) -> str:
    if character.isspace():
        return character if character in "\u00a0\u202f" else " "
    return "" if character in _BIDI or unicodedata.category(character) in ("Cc", "Cs") else character


def speech(language: str, words: Mapping[str, str], facts: Mapping[str, object]) -> dict[str, str]:
    """Every sentence of the certificate in one language, dates and numbers written that language's way."""
    locale = words["formats"]
    values = {name: _in_words(name, value, language, locale) for name, value in facts.items()}
    return {"language": language, **{key: sentence % values for key, sentence in words.items()}}


def _in_words(name: str, value: object, language: str, locale: str) -> object:
    if name in DATES and value is not None:
        return day(value, locale)
    if name in LENGTHS and value is not None:
        return length(value, language, locale)
    if name in NUMBERS:
        return number(value, locale)
    return value


def day(value: object, locale: str, length: str = "long") -> str:
    """A day written the way of a language."""
    when = value if isinstance(value, date) else date.fromisoformat(str(value))
    written = format_date(when, length, locale)
    return re.sub(r"^1(?= )", "1er", written) if locale.startswith("fr") else written


def number(value: object, locale: str) -> object:
    """A number written the way of a language; what is none stays as it is."""
    return format_decimal(value, locale=locale) if isinstance(value, int | float) else value


def length(kept: object, language: str, locale: str) -> str:
    """A length of time written the way of a language; in tenths of an hour if it was kept so."""
    if rules.is_in_tenths(kept):
        return f"{number(kept, locale)} {TENTHS.get(language, 'h')}"
    return hours(rules.minutes_in(kept), Language(language, language, formats=locale))


def size(text: str) -> str:
    """The size that keeps `text` on one line if any does."""
    width = sum(_width(letter) for letter in text)
    return next((name for most, name in SIZES if width <= most), "smallest")


def _width(letter: str) -> float:
    """How many small letters wide."""
    if east_asian_width(letter) in "WF":
        return 2
    return 1.4 if letter.isupper() else 1
