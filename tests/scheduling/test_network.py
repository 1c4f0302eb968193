"""The timetables of all sites: asked for at once, one search a site, each published by itself."""

from collections.abc import Callable
from datetime import date

from flask import Flask
from sqlalchemy import select

from lms.accounts.models import Person
from lms.core.clock import now
from lms.core.db import db, save, transaction
from lms.demo import builders
from lms.jobs.models import Job
from lms.scheduling.plans.models import TimetableRun
from tests.factories import Browser, Cast, words_of

Visit = Callable[[Person], Browser]
PAGE = "/timetables"
TERM = {"first_day": "2026-11-25", "last_day": "2027-02-28", "rounds": "20"}


def searches(app: Flask) -> list[str]:
    with app.app_context():
        wanted = select(Job.key).where(Job.kind == "find_timetable", Job.state == "ready")
        return [key or "" for key in db.session.scalars(wanted.order_by(Job.id))]


def test_one_search_is_asked_for_each_site(app: Flask, cast: Cast, visit: Visit) -> None:
    browser = visit(cast.administrator)
    assert "Not asked for yet" in words_of(browser.get(PAGE))
    assert browser.post(PAGE, TERM).location == PAGE
    sites = sorted(f"site-{side.site.id}" for side in (cast.ours, cast.theirs))
    assert sorted(searches(app)) == sites
    answer = browser.get(PAGE)
    assert answer.headers["Refresh"]
    page = words_of(answer)
    assert "2 timetables are asked for." in page
    assert page.count("Searching") == 2


def test_what_was_found_is_told_with_the_way_to_its_own_page(app: Flask, cast: Cast, visit: Visit) -> None:
    with app.app_context(), transaction():
        days = {"first_day": date(2026, 11, 25), "last_day": date(2027, 2, 28), "asked_at": now()}
        found = {"state": "found", "placed": 9, "wanted": 10, "penalty": 12, "first_penalty": 40}
        run = TimetableRun(site_id=cast.ours.site.id, rounds=20, **days, **found)
        save(run)
        number = run.id
    answer = visit(cast.administrator).get(PAGE)
    assert "To look at 9 of 10 40 · 12 Look at it" in words_of(answer)
    assert f'href="/timetables/{number}"' in answer.text
    assert "Refresh" not in answer.headers


def test_asking_again_leaves_one_search_a_site(app: Flask, cast: Cast, visit: Visit) -> None:
    for _again in range(2):
        visit(cast.administrator).post(PAGE, TERM)
    assert len(searches(app)) == 2
    with app.app_context():
        states = list(db.session.scalars(select(TimetableRun.state).order_by(TimetableRun.id)))
    assert sorted(states) == ["asked", "asked", "put-aside", "put-aside"]


def test_a_site_with_nothing_to_place_is_told_and_holds_no_other_up(
    app: Flask, cast: Cast, visit: Visit
) -> None:
    with app.app_context(), transaction():
        builders.a_site("Antenne vide")
    browser = visit(cast.administrator)
    browser.post(PAGE, TERM)
    assert "Antenne vide: No cohort of this site has sessions left to place." in words_of(browser.get(PAGE))
    assert len(searches(app)) == 2


def test_a_term_that_cannot_be_asks_for_nothing(app: Flask, cast: Cast, visit: Visit) -> None:
    answer = visit(cast.administrator).post(PAGE, TERM | {"last_day": "2026-11-24"})
    assert answer.status_code == 422
    assert "The last day is not before the first." in words_of(answer)
    assert searches(app) == []


def test_coordinators_plan_their_own_site_only(cast: Cast, visit: Visit) -> None:
    assert visit(cast.coordinator).get(PAGE).status_code == 403
    assert visit(cast.coordinator).post(PAGE, TERM).status_code == 403
