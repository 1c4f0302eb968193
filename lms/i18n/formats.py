"""Dates, hours and numbers as the reader writes them (CLDR, by Babel)."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from babel import dates, lists, numbers, units
from markupsafe import Markup

from lms.i18n.languages import Language
from lms.i18n.words import language

NO_BREAK = "\u00a0"
A_MONDAY = date(2024, 1, 1)


def alphabetical(name: str) -> str:
    """The key that sorts names as a reader looks for them: accents and capitals do not count."""
    spread = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in spread if not unicodedata.combining(sign)).casefold()


def day(value: date, pattern: str = "full") -> str:
    """`value` in words: "mardi 24 novembre 2026"; `pattern` as CLDR names or spells it."""
    words = dates.format_date(value, _skeletons().get(pattern, pattern), locale=language().cldr)
    return FIRST_OF_MONTH.sub("1er", words) if value.day == 1 and language().code == "fr" else words


def _skeletons() -> dict[str, str]:
    return DAY_PATTERNS.get(language().code, DAY_PATTERNS["en"])


FIRST_OF_MONTH = re.compile(r"\b1(?= \w)")
"""French says "1er décembre", which CLDR does not."""

DAY_PATTERNS = {
    "fr": {"evening": "EEEE d MMMM", "narrow": "EEE d/MM", "numeric": "dd/MM/yyyy"},
    "en": {"evening": "EEEE d MMMM", "narrow": "EEE d MMM", "numeric": "dd/MM/yyyy"},
}
"""Patterns of our own: a weekday and day without the year, for evenings near in time."""


def weekday(number: int) -> str:
    """The name of a day of the week, counted from 0, Monday."""
    return day(A_MONDAY + timedelta(days=number), "EEEE")


def clock(value: datetime, zone: str) -> str:
    """The hour of `value` in `zone`: "18 h 30" in French, "18:30" elsewhere."""
    local = value.astimezone(ZoneInfo(zone))
    if language().code == "fr":
        minutes = f"{NO_BREAK}{local:%M}" if local.minute else ""
        return f"{local.hour}{NO_BREAK}h{minutes}"
    return f"{local:%H:%M}"


def local_day(value: datetime, zone: str, pattern: str = "full") -> str:
    """The day of `value` in `zone`, in words."""
    return day(value.astimezone(ZoneInfo(zone)).date(), pattern)


def number(value: float, digits: int = 0) -> str:
    """`value` with the reader's separators and at most `digits` decimals."""
    pattern = "#,##0" + ("." + "#" * digits if digits else "")
    return numbers.format_decimal(value, format=pattern, locale=language().cldr)


def percent(value: float) -> str:
    """The ratio `value` (0 to 1) as a whole percentage."""
    return numbers.format_percent(value, locale=language().cldr)


def listed(names: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
    """`names` one after the other, as they stand in a sentence: "Léa, Omar et Zoé"."""
    return lists.format_list(list(names), style, locale=language().cldr)


def listed_apart(names: Iterable[str], style: Literal["standard", "or"] = "standard") -> Markup:
    """The same on a page: each name keeps its own direction of writing, whatever stands around it."""
    return Markup(listed([Markup("<bdi>%s</bdi>") % name for name in names], style))  # noqa: S704  # each is escaped


def hours(minutes: int, spoken: Language | None = None) -> str:
    """A length of time: "2 h", "1 h 30", "20 min"; in full where nobody writes "h"."""
    spoken = spoken or language()
    whole, rest = divmod(minutes, 60)
    if spoken.code not in WRITING_H:
        return _in_full(whole, rest, spoken.cldr)
    if rest and not whole:
        return f"{rest}{NO_BREAK}min"
    return f"{whole}{NO_BREAK}h{NO_BREAK}{rest:02}" if rest else f"{whole}{NO_BREAK}h"


def hours_in_tenths(minutes: int) -> str:
    """A length of time as the first certificates printed it, to a tenth of an hour: "19.2 h"."""
    tenths = round(minutes / 60, 1)
    if language().code not in WRITING_H:
        return _counted(tenths, "duration-hour", language().cldr)
    return f"{number(tenths, 1)}{NO_BREAK}h"


def _in_full(whole: int, rest: int, locale: str) -> str:
    said = [(whole, "duration-hour"), (rest, "duration-minute")]
    said = [each for each in said if each[0]] or said[:1]
    return lists.format_list([_counted(*each, locale) for each in said], locale=locale)


def _counted(number: float, unit: str, locale: str) -> str:
    return units.format_unit(number, unit, locale=locale).replace(" ", NO_BREAK)


def minutes(number: int) -> str:
    """A short length of time in full: "12 minutes"."""
    return _counted(number, "duration-minute", language().cldr)


WRITING_H = ("fr", "en")
"""Languages that write hours "2 h"."""
