"""Hours of rooms, closures, school holidays and what a site plans by reach the problem that is solved."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from lms.accounts.models import Person
from lms.core.errors import Refused
from lms.scheduling.calendars.rules import hours_in, sunset
from lms.scheduling.plans.gathering import gather
from lms.scheduling.timetable.values import Problem
from tests.factories import Browser, Cast, words_of

Visit = Callable[[Person], Browser]
PLANNING = {
    "school_zone": "C",
    "learners_per_helper": "4",
    "learners_per_computer": "2",
    "latitude": "48.86",
    "longitude": "2.35",
    **{f"starts_{weekday}": "" for weekday in range(7)},
    "starts_1": "18:00, 19h30",
    **{f"weight_{name}": "1" for name in ("learners", "travel", "trainer", "load", "waiting", "sunset")},
    "weight_pair": "50",
    "weight_school": "9",
}


def problem_of(app: Flask, cast: Cast) -> Problem:
    """What would be asked for December and January."""
    with app.app_context():
        return gather(cast.ours.site, date(2026, 12, 1), date(2027, 1, 31)).problem


def test_opening_hours_are_asked_for(app: Flask, cast: Cast, visit: Visit) -> None:
    room = cast.ours.session.room_id
    hours = {"opens_1": "17:30", "closes_1": "21:00"}
    assert visit(cast.coordinator).post(f"/rooms/{room}/hours", hours).status_code == 303
    windows = problem_of(app, cast).rooms[0].windows
    assert windows is not None
    assert [(one.weekday, one.opens, one.closes) for one in windows] == [(1, 1050, 1260)]


def test_a_room_does_not_close_before_it_opens(cast: Cast, visit: Visit) -> None:
    hours = {"opens_1": "21:00", "closes_1": "17:30"}
    answer = visit(cast.coordinator).post(f"/rooms/{cast.ours.session.room_id}/hours", hours)
    assert answer.status_code == 422
    assert "The room closes after it opens." in words_of(answer)


def test_closures_take_days_away_until_they_are_removed(app: Flask, cast: Cast, visit: Visit) -> None:
    browser, list_ = visit(cast.coordinator), f"/sites/{cast.ours.site.id}/closures"
    days = {"first_day": "2026-12-21", "last_day": "2026-12-22"}
    room = cast.ours.session.room_id
    browser.post(list_, days | {"where": "0", "because": "Inventory"})
    browser.post(list_, days | {"where": str(room)})
    page = browser.get(list_)
    assert "The whole site – Monday 21 December → Tuesday 22 December – Inventory" in words_of(page)
    problem = problem_of(app, cast)
    assert date(2026, 12, 21) in problem.closed
    assert date(2026, 12, 25) in problem.closed  # public
    assert problem.rooms[0].closed == {date(2026, 12, 21), date(2026, 12, 22)}
    for number in {part.split("/")[0] for part in page.text.split('action="/closures/')[1:]}:
        browser.post(f"/closures/{number}/remove")
    assert date(2026, 12, 21) not in problem_of(app, cast).closed


def test_a_site_plans_by_what_its_coordinator_writes(app: Flask, cast: Cast, visit: Visit) -> None:
    visit(cast.administrator).post(
        "/school-holidays",
        {"zone": "C", "name": "Hiver", "first_day": "2027-01-04", "last_day": "2027-01-05"},
    )
    answer = visit(cast.coordinator).post(f"/sites/{cast.ours.site.id}/planning", PLANNING)
    assert answer.status_code == 303
    problem = problem_of(app, cast)
    assert problem.starts == ((1, 1080), (1, 1170))
    assert (problem.ratio, problem.weights.pair, problem.weights.school) == (4, 50, 9)
    assert problem.school == {date(2027, 1, 4), date(2027, 1, 5)}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"starts_1": "six"}, "Write hours like 18:30, with commas between them."),
        ({"starts_1": ""}, "Write at least one hour at which sessions begin."),
        ({"starts_1": "9,10,11,12,13,14,15"}, "Write 6 hours a day at most."),
        ({"weight_pair": "1000"}, "Write a number from 0 to 100."),
    ],
)
def test_what_is_not_an_hour_or_a_weight_is_refused(
    cast: Cast, visit: Visit, wrong: dict[str, str], sentence: str
) -> None:
    answer = visit(cast.coordinator).post(f"/sites/{cast.ours.site.id}/planning", PLANNING | wrong)
    assert answer.status_code == 422
    assert sentence in words_of(answer)


def test_school_holidays_are_removed(cast: Cast, visit: Visit) -> None:
    browser = visit(cast.administrator)
    browser.post(
        "/school-holidays",
        {"zone": "A", "name": "Hiver", "first_day": "2027-02-01", "last_day": "2027-02-02"},
    )
    page = browser.get("/school-holidays")
    assert "Hiver A 01/02/2027 – 02/02/2027" in words_of(page)
    number = page.text.split('action="/school-holidays/')[1].split("/")[0]
    browser.post(f"/school-holidays/{number}/remove")
    assert "Hiver" not in words_of(browser.get("/school-holidays"))


def test_a_coordinator_reads_which_academies_are_in_which_zone(cast: Cast, visit: Visit) -> None:
    page = words_of(visit(cast.coordinator).get(f"/sites/{cast.ours.site.id}/planning"))
    assert "Zone C Créteil, Montpellier, Paris" in page


def test_a_cohort_says_what_it_needs(app: Flask, cast: Cast, visit: Visit) -> None:
    asked = {"not_before": "2026-12-10", "not_after": "2027-01-20", "computers": "3", "step_free": "y"}
    assert visit(cast.coordinator).post(f"/cohorts/{cast.ours.cohort.id}/wishes", asked).status_code == 303
    group = problem_of(app, cast).groups[0]
    assert (group.first_day, group.last_day) == (date(2026, 12, 10), date(2027, 1, 20))
    assert (group.computers, group.step_free) == (3, True)


def test_hours_are_read_as_people_write_them() -> None:
    assert hours_in("19h30, 18:00 ; 9h") == ["09:00", "18:00", "19:30"]
    with pytest.raises(Refused):
        hours_in("25:00")


@pytest.mark.parametrize(
    ("day", "about"), [(date(2026, 6, 21), 21 * 60 + 58), (date(2026, 12, 21), 16 * 60 + 56)]
)
def test_the_sun_sets_in_paris(day: date, about: int) -> None:
    found = sunset(day, 48.86, 2.35, "Europe/Paris")
    assert found is not None
    assert abs(found - about) <= 5


def test_the_sun_does_not_set_in_the_far_north() -> None:
    assert sunset(date(2026, 6, 21), 69.6, 18.9, "Europe/Oslo") is None
