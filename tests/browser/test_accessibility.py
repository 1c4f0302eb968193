"""Every page of each role, on a phone, light and dark: nothing keeps anybody out, nothing sticks out."""

import pytest
from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import select

from lms.accounts.models import Person
from lms.cohorts.models import Cohort, CohortStaff, Enrolment
from lms.core.clock import now
from lms.core.db import db
from lms.credentials.models import Certificate
from lms.demo.sign_ins import SHOWN, SignIn
from lms.scheduling.models import ClassSession
from tests.authoring.parcels import a_course, in_lesson, zipped
from tests.browser import elsewhere
from tests.browser.accessibility import ready, wrong_with
from tests.browser.conftest import OpenPage
from tests.browser.hands import answer, fill, follow, press, question_on, send, sign_in
from tests.browser.past import email_module
from tests.browser.walking import kind_of, kinds_open_to, walk

pytestmark = pytest.mark.browser


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
    assert open_to_them - met <= elsewhere.kinds()


def rarely_linked() -> list[str]:
    """Pages few links lead to: certificates, once a cohort is over; what somebody lacks to begin.

    And those of an evening to come: the first a walk meets may be over, or marked by another test.
    """
    issued = select(Certificate.cohort_id, Certificate.id).join(Cohort, Cohort.id == Certificate.cohort_id)
    cohort, certificate = db.session.execute(
        issued.where(Cohort.name.contains("premier groupe"))
    ).first() or (0, 0)
    address = f"/cohorts/{cohort}/certificates"
    taught = select(Enrolment.cohort_id, Enrolment.id).join(
        CohortStaff, CohortStaff.cohort_id == Enrolment.cohort_id
    )
    of_claire = taught.join(Person, Person.id == CohortStaff.person_id).where(Person.identifier == "claire")
    theirs, learner = db.session.execute(of_claire).first() or (0, 0)
    to_come = select(ClassSession.id).where(
        ClassSession.cohort_id == theirs, ClassSession.starts_at > now(), ClassSession.cancelled_at.is_(None)
    )
    evening = db.session.scalars(to_come).first()
    return [
        f"/sessions/{evening}/move",
        f"/sessions/{evening}/cancel",
        address,
        f"{address}/{certificate}/again",
        f"{address}/{certificate}/revoke",
        f"/cohorts/{theirs}/learners/{learner}/prerequisites",
    ]


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
