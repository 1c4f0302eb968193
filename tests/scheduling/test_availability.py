"""People tap a week, note days away; coordinators write down for others; old words are forgotten."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from lms.accounts.models import Person
from lms.core import clock
from lms.core.db import db, transaction
from lms.scheduling.availability.models import Availability, DayAway
from lms.scheduling.availability.operations import forget_old_words
from lms.scheduling.availability.queries import told_by_one
from lms.scheduling.availability.rules import leaves, windows
from lms.scheduling.timetable.values import Window
from tests.factories import Browser, Cast, words_of
from tests.scheduling.conftest import TUESDAY

Visit = Callable[[Person], Browser]
WEEK = {"can": ["0-evening", "2-evening"], "reason_1": "work", "last_service": "21:40", "minutes": "10"}


def test_a_learner_taps_a_week(app: Flask, cast: Cast, visit: Visit) -> None:
    browser = visit(cast.learner)
    assert browser.post("/my-availability", WEEK).status_code == 303
    page = browser.get("/my-availability")
    assert 'value="0-evening" checked' in page.text
    assert 'value="1-evening" checked' not in page.text
    with app.app_context():
        told = told_by_one(cast.learner.id)
        assert [cell for cell, possible in told.cells.items() if possible] == [
            (0, "evening"),
            (2, "evening"),
        ]
        assert told.reasons == {1: "work"}
        assert (told.last_service, told.minutes) == (time(21, 40), 10)


def test_every_week_leads_back_to_where_one_came_from(cast: Cast, visit: Visit) -> None:
    place, site = cast.ours.enrolment, cast.ours.site.id
    learner, trainer = (f"/people/{one.id}/availability" for one in (cast.learner, cast.trainer))
    for person, page, back in (
        (cast.learner, "/my-availability", "/my-sessions"),
        (cast.trainer, "/my-availability", "/tonight"),
        (cast.coordinator, learner, f"/cohorts/{place.cohort_id}/learners/{place.id}"),
        (cast.coordinator, trainer, f"/sites/{site}/team/{cast.trainer.id}"),
    ):
        assert f'class="back" href="{back}"' in visit(person).get(page).text
    assert trainer in visit(cast.coordinator).get(f"/sites/{site}/team/{cast.trainer.id}").text


def test_a_week_said_again_replaces_the_first(app: Flask, cast: Cast, visit: Visit) -> None:
    for evenings in (["0-evening"], ["3-evening"]):
        visit(cast.volunteer).post("/my-availability", {"can": evenings})
    with app.app_context():
        told = told_by_one(cast.volunteer.id)
        assert [cell for cell, possible in told.cells.items() if possible] == [(3, "evening")]


@pytest.mark.parametrize("wrong", [{"can": ["9-evening"]}, {"reason_0": "ramadan"}, {"minutes": "1000"}])
def test_only_what_the_week_offers_is_kept(
    app: Flask, cast: Cast, visit: Visit, wrong: dict[str, object]
) -> None:
    assert visit(cast.learner).post("/my-availability", WEEK | wrong).status_code == 422
    with app.app_context():
        assert not db.session.scalar(select(func.count(Availability.id)))


def test_days_away_are_noted_and_taken_back(cast: Cast, visit: Visit) -> None:
    browser = visit(cast.trainer)
    days = {"first_day": "2026-12-07", "last_day": "2026-12-08", "reason": "childcare"}
    assert browser.post("/my-availability/days-away", days).status_code == 303
    assert browser.post("/my-availability/days-away", days).status_code == 303
    assert "Tuesday 8 December – Children" in words_of(browser.get("/my-availability"))
    browser.post("/my-availability/day-back", {"day": "2026-12-08"})
    page = words_of(browser.get("/my-availability"))
    assert "Monday 7 December" in page
    assert "Tuesday 8 December" not in page


def test_a_last_day_before_the_first_is_refused(cast: Cast, visit: Visit) -> None:
    days = {"first_day": "2026-12-08", "last_day": "2026-12-07", "reason": ""}
    answer = visit(cast.trainer).post("/my-availability/days-away", days)
    assert answer.status_code == 422
    assert "The last day is not before the first." in words_of(answer)


def test_a_coordinator_writes_down_for_their_own_people_alone(app: Flask, cast: Cast, visit: Visit) -> None:
    browser = visit(cast.coordinator)
    ours, theirs = cast.learner.id, cast.theirs.people["learner"].id
    assert browser.post(f"/people/{ours}/availability", WEEK).status_code == 303
    assert browser.post(f"/people/{theirs}/availability", WEEK).status_code == 404
    assert browser.get(f"/people/{cast.theirs.people['trainer'].id}/availability").status_code == 404
    with app.app_context():
        assert told_by_one(ours).cells
        assert not told_by_one(theirs).cells


def test_what_a_trainer_may_teach_is_listed(cast: Cast, visit: Visit) -> None:
    browser, list_ = visit(cast.coordinator), f"/sites/{cast.ours.site.id}/qualifications"
    assert "All courses" in words_of(browser.get(list_))
    browser.post(f"{list_}/{cast.trainer.id}", {"courses": ["digitall-debutant"]})
    assert "All courses" not in words_of(browser.get(list_))


def test_words_are_forgotten_after_six_months(app: Flask, cast: Cast, visit: Visit) -> None:
    visit(cast.learner).post("/my-availability", WEEK)
    visit(cast.learner).post(
        "/my-availability/days-away", {"first_day": "2026-12-07", "last_day": "2026-12-07"}
    )
    for later, kept in ((180, 21), (190, 0)):
        with clock.at(TUESDAY + timedelta(days=later)), app.app_context(), transaction():
            forget_old_words()
            assert db.session.scalar(select(func.count(Availability.id))) == kept
    with clock.at(TUESDAY + timedelta(days=400)), app.app_context(), transaction():
        forget_old_words()
        assert not db.session.scalar(select(func.count(DayAway.id)))


def test_what_is_tapped_becomes_hours() -> None:
    assert windows({}) is None
    assert windows({(0, "evening"): True, (1, "evening"): False}) == (Window(0, 1020, 1440),)


def test_the_last_service_of_small_hours_belongs_to_the_evening() -> None:
    assert leaves(time(21, 40), 10) == 21 * 60 + 30
    assert leaves(time(0, 20), 5) == 24 * 60 + 15
    assert leaves(None, 0) is None
