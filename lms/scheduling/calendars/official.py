"""School holidays as the ministry publishes them: the only file that imports the package of their days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

ACADEMIES = {
    "A": "Besançon, Bordeaux, Clermont-Ferrand, Dijon, Grenoble, Limoges, Lyon, Poitiers",
    "B": "Aix-Marseille, Amiens, Caen, Lille, Nancy-Metz, Nantes, Nice, Orléans-Tours, Reims, Rennes, Rouen,"
    " Strasbourg",
    "C": "Créteil, Montpellier, Paris, Toulouse, Versailles",
}
"""The academies of each zone since January 2016, by the names they had then, as the package tells them."""
DAY = timedelta(days=1)
BEGINS = 9
"""The month a school year begins in."""


@dataclass(frozen=True, slots=True)
class Official:
    """Holidays of a zone: their name, the first and the last day without school."""

    zone: str
    name: str
    first_day: date
    last_day: date

    @property
    def school_year(self) -> int:
        """The year in which its school year begins; summer ends one."""
        return self.first_day.year - (self.first_day.month < BEGINS)


@cache
def all_official() -> tuple[Official, ...]:
    """All that the package knows, in order. Read at first use: a fifth of a second that most never need."""
    from vacances_scolaires_france import SchoolHolidayDates

    days: dict[date, dict[str, object]] = SchoolHolidayDates().data
    return tuple(
        holidays
        for zone in ACADEMIES
        for holidays in _runs(
            zone,
            sorted(
                (day, str(row["nom_vacances"]).replace("'", "’"))
                for day, row in days.items()
                if row[f"vacances_zone_{zone.lower()}"]
            ),
        )
    )


def _runs(zone: str, days: Iterable[tuple[date, str]]) -> list[Official]:
    """Days in a row that bear one name, as one."""
    found: list[Official] = []
    for day, name in days:
        last = found[-1] if found else None
        if last and last.name == name and last.last_day + DAY == day:
            found[-1] = Official(zone, name, last.first_day, day)
        else:
            found.append(Official(zone, name, day, day))
    return found


def school_years(today: date) -> list[int]:
    """The school years from that of `today` on of which the summer is known: those are whole."""
    now = Official("", "", today, today).school_year
    return sorted({one.school_year for one in all_official() if one.school_year >= now and _is_summer(one)})


def _is_summer(holidays: Official) -> bool:
    return holidays.first_day.month in (6, 7)


def official(zone: str, school_year: int) -> list[Official]:
    """The holidays of a zone in one school year, in order."""
    return [one for one in all_official() if one.zone == zone and one.school_year == school_year]
