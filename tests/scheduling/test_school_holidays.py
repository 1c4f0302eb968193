"""The official school holidays are added by zone and year; what a person wrote or changed stays theirs."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from flask import Flask

from lms.accounts.models import Person
from lms.scheduling.calendars.official import all_official, official, school_years
from lms.scheduling.calendars.queries import school_days
from tests.factories import Browser, Cast, words_of

Visit = Callable[[Person], Browser]
LIST, OFFICIAL = "/school-holidays", "/school-holidays/official"
C_2026 = {"zone": "C", "school_year": "2026"}


def test_the_dates_are_those_of_the_ministry() -> None:
    """Copied by hand from the calendar of 2026-2027, whose summer begins on 3 July 2027 after class."""
    assert [(one.name, one.first_day, one.last_day) for one in official("C", 2026)] == [
        ("Vacances de la Toussaint", date(2026, 10, 17), date(2026, 11, 1)),
        ("Vacances de Noël", date(2026, 12, 19), date(2027, 1, 3)),
        ("Vacances d’hiver", date(2027, 2, 6), date(2027, 2, 21)),
        ("Vacances de printemps", date(2027, 4, 3), date(2027, 4, 18)),
        ("Pont de l’Ascension", date(2027, 5, 6), date(2027, 5, 8)),
        ("Vacances d’été", date(2027, 7, 3), date(2027, 8, 31)),
    ]


def test_a_school_year_ends_with_its_summer() -> None:
    assert school_years(date(2026, 8, 31))[0] == 2025
    assert school_years(date(2026, 9, 1))[0] == 2026
    assert school_years(date(2090, 1, 1)) == []
    for zone in "ABC":
        for year in school_years(date(2026, 9, 1)):
            summers = [one for one in official(zone, year) if one.first_day.month in (6, 7)]
            assert [one.last_day for one in summers] == [date(year + 1, 8, 31)]


def test_no_holidays_of_a_zone_share_a_day() -> None:
    for zone in "ABC":
        mine = [one for one in all_official() if one.zone == zone]
        assert all(one.last_day < later.first_day for one, later in pairwise(mine))


def test_what_would_be_added_is_shown_with_its_source(cast: Cast, visit: Visit) -> None:
    page = words_of(visit(cast.administrator).get(f"{OFFICIAL}?zone=C&school_year=2026"))
    assert "Vacances de Noël 19/12/2026 – 03/01/2027 Will be added" in page
    assert "vacances-scolaires-france" in page
    assert "A later decree" in page


def test_official_dates_are_added_once(app: Flask, cast: Cast, visit: Visit) -> None:
    browser = visit(cast.administrator)
    assert browser.post(OFFICIAL, C_2026).location == LIST
    assert "6 holidays are added." in words_of(browser.get(LIST))
    browser.post(OFFICIAL, C_2026)
    page = words_of(browser.get(LIST))
    assert "0 holidays are added." in page
    assert page.count("Vacances de Noël C") == 1
    assert "All of them are noted already." in words_of(browser.get(f"{OFFICIAL}?zone=C&school_year=2026"))
    with app.app_context():
        assert date(2027, 8, 31) in school_days("C", date(2027, 8, 1), date(2027, 9, 30))
        assert date(2027, 9, 1) not in school_days("C", date(2027, 8, 1), date(2027, 9, 30))
        assert not school_days("B", date(2026, 9, 1), date(2027, 8, 31))


def test_what_a_person_changed_stays_theirs(cast: Cast, visit: Visit) -> None:
    browser = visit(cast.administrator)
    browser.post(OFFICIAL, C_2026)
    page = browser.get(LIST).text
    number = page.split("Vacances de Noël")[0].rsplit("/school-holidays/", 1)[1].split('"')[0]
    changed = {"zone": "C", "name": "Noël", "first_day": "2026-12-18", "last_day": "2027-01-04"}
    assert browser.post(f"{LIST}/{number}", changed | {"last_day": "2026-12-01"}).status_code == 422
    assert browser.post(f"{LIST}/{number}", changed).status_code == 303
    shown = words_of(browser.get(f"{OFFICIAL}?zone=C&school_year=2026"))
    assert "Yours stay: 18/12/2026 – 04/01/2027" in shown
    browser.post(OFFICIAL, C_2026)
    page = words_of(browser.get(LIST))
    assert "Noël C 18/12/2026 – 04/01/2027" in page
    assert "Vacances de Noël" not in page


@pytest.mark.parametrize(
    "asked", [{"zone": "D", "school_year": "2026"}, {"zone": "A", "school_year": "1990"}]
)
def test_a_zone_or_a_year_there_is_not_is_refused(cast: Cast, visit: Visit, asked: dict[str, str]) -> None:
    browser = visit(cast.administrator)
    assert browser.post(OFFICIAL, asked).status_code == 422
    assert browser.get(OFFICIAL + "?" + "&".join(f"{k}={v}" for k, v in asked.items())).status_code == 200
