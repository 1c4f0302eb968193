"""Pages few people meet, refusals among them: they keep nobody out either."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import Page, Route
from sqlalchemy import select
from werkzeug.test import TestResponse

from lms.accounts.models import Person, Site
from lms.catalogue.queries import course
from lms.cohorts.models import Cohort, Enrolment
from lms.core.clock import now
from lms.core.db import db, save, transaction
from lms.demo import builders
from lms.learning.exams.models import ExamBooking, ExamSitting
from lms.learning.models import Observation
from lms.scheduling.evidence.rules import code_at
from lms.scheduling.plans.gathering import gather
from lms.scheduling.plans.models import TimetableRun
from lms.scheduling.plans.outcome import Outcome, packed
from lms.scheduling.timetable.explain import explain
from lms.scheduling.timetable.greedy import first_timetable
from lms.scheduling.timetable.openings import Site as Asked
from lms.scheduling.timetable.penalty import costs
from lms.scheduling.timetable.values import Timetable
from tests.browser.accessibility import wrong_with
from tests.browser.conftest import OpenPage
from tests.browser.hands import press, sign_in
from tests.browser.walking import kind_of

pytestmark = pytest.mark.browser


def of_few_cohorts() -> dict[str, list[str]]:
    """What each of these people opens of the exam and the checklists of the demonstration."""
    sitting, place = db.session.execute(
        select(ExamSitting.id, Enrolment).join(Enrolment, Enrolment.id == ExamSitting.enrolment_id)
    ).one()
    cohort, candidate, under_way = place.cohort_id, place.id, a_sitting_under_way(place)
    booking = db.session.scalars(select(ExamBooking.id)).one()
    watched = db.session.scalars(select(Observation).order_by(Observation.id)).first()
    assert watched
    seen = db.session.get_one(Enrolment, watched.enrolment_id)
    followed = db.session.get_one(Cohort, seen.cohort_id)
    taught = course(followed.course)
    module = taught.module(watched.module) if taught else None
    assert module
    exam, bookings = f"/cohorts/{cohort}/exam", f"/cohorts/{cohort}/exam/bookings/{candidate}"
    sheet = f"modules/{module.number}/observations/1"
    return {
        "100601": [
            f"/learning/{candidate}/exam",
            f"/learning/{candidate}/exam/{sitting}/result",
            f"/learning/{candidate}/exam/{under_way}",
            f"/learning/{candidate}/exam/{under_way}/questions/1",
            f"/learning/{candidate}/exam/{under_way}/hand-in",
        ],
        "ines": [
            exam,
            f"{exam}/open",
            f"{exam}/sittings/{sitting}",
            f"{exam}/sittings/{sitting}/cancel",
            f"{exam}/sittings/{under_way}/stop",
            f"{exam}/stop",
            bookings,
            f"{bookings}/{booking}",
            f"{bookings}/{booking}/sheet",
        ],
        "claire": [
            f"/cohorts/{seen.cohort_id}/observations",
            f"/cohorts/{seen.cohort_id}/{sheet}",
            f"/cohorts/{seen.cohort_id}/learners/{seen.id}/{sheet}",
        ],
        person_of(seen): [f"/learning/{seen.id}/observations"],
    }


def a_sitting_under_way(place: Enrolment) -> int:
    """The exam again, begun just now; its number."""
    with transaction():
        taught = course(db.session.get_one(Cohort, place.cohort_id).course)
        assert taught
        assert taught.exam
        return builders.an_exam_sitting(place, taught.exam, 2).id


def person_of(enrolment: Enrolment) -> str:
    """The identifier of whoever has this place."""
    return db.session.get_one(Person, enrolment.person_id).identifier


def check_each(open_page: OpenPage, opened: Mapping[str, Iterable[str]]) -> None:
    """Nothing keeps anybody out of what they open: addresses, by identifier."""
    faults: list[str] = []
    for identifier, addresses in opened.items():
        page = open_page()
        sign_in(page, identifier, "284917" if identifier.isdecimal() else "passerelle-demo")
        for address in addresses:
            answered = page.goto(address)
            assert answered is not None
            assert answered.ok, address
            faults += wrong_with(page, kind_of(address))
    assert not faults, "\n".join(faults)


def test_exams_and_checklists_have_no_barrier(open_page: OpenPage, app_beside: Flask) -> None:
    check_each(open_page, of_few_cohorts())


def test_signing_for_an_evening_has_no_barrier(open_page: OpenPage, app_beside: Flask) -> None:
    """An evening under way at any hour the tests run: the walk may find one that cannot be signed yet."""
    with transaction():
        site = db.session.scalars(select(Site).order_by(Site.id)).first()
        assert site
        cohort = builders.a_cohort(site, "Atelier qui signe")
        (evening,) = builders.sessions(cohort, [now()])
        newcomer = a_learner(site, "Tadele Bekele", "199001")
        place = builders.enrol(cohort, newcomer).id
        builders.attended(evening, builders.enrol(cohort, a_learner(site, "Hawa Diallo", "199002")))
        at = f"/sessions/{evening.id}"
        code = code_at(str(app_beside.secret_key).encode(), evening.id, now())
        scanned = [f"/here/{evening.id}/{each}" for each in (code, "0" * 32)]
    opened = {
        "nadia": [at, f"{at}/sign", f"{at}/sign/{place}", f"{at}/wall", f"{at}/close"],
        newcomer.identifier: scanned,
    }
    check_each(open_page, opened)


def a_learner(site: Site, name: str, identifier: str) -> Person:
    """Somebody new at this site, with the PIN of the demonstration's learners."""
    amina = db.session.scalars(select(Person).where(Person.identifier == "100001")).one()
    newcomer = builders.a_person(name, identifier, secret_hash=amina.secret_hash)
    builders.a_role(newcomer, "learner", site)
    return newcomer


