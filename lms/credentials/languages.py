"""The language that what is issued speaks first; its holder's own comes beside it."""

from collections.abc import Callable
from dataclasses import replace

from lms.catalogue.translating import course_in
from lms.catalogue.values import Course
from lms.core.errors import Refused
from lms.i18n import _
from lms.i18n.languages import LANGUAGES

USUAL = "fr"
OFFERED = {code: LANGUAGES[code].name for code in ("fr", "en")}
"""Those that every design speaks, each by its own name."""


def chosen(typed: str | None) -> str:
    """The language that was typed, if it is offered; else the usual one."""
    return typed if typed in OFFERED else USUAL


def choices(speaking: str, address: Callable[[str], str]) -> list[tuple[str, str, bool]]:
    """(name, address, whether it is chosen) of each language offered; `address` gives that of its page."""
    return [(name, address(code), code == speaking) for code, name in OFFERED.items()]


def unusual(language: str) -> str | None:
    """A language worth keeping in an address."""
    return None if language == USUAL else language


def spoken(course: Course, language: str) -> Course:
    """A course as its documents tell it in one of the languages offered. Refused for any other."""
    if language not in OFFERED:
        raise Refused(_("Documents are issued in French or in English."))
    return replace(course_in(course, language), language=language)
