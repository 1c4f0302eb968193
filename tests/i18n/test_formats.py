"""Dates, hours and numbers are written as each reader writes them."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from lms.i18n import formats, words

EVENING = datetime(2026, 10, 27, 17, 30, tzinfo=UTC)
BEFORE_THE_CHANGE = datetime(2026, 10, 22, 16, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    words.use("fr")
    yield
    words.use("fr")


def test_the_first_of_a_month_is_said_as_in_french() -> None:
    assert formats.day(date(2026, 12, 1), "evening") == "mardi 1er décembre"
    assert formats.day(date(2026, 12, 1)) == "mardi 1er décembre 2026"
    assert formats.day(date(2026, 12, 11), "evening") == "vendredi 11 décembre"
    assert formats.day(date(2026, 12, 1), "numeric") == "01/12/2026"


def test_half_past_six_stays_half_past_six_across_the_change_of_hour() -> None:
    assert formats.clock(EVENING, "Europe/Paris") == formats.clock(BEFORE_THE_CHANGE, "Europe/Paris")
    assert formats.clock(EVENING, "Europe/Paris").replace("\u00a0", " ") == "18 h 30"


@pytest.mark.parametrize(("code", "hour"), [("en", "18:30"), ("ar", "18:30")])
def test_other_languages_write_the_hour_with_a_colon(code: str, hour: str) -> None:
    words.use(code)
    assert formats.clock(EVENING, "Europe/Paris") == hour


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (lambda: formats.number(2214), "2 214"),
        (lambda: formats.percent(0.46), "46 %"),
        (lambda: formats.hours(90), "1 h 30"),
        (lambda: formats.hours(120), "2 h"),
        (lambda: formats.hours(1155), "19 h 15"),
        (lambda: formats.hours(20), "20 min"),
        (lambda: formats.hours(0), "0 h"),
        (lambda: formats.hours_in_tenths(1152), "19,2 h"),
        (lambda: formats.hours_in_tenths(1200), "20 h"),
    ],
)
def test_numbers_keep_together_what_belongs_together(written: Callable[[], str], meant: str) -> None:
    assert " " not in written()
    assert re.sub("[\u00a0\u202f]", " ", written()) == meant


@pytest.mark.parametrize("code", ["fr", "en", "ar"])
def test_every_language_has_its_formats(code: str) -> None:
    words.use(code)
    for pattern in ("evening", "narrow", "numeric", "full"):
        assert formats.day(date(2026, 11, 24), pattern)
    assert formats.local_day(EVENING, "Europe/Paris", "evening")


LISTS = {
    "fr": ("", "Léa", "Léa et Omar", "Léa, Omar et Zoé"),
    "en": ("", "Léa", "Léa and Omar", "Léa, Omar and Zoé"),
    "ar": ("", "Léa", "Léa وOmar", "Léa وOmar وZoé"),
}


@pytest.mark.parametrize("code", LISTS)
def test_names_follow_each_other_as_in_a_sentence(code: str) -> None:
    words.use(code)
    names = ("Léa", "Omar", "Zoé")
    assert tuple(formats.listed(names[:many]) for many in range(4)) == LISTS[code]


def test_of_which_one_is_enough_is_said_with_or() -> None:
    assert formats.listed(["Word", "Writer"], "or") == "Word ou Writer"


@settings(max_examples=20)
@given(names=st.lists(st.text(min_size=1), max_size=4), code=st.sampled_from(sorted(LISTS)))
def test_on_a_page_each_name_of_a_list_is_kept_apart_and_escaped(names: list[str], code: str) -> None:
    words.use(code)
    shown = formats.listed_apart(names)
    assert re.findall("<bdi>(.*?)</bdi>", shown, re.S) == [str(escape(name)) for name in names]
    assert "," not in re.sub("<bdi>.*?</bdi>", "", shown, flags=re.S) or code != "ar"