def test_a_placement_of_ones_own_has_no_barrier(open_page: OpenPage, app_beside: Flask) -> None:
    with transaction():
        site = db.session.scalars(select(Site).order_by(Site.id)).first()
        assert site
        newcomer = a_learner(site, "Rahel Tesfay", "rahel-placee")
        address = f"/my-placement/{builders.a_placement(site, newcomer).id}"
    page, faults = open_page(), list[str]()
    sign_in(page, "rahel-placee", "284917")
    for each in (address, f"{address}/questions/1"):
        page.goto(each)
        faults += wrong_with(page, kind_of(each))
    assert not faults, "\n".join(faults)


def test_timetables_and_visitors_have_no_barrier(open_page: OpenPage, app_beside: Flask) -> None:
    with transaction():
        site = db.session.scalars(select(Site).order_by(Site.id)).first()
        cohort = db.session.scalars(select(Cohort).order_by(Cohort.id)).first()
        assert site
        assert cohort
        open_to_all = builders.sessions(builders.a_cohort(site, "Atelier ouvert"), [now()])[0]
        open_to_all.kind = "drop-in"
        searching, found = a_search(site), a_timetable(site)
        addresses = [f"/timetables/{one.id}" for one in (searching, found)]
        addresses += [f"/sessions/{open_to_all.id}/visitors"]
    page = open_page()
    sign_in(page, "nadia", "passerelle-demo")
    faults: list[str] = []
    for address in addresses:
        answered = page.goto(address)
        assert answered is not None
        assert answered.ok, address
        faults += wrong_with(page, f"{kind_of(address)} {page.title()}")
    assert not faults, "\n".join(faults)


def a_search(site: Site) -> TimetableRun:
    """A search that is under way; no worker knows of it."""
    day = now().date()
    term = {"first_day": day + timedelta(days=1), "last_day": day + timedelta(days=90), "rounds": 20}
    run = TimetableRun(site_id=site.id, asked_at=now(), **term)
    save(run)
    return run


def a_timetable(site: Site) -> TimetableRun:
    """One that was found, and has no place for some evenings."""
    run = a_search(site)
    problem = gather(site, run.first_day, run.last_day).problem
    asked = Asked(problem)
    first = first_timetable(asked)
    short = Timetable(first.placed[1:], ((first.placed[0].group, 1),))
    outcome = Outcome(
        short, tuple(costs(asked, short)), (explain(asked, first.placed[0].group, short.placed),)
    )
    run.state, run.outcome, run.penalty, run.first_penalty = "found", packed(outcome), 10_000, 10_000
    run.placed, run.wanted = len(short.placed), len(first.placed)
    return run


def break_down(*_: object, **__: object) -> None:
    raise RuntimeError("planted")


@pytest.fixture
def refusals(app_beside: Flask, monkeypatch: pytest.MonkeyPatch) -> dict[int, TestResponse]:
    """A page of each refusal, by its status, from the application beside: nothing is broken here."""
    stranger = app_beside.test_client()
    form = {"identifier": "nobody", "secret": "111222"}
    found = {
        400: stranger.post("/language"),  # without its token
        404: stranger.get("/nowhere"),
        413: stranger.post("/sign-in", data={"identifier": "x" * 2_200_000}),
    }
    monkeypatch.setitem(app_beside.config, "WTF_CSRF_ENABLED", False)
    with stranger.session_transaction() as session:
        learner = db.session.scalars(select(Person).where(Person.identifier == "100001")).one()
        session.update(_user_id=f"{learner.id}.{learner.sign_in_key}", seen=int(now().timestamp()))
    found[403] = stranger.get("/cohorts")
    stranger = app_beside.test_client()
    with monkeypatch.context() as too_often:
        too_often.setattr("lms.accounts.operations.wait_to_sign_in", lambda *_: timedelta(minutes=15))
        found[429] = stranger.post("/sign-in", data=form)
    monkeypatch.setattr("lms.core.web.end_writing", break_down)
    found[500] = stranger.post("/language", data={"language": "fr"})
    return found


def giving(answer: TestResponse) -> Callable[[Route], None]:
    """Lets a browser have this answer."""
    given = {"status": answer.status_code, "headers": dict(answer.headers), "body": answer.data}
    return lambda route: route.fulfill(**given)


def test_a_refusal_keeps_nobody_out(open_page: OpenPage, refusals: dict[int, TestResponse]) -> None:
    page, faults = open_page(), list[str]()
    for status, answer in refusals.items():
        assert answer.status_code == status
        page.route(f"**/refused/{status}", giving(answer))
        page.goto(f"/refused/{status}")
        faults += wrong_with(page, f"refused {status}")
    assert not faults, "\n".join(faults)


def test_a_form_that_comes_back_keeps_nobody_out(open_page: OpenPage) -> None:
    page = open_page()
    sign_in(page, "helene", "passerelle-demo")
    page.goto("/cohorts/new")
    assert not wrong_with(sent_empty(page), "a form that came back")


def sent_empty(page: Page) -> Page:
    """The page once its form came back: the browser itself was not let say what is missing."""
    form = page.locator("main form[method=post]").last
    form.evaluate("form => { form.noValidate = true; }")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        press(page, form.locator("button").last)
    assert answered.value.status == 422
    return page
