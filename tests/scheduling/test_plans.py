"""Timetables asked for, looked at, published, put aside, mended: the doors, without the solver."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from lms.cohorts.models import CohortStaff
from lms.core.db import db, transaction
from lms.demo import builders
from lms.jobs.models import Job
from lms.jobs.worker import run_due
from lms.messages.models import Message
from lms.scheduling.availability.models import DayAway
from lms.scheduling.calendars.models import Closure
from lms.scheduling.models import SessionStaff
from lms.scheduling.plans.gathering import gather
from lms.scheduling.plans.models import TimetableRun
from lms.scheduling.plans.outcome import Outcome, packed, unpacked
from tests.factories import Browser, Cast, words_of
from tests.messages.conftest import chooses
from tests.scheduling.planned import FIRST, LAST, TERM, Visit, a_session, found, outcome_of, sessions_of


@pytest.fixture
def able(app: Flask, cast: Cast) -> Cast:
    """The cast, with four learners: they need the volunteer beside their trainer."""
    with app.app_context(), transaction():
        for number in range(3):
            builders.enrol(cast.ours.cohort, builders.a_person(f"Camarade {number}"))
    return cast


def test_one_button_asks_for_a_timetable(app: Flask, able: Cast, visit: Visit) -> None:
    browser, page = visit(able.coordinator), f"/sites/{able.ours.site.id}/timetable"
    before = sessions_of(app, able.ours.cohort)
    answer = browser.post(page, TERM)
    assert answer.status_code == 303
    searching = browser.get(answer.location)
    assert searching.headers["Refresh"]
    assert "The search begins in a moment." in words_of(searching)
    assert "Searching" in words_of(browser.get(page))
    assert sessions_of(app, able.ours.cohort) == before
    with app.app_context():
        assert db.session.scalars(select(Job.kind).where(Job.kind == "find_timetable")).all()


def test_asking_again_gives_the_first_search_up(app: Flask, able: Cast, visit: Visit) -> None:
    page = f"/sites/{able.ours.site.id}/timetable"
    for _again in range(2):
        visit(able.coordinator).post(page, TERM)
    with app.app_context():
        assert list(db.session.scalars(select(TimetableRun.state).order_by(TimetableRun.id))) == [
            "put-aside",
            "asked",
        ]
        kind = select(func.count(Job.id)).where(Job.kind == "find_timetable")
        assert db.session.scalar(kind) == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"first_day": "2026-11-20"}, "Choose a first day from today on."),
        ({"last_day": "2026-11-24"}, "The last day is not before the first."),
        ({"last_day": "2028-02-01"}, "Plan 400 days at most at once."),
    ],
)
def test_a_term_that_cannot_be_is_refused(
    able: Cast, visit: Visit, wrong: dict[str, str], sentence: str
) -> None:
    answer = visit(able.coordinator).post(f"/sites/{able.ours.site.id}/timetable", TERM | wrong)
    assert answer.status_code == 422
    assert sentence in words_of(answer)


def test_evenings_that_publishing_removes_are_named_before(app: Flask, able: Cast, visit: Visit) -> None:
    with app.app_context(), transaction():
        for number, days in ((8, 2), (9, 4)):
            a_session(able.ours.cohort, number, days)

    def keeps_one(outcome: Outcome) -> Outcome:
        begun, *others, kept = outcome.timetable.placed
        short = replace(outcome.timetable, placed=(begun, kept), missing=((kept.group, len(others)),))
        return replace(outcome, timetable=short)

    page = words_of(visit(able.coordinator).get(f"/timetables/{found(app, able, keeps_one)}"))
    assert "1 evening already planned is removed if you publish" in page
    assert "Moved" in page
    page = words_of(visit(able.coordinator).get(f"/timetables/{found(app, able)}"))
    assert "removed if you publish" not in page


def test_what_was_found_is_shown_beside_what_stands_then_published(
    app: Flask, able: Cast, visit: Visit
) -> None:
    run, browser = found(app, able), visit(able.coordinator)
    page = words_of(browser.get(f"/timetables/{run}"))
    assert "Now Proposed" in page
    assert "Thu 26 Nov, 18:30 New" in page
    assert browser.post(f"/timetables/{run}/publish").status_code == 303
    numbers = [number for number, *_rest in sessions_of(app, able.ours.cohort)]
    assert numbers == list(range(1, 11))
    with app.app_context():
        outcome = unpacked(db.session.get_one(TimetableRun, run).outcome)
        assert db.session.scalar(select(func.count(SessionStaff.id))) == 9 * 2
        team = set(db.session.scalars(select(CohortStaff.person_id)))
        assert {one for placed in outcome.timetable.placed for one in placed.volunteers} <= team
    assert "already decided" in words_of(_followed(browser, f"/timetables/{run}/publish"))


def _followed(browser: Browser, address: str) -> Any:
    return browser.get(browser.post(address).location)


def test_a_published_session_names_who_serves_it(app: Flask, able: Cast, visit: Visit) -> None:
    run = found(app, able)
    visit(able.coordinator).post(f"/timetables/{run}/publish")
    with app.app_context():
        last = db.session.scalar(select(func.max(SessionStaff.session_id)))
    shown = words_of(visit(able.coordinator).get(f"/sessions/{last}"))
    assert "trainer 1" in shown
    assert "Volunteers: volunteer 1" in shown


def test_a_published_timetable_is_told_once_to_each_learner(app: Flask, able: Cast, visit: Visit) -> None:
    chooses(app, able.learner, "sms")
    visit(able.coordinator).post(f"/timetables/{found(app, able)}/publish")
    run_due(app)
    with app.app_context():
        told = db.session.scalars(select(Message.text).where(Message.person_id == able.learner.id)).all()
    assert len(told) == 1
    assert told[0].startswith("Vos soirées ont de nouveaux horaires.")


def test_locked_and_marked_sessions_stay(app: Flask, able: Cast, visit: Visit) -> None:
    with app.app_context(), transaction():
        locked, marked = a_session(able.ours.cohort, 2, 4), a_session(able.ours.cohort, 3, 11)
        builders.attended(marked, able.ours.enrolment)
        kept = {locked.starts_at, marked.starts_at}
        number = locked.id
    assert visit(able.coordinator).post(f"/sessions/{number}/lock").status_code == 303
    run = found(app, able)
    visit(able.coordinator).post(f"/timetables/{run}/publish")
    after = sessions_of(app, able.ours.cohort)
    assert kept <= {begins for _number, begins, _room in after}
    assert len(after) == 10
    assert visit(able.coordinator).post(f"/sessions/{number}/unlock").status_code == 303


def test_publishing_one_timetable_puts_the_others_aside(app: Flask, able: Cast, visit: Visit) -> None:
    earlier, later = found(app, able), found(app, able)
    visit(able.coordinator).post(f"/timetables/{later}/publish")
    with app.app_context():
        states = {run.id: run.state for run in db.session.scalars(select(TimetableRun))}
    assert states == {earlier: "put-aside", later: "published"}


def test_all_that_is_planned_is_kept_with_one_press(app: Flask, able: Cast, visit: Visit) -> None:
    with app.app_context(), transaction():
        kept = {a_session(able.ours.cohort, number, days).starts_at for number, days in ((8, 2), (9, 5))}
    browser, page = visit(able.coordinator), f"/sites/{able.ours.site.id}/timetable"
    assert "3 evenings already planned may move" in words_of(browser.get(page))
    assert "3 evenings are locked." in words_of(_followed(browser, f"{page}/lock"))
    browser.post(f"/timetables/{found(app, able)}/publish")
    assert kept <= {begins for _number, begins, _room in sessions_of(app, able.ours.cohort)}
    assert "may move in a new timetable" in words_of(_followed(browser, f"{page}/unlock"))
    assert visit(able.theirs.people["coordinator"]).post(f"{page}/lock").status_code == 404


def test_where_nothing_changes_there_is_nothing_to_publish(app: Flask, able: Cast, visit: Visit) -> None:
    browser, first = visit(able.coordinator), found(app, able)
    assert f'action="/timetables/{first}/publish"' in browser.get(f"/timetables/{first}").text
    browser.post(f"/timetables/{first}/publish")
    second = browser.get(f"/timetables/{found(app, able)}")
    assert "there is nothing to publish." in words_of(second)
    assert "/publish" not in second.text


def test_a_timetable_that_no_longer_fits_is_refused(app: Flask, able: Cast, visit: Visit) -> None:
    run, before = found(app, able), sessions_of(app, able.ours.cohort)
    with app.app_context(), transaction():
        db.session.add(DayAway(person_id=able.trainer.id, day=date(2026, 11, 26)))
    browser = visit(able.coordinator)
    shown = browser.get(f"/timetables/{run}")
    assert "This timetable no longer fits what is known today." in words_of(shown)
    assert "/publish" not in shown.text
    page = words_of(_followed(browser, f"/timetables/{run}/publish"))
    assert "This timetable no longer fits what is known today." in page
    assert sessions_of(app, able.ours.cohort) == before


def test_the_checker_reads_every_timetable_before_it_is_published(
    app: Flask, able: Cast, visit: Visit
) -> None:
    def on_a_holiday(outcome: Outcome) -> Outcome:
        *others, last = outcome.timetable.placed
        moved = (*others, replace(last, day=date(2026, 12, 25)))
        return replace(outcome, timetable=replace(outcome.timetable, placed=moved))

    run, before = found(app, able, on_a_holiday), sessions_of(app, able.ours.cohort)
    visit(able.coordinator).post(f"/timetables/{run}/publish")
    assert sessions_of(app, able.ours.cohort) == before


def test_what_has_no_place_is_explained(app: Flask, cast: Cast, visit: Visit) -> None:
    page = words_of(visit(cast.coordinator).get(f"/timetables/{found(app, cast)}"))
    assert "What has no place, and why" not in page  # one learner needs no volunteer
    with app.app_context(), transaction():
        for number in range(5):
            builders.enrol(cast.ours.cohort, builders.a_person(f"Apprenante {number}"))
        for number in range(6):
            builders.enrol(cast.ours.cohort, builders.a_person(f"Apprenant {number}"))
    page = words_of(visit(cast.coordinator).get(f"/timetables/{found(app, cast)}"))
    assert "1 volunteer is free at most; needed for 12 learners: 3" in page
    assert "2 more volunteers" in page


def test_a_search_is_stopped_and_put_aside(app: Flask, able: Cast, visit: Visit) -> None:
    browser = visit(able.coordinator)
    run = browser.post(f"/sites/{able.ours.site.id}/timetable", TERM).location
    assert "It ends with the best timetable so far." in words_of(_followed(browser, f"{run}/stop"))
    assert "The sessions stay as they are." in words_of(_followed(browser, f"{run}/put-aside"))
    assert "already decided" in words_of(_followed(browser, f"{run}/put-aside"))
    assert "This search has ended." in words_of(_followed(browser, f"{run}/stop"))


@pytest.mark.parametrize("what", ["person", "room", "site"])
def test_what_happened_is_noted_and_a_repair_asked_for(
    app: Flask, able: Cast, visit: Visit, what: str
) -> None:
    with app.app_context(), transaction():
        a_session(able.ours.cohort, 2, 7)
    numbers = {"person": f"person-{able.trainer.id}", "room": f"room-{able.ours.session.room_id}"}
    asked = {"what": numbers.get(what, "site"), "first_day": "2026-12-01", "last_day": "2026-12-02"}
    answer = visit(able.coordinator).post(f"/sites/{able.ours.site.id}/timetable/repair", asked)
    assert answer.status_code == 303
    with app.app_context():
        run = db.session.scalars(select(TimetableRun)).one()
        assert (run.kind, run.state) == ("repair", "asked")
        away, closures = db.session.scalars(select(DayAway)).all(), db.session.scalars(select(Closure)).all()
        assert (len(away), len(closures)) == ((2, 0) if what == "person" else (0, 1))


def test_an_outcome_is_kept_whole(app: Flask, cast: Cast) -> None:
    with app.app_context():
        outcome = outcome_of(gather(cast.ours.site, FIRST, FIRST + timedelta(days=2)))
    assert outcome.reasons
    assert unpacked(packed(outcome)) == outcome


def test_a_repair_leaves_alone_what_nothing_happened_to(app: Flask, able: Cast) -> None:
    with app.app_context(), transaction():
        odd = a_session(able.ours.cohort, 2, 5).id  # a Sunday, without a room: meant so
        ill = a_session(able.ours.cohort, 3, 9)
        db.session.add(DayAway(person_id=able.trainer.id, day=date(2026, 12, 3)))
        number = ill.id
    with app.app_context():
        gathered = gather(able.ours.site, date(2026, 11, 24), LAST, repair=True)
    movable = {one.session_id for one in gathered.standing if not one.stays}
    assert number in movable
    assert odd not in movable
    assert gathered.problem.groups[0].helpers == 1
    assert len(gathered.problem.locked) == 1
