"""Tonight and the agenda: what those who teach see, by the day of the site."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from lms.core import clock
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import ClassSession
from tests.counting import statements
from tests.factories import Cast, Visitor, words_of
from tests.scheduling.conftest import TUESDAY


def before(words: str, mark: str) -> str:
    return words.split(mark)[0]


@pytest.mark.parametrize("role", ["volunteer", "trainer", "coordinator", "administrator"])
def test_those_who_teach_and_plan_see_tonight(cast: Cast, visit: Visitor, role: str) -> None:
    words = words_of(visit(cast.ours.people[role]).get("/tonight"))
    tonight = before(words, "The next evenings")
    assert "Tuesday 24 November, 18:30 to 20:30" in tonight
    assert "Salle 2, Antenne des Lilas" in tonight
    assert "1 person expected." in tonight


def test_tonight_is_the_day_of_the_site_not_of_the_clock(app: Flask, cast: Cast, visit: Visitor) -> None:
    """At 23:30 UTC it is already tomorrow in Paris, in winter and in summer."""
    with app.app_context(), transaction():
        session = db.session.get_one(ClassSession, cast.ours.session.id)
        session.starts_at = datetime(2026, 11, 25, 17, 30, tzinfo=UTC)
        session.ends_at = session.starts_at + timedelta(hours=2)
    for moment, is_tonight in (
        (datetime(2026, 11, 24, 22, 30, tzinfo=UTC), False),
        (datetime(2026, 11, 24, 23, 30, tzinfo=UTC), True),
        (datetime(2026, 11, 25, 22, 30, tzinfo=UTC), True),
    ):
        with clock.at(moment):
            words = words_of(visit(cast.trainer).get("/tonight"))
        shown = "Wednesday 25 November" in before(words, "Attendance still to be marked").split("The next")[0]
        assert shown is is_tonight


def test_an_evening_past_midnight_is_tonight_until_it_ends(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        session = db.session.get_one(ClassSession, cast.ours.session.id)
        session.starts_at = datetime(2026, 10, 24, 21, 30, tzinfo=UTC)  # 23:30, the night clocks go back
        session.ends_at = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    with clock.at(datetime(2026, 10, 25, 1, tzinfo=UTC)):
        words = words_of(visit(cast.trainer).get("/tonight"))
    assert "Saturday 24 October, 23:30 to 02:30" in before(words, "The next evenings")


def test_yesterday_s_unmarked_evening_is_recalled(app: Flask, cast: Cast, visit: Visitor) -> None:
    with clock.at(TUESDAY + timedelta(hours=20)):
        assert "Attendance still to be marked" in words_of(visit(cast.trainer).get("/tonight"))
        with app.app_context(), transaction():
            builders.attended(cast.ours.session, cast.ours.enrolment)
        assert "Attendance still to be marked" not in words_of(visit(cast.trainer).get("/tonight"))


def test_a_stranger_s_evenings_are_not_shown(cast: Cast, visit: Visitor) -> None:
    for page in ("/tonight", "/agenda"):
        assert "Antenne du Port" not in words_of(visit(cast.coordinator).get(page))
        assert f"/sessions/{cast.theirs.session.id}" not in visit(cast.trainer).get(page).text


def test_the_agenda_lists_four_weeks_by_day(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        other = builders.a_cohort(cast.ours.site, "Autre cohorte")
        builders.sessions(other, [TUESDAY + timedelta(days=later) for later in (2, 27, 29)])
    words = words_of(visit(cast.coordinator).get("/agenda"))
    assert words.index("Tuesday 24 November") < words.index("Thursday 26 November")
    assert "Monday 21 December" in words
    assert "Wednesday 23 December" not in words
    assert "18:25 to 20:25 Autre cohorte No room yet · No trainer yet" in words


@pytest.mark.parametrize("page", ["/tonight", "/agenda"])
def test_more_evenings_do_not_cost_more_statements(app: Flask, cast: Cast, visit: Visitor, page: str) -> None:
    browser = visit(cast.coordinator)
    with statements(app) as few:
        browser.get(page)
    with app.app_context(), transaction():
        for number in range(5):
            cohort = builders.a_cohort(cast.ours.site, f"Cohorte {number}")
            builders.sessions(cohort, [TUESDAY + timedelta(days=later) for later in range(4)])
    with statements(app) as many:
        browser.get(page)
    assert len(many) == len(few) <= 7


def test_the_weeks_to_come_are_shown_for_one_site(cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.administrator)
    ours, theirs = cast.ours.site, cast.theirs.site

    def links(address: str) -> list[bool]:
        page = browser.get(address).text
        sessions = (cast.ours.session.id, cast.theirs.session.id)
        return [f'href="/sessions/{number}"' in page for number in sessions]

    assert links("/agenda") == [True, True]
    assert links(f"/agenda?site={ours.id}") == [True, False]
    assert links(f"/agenda?site={theirs.id}") == [False, True]
    assert links("/agenda?site=999999") == [True, True]


def test_the_week_for_the_wall_says_what_is_where_and_names_no_learner(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    path = f"/sites/{cast.ours.site.id}/week"
    told = words_of(visit(cast.coordinator).get(path)).replace("\xa0", " ")
    for said in (
        "Semaine du lundi 23 novembre 2026",
        "18 h 30 à 20 h 30",
        "DigitAll débutant",
        "Salle 2",
        "trainer 1",
    ):
        assert said in told
    assert cast.learner.chosen_name not in told
    assert "Aucune soirée cette semaine" in words_of(visit(cast.coordinator).get(f"{path}?day=2026-11-30"))


@pytest.mark.parametrize("asked", ["not-a-day", "9999-12-31", "0001-01-01", "1999-12-31", "٢٠٢٦-١١-٣٠", ""])
def test_a_day_no_school_meets_on_is_today(cast: Cast, visit: Visitor, asked: str) -> None:
    answer = visit(cast.coordinator).get(f"/sites/{cast.ours.site.id}/week?day={asked}")
    assert answer.status_code == 200
    assert "Semaine du lundi 23 novembre 2026" in words_of(answer).replace("\xa0", " ")
