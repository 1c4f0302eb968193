"""Every page of each role, on a phone, light and dark: nothing keeps anybody out, nothing sticks out."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import select

from lms.accounts.models import Person, Site
from lms.catalogue.queries import course
from lms.cohorts.models import Cohort, Enrolment
from lms.core.clock import now
from lms.core.db import db, save, transaction
from lms.credentials.models import Certificate
from lms.demo import builders
from lms.demo.sign_ins import SHOWN, SignIn
from lms.learning.exams.models import ExamBooking, ExamSitting
from lms.learning.models import Observation
from lms.scheduling.models import ClassSession
from lms.scheduling.plans.gathering import gather
from lms.scheduling.plans.models import TimetableRun
from lms.scheduling.plans.outcome import Outcome, packed
from lms.scheduling.timetable.explain import explain
from lms.scheduling.timetable.greedy import first_timetable
from lms.scheduling.timetable.openings import Site as Asked
from lms.scheduling.timetable.penalty import costs
from lms.scheduling.timetable.values import Timetable
from tests.authoring.parcels import a_course, in_lesson, zipped
from tests.browser.accessibility import barriers, pale, parts_of, ready
from tests.browser.conftest import OpenPage
from tests.browser.hands import answer, assert_it_fits, fill, follow, press, question_on, send, sign_in
from tests.browser.past import beside, email_module
from tests.browser.server import Server
from tests.browser.walking import kind_of, kinds_open_to, walk

pytestmark = pytest.mark.browser

QUIZ = "/learning/#/attempts/#"
PLACEMENT = "/my-placement/#"
BEHIND_A_BUTTON = {
    QUIZ,
    f"{QUIZ}/questions/#",
    f"{QUIZ}/questions/#/feedback",
    f"{QUIZ}/hand-in",
    PLACEMENT,
    f"{PLACEMENT}/questions/#",
}
"""Pages no link leads to: they have a test of their own."""
OF_FEW = re.compile(
    r"/(learning|cohorts)/#/(exam|work|.*observations)|/courses/packages/#"
    r"|/cohorts/#/.*exercises/#|/learning/.*/preview|/preview-frame|/my-certificates/#/badge"
    r"|/here/#/#|/sessions/#/sign/#|/work/#/replay|/sessions/#/visitors|/timetables/#"
)
"""Pages of a few cohorts alone, of courses that were sent, of practical work: they too."""
checked: set[tuple[str, str]] = set()
"""Pages already asked about: a role that sees the same parts of a page as another need not ask again."""


@pytest.fixture(scope="module")
def app_beside(server: Server) -> Iterator[Flask]:
    """An application that knows the same addresses as the one we visit."""
    with beside(server.instance) as app:
        yield app


def check_all(page: Page, *starts: str) -> set[str]:
    """Walk from `starts`, and ask of each page what is wrong with it; the kinds of pages met."""
    faults: list[str] = []
    ready(page)
    met = {kind_of(start) for start in starts}
    for kind in walk(page, *starts):
        met.add(kind)
        faults += wrong_with(page, kind)
    assert not faults, "\n".join(faults)
    return met


def wrong_with(page: Page, kind: str) -> list[str]:
    """What keeps people out of the page as it stands, light and dark."""
    assert_it_fits(page)
    made_of = kind, parts_of(page)
    if made_of in checked:
        return []
    checked.add(made_of)
    return barriers(page) + pale(page, "dark")


def test_a_stranger_meets_no_barrier(open_page: OpenPage) -> None:
    check_all(open_page(), "/sign-in", "/accessibility", "/verify")


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.role)
def test_a_role_meets_no_barrier_and_reaches_every_page(
    open_page: OpenPage, shown: SignIn, app_beside: Flask
) -> None:
    page = open_page()
    sign_in(page, shown.identifier, shown.secret)
    open_to_them = kinds_open_to(app_beside, shown.role.split(",")[0])
    rare = [address for address in rarely_linked() if kind_of(address) in open_to_them]
    met = check_all(page, "/", *rare)
    missed = {kind for kind in open_to_them - met if not OF_FEW.match(kind)}
    assert missed <= BEHIND_A_BUTTON


def rarely_linked() -> list[str]:
    """Pages few links lead to: certificates, once a cohort of the coordinator's is over."""
    issued = select(Certificate.cohort_id, Certificate.id).join(Cohort, Cohort.id == Certificate.cohort_id)
    cohort, certificate = db.session.execute(
        issued.where(Cohort.name.contains("premier groupe"))
    ).first() or (0, 0)
    address = f"/cohorts/{cohort}/certificates"
    return [address, f"{address}/{certificate}/again", f"{address}/{certificate}/revoke"]


