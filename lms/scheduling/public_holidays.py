"""French public holidays, by subdivision, in words: the only file that imports `holidays`."""

from datetime import date
from functools import cache

SUBDIVISIONS = ("", "57", "6AE")
"""The common days; Moselle; Alsace. Other codes would silently give the common days."""
LANGUAGES = {"en": "en_US"}


@cache
def _of_year(subdivision: str, year: int, language: str) -> dict[date, str]:
    from holidays import country_holidays  # at first use: 19 MB, and few commands need it

    found = country_holidays(
        "FR", subdiv=subdivision or None, years=[year], language=LANGUAGES.get(language, "fr")
    )
    return {day: found[day] for day in sorted(found)}


def public_holidays(subdivision: str, first: date, last: date, language: str) -> dict[date, str]:
    """Public holidays from `first` to `last` with their names; raises ValueError for unknown codes."""
    if subdivision not in SUBDIVISIONS:
        raise ValueError(f"public holidays of {subdivision!r} are not known")
    years = range(first.year, last.year + 1)
    days = {day: name for year in years for day, name in _of_year(subdivision, year, language).items()}
    return {day: name for day, name in days.items() if first <= day <= last}