def test_a_quiz_has_no_barrier_from_its_first_question_to_its_result(open_page: OpenPage) -> None:
    page = open_page()
    sign_in(page, "100004", "284917")
    follow(page, "/modules/4")
    send(page, "/quiz")
    faults: list[str] = []
    while "/questions/" in page.url:
        faults += wrong_with(page, "question")
        answer(page, question_on(page, email_module()))
        faults += wrong_with(page, "feedback")
        press(page, page.locator("main a.button.block"))
    faults += wrong_with(page, "result")
    assert not faults, "\n".join(faults)


def test_a_placement_has_no_barrier_from_the_welcome_desk_to_its_thanks(open_page: OpenPage) -> None:
    page = open_page()
    sign_in(page, "claire", "passerelle-demo")
    page.goto("/placements")
    follow(page, "/placements/new")
    fill(page, chosen_name="Selam Abebe")
    send(page)
    faults = wrong_with(page, "a placement not begun")
    send(page, "/hand-over")
    faults += wrong_with(page, "placement")
    press(page, page.locator("main a.button.block"))
    asked = 0
    while "/questions/" in page.url:
        asked += 1
        faults += wrong_with(page, f"placement question {asked % 2}")
        press(page, page.locator("main button[name=unsure]"))
    faults += wrong_with(page, "placement over")
    assert not faults, "\n".join(faults)
    assert asked >= 5


def of_few_cohorts() -> dict[str, list[str]]:
    """What each of these people opens of the exam and the checklists of the demonstration."""
    sitting, cohort, candidate = db.session.execute(
        select(ExamSitting.id, Enrolment.cohort_id, Enrolment.id).join(
            Enrolment, Enrolment.id == ExamSitting.enrolment_id
        )
    ).one()
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
        "100601": [f"/learning/{candidate}/exam", f"/learning/{candidate}/exam/{sitting}/result"],
        "ines": [
            exam,
            f"{exam}/open",
            f"{exam}/sittings/{sitting}",
            f"{exam}/sittings/{sitting}/cancel",
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


def person_of(enrolment: Enrolment) -> str:
    """The identifier of whoever has this place."""
    return db.session.get_one(Person, enrolment.person_id).identifier


def test_exams_and_checklists_have_no_barrier(open_page: OpenPage, app_beside: Flask) -> None:
    faults: list[str] = []
    for identifier, addresses in of_few_cohorts().items():
        page = open_page()
        sign_in(page, identifier, "284917" if identifier.isdecimal() else "passerelle-demo")
        for address in addresses:
            answered = page.goto(address)
            assert answered is not None
            assert answered.ok, address
            faults += wrong_with(page, kind_of(address))
    assert not faults, "\n".join(faults)


def test_signing_for_an_evening_has_no_barrier(open_page: OpenPage, app_beside: Flask) -> None:
    whose = select(Enrolment).join(Person, Person.id == Enrolment.person_id)
    place = db.session.scalars(whose.where(Person.identifier == "100001")).one()
    evenings = select(ClassSession.id).where(ClassSession.cohort_id == place.cohort_id)
    evening = db.session.scalars(evenings).first()
    opened = {
        "claire": [f"/sessions/{evening}/sign/{place.id}"],
        "100001": [f"/here/{evening}/{'0' * 32}"],
    }
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


def test_a_course_that_is_sent_has_no_barrier_from_its_form_to_its_questions(open_page: OpenPage) -> None:
    page = open_page()
    sign_in(page, "nadia", "passerelle-demo")
    page.goto("/courses/send")
    good, spoiled = a_course(), in_lesson(a_course(), "::: steps", "::: pas")
    faults: list[str] = []
    for files in (spoiled, good):
        parcel = {"name": "cours.zip", "mimeType": "application/zip", "buffer": zipped(files)}
        page.locator("[name=file]").set_input_files(parcel)  # type: ignore[arg-type]  # a file as values
        send(page)
        faults += wrong_with(page, kind_of(page.url))
    assert "/courses/packages/" in page.url
    follow(page, "/modules/1?in=fr")
    faults += wrong_with(page, "a module that was sent")
    follow(page, "/questions/1?in=fr")
    faults += wrong_with(page, "a question that was sent")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_learner_meets_no_barrier_in_another_language(open_page: OpenPage, language: str) -> None:
    page = open_page()
    sign_in(page, "100001", "284917")
    page.locator("details.menu summary").click()
    page.locator(f"details.menu button[value={language}]").click()
    page.wait_for_selector(f"html[lang={language}]")
    check_all(page, "/")
