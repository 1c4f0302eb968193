"""Attendance on a phone without a network, or with a bad one: nothing lost, nothing counted twice."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from sqlalchemy import select

from lms.accounts.models import Person
from lms.cohorts.models import CohortStaff, Enrolment
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.demo.team import PASSWORD
from lms.scheduling.models import Attendance, ClassSession
from tests.browser import past
from tests.browser.hands import assert_it_fits, sign_in
from tests.browser.server import Server

pytestmark = pytest.mark.browser

WAITING = "Pas de réseau"


@pytest.fixture
def evening(server: Server) -> tuple[int, list[int]]:
    """An evening of Claire's that began a moment ago, and two of those expected at it."""
    with past.beside(server.instance), transaction():
        cohort = db.session.scalars(
            select(CohortStaff.cohort_id).join(Person).where(Person.identifier == "claire")
        ).first()
        ours = select(ClassSession.number).where(ClassSession.cohort_id == cohort)
        began = now() - timedelta(minutes=5)
        session = ClassSession(
            cohort_id=cohort,
            number=max(db.session.scalars(ours), default=0) + 1,
            starts_at=began,
            ends_at=began + timedelta(hours=2),
        )
        db.session.add(session)
        db.session.flush()
        expected = select(Enrolment.id).where(
            Enrolment.cohort_id == cohort, Enrolment.left_on.is_(None), Enrolment.enrolled_on <= began.date()
        )
        return session.id, list(db.session.scalars(expected.order_by(Enrolment.id)))[:2]


@pytest.fixture
def page(chromium: Browser, server: Server, evening: tuple[int, list[int]]) -> Iterator[Page]:
    """Claire's phone, on the page of that evening; nobody watches it: answers are meant to be missing."""
    context = chromium.new_context(
        base_url=server.address, viewport={"width": 360, "height": 740}, locale="fr-FR"
    )
    page = context.new_page()
    sign_in(page, "claire", PASSWORD)
    page.goto(f"/sessions/{evening[0]}")
    yield page
    context.close()


def rows(server: Server, session: int) -> list[tuple[int, str]]:
    with past.beside(server.instance):
        found = select(Attendance).where(Attendance.session_id == session).order_by(Attendance.id)
        return [(row.enrolment_id, row.status) for row in db.session.scalars(found)]


def mark(page: Page, enrolment: int, status: str) -> None:
    page.locator(f'[name=status_{enrolment}][value="{status}"]').locator("xpath=ancestor::label").click()


def save(page: Page) -> None:
    page.locator("form[data-marks] button[type=submit]:not([name])").click()


def test_marks_made_without_a_network_go_out_once_when_it_is_back(
    page: Page, server: Server, evening: tuple[int, list[int]]
) -> None:
    session, (one, other) = evening
    page.context.set_offline(True)
    mark(page, one, "present")
    mark(page, other, "absent")
    save(page)
    expect(page.locator("[data-told]")).to_contain_text(WAITING)
    assert_it_fits(page)
    assert rows(server, session) == []
    with page.expect_navigation():
        page.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_contain_text("Présence enregistrée pour 2 personnes")
    expect(page.locator("[data-saved]")).to_be_in_viewport()
    assert rows(server, session) == [(one, "present"), (other, "absent")]
    page.reload()
    expect(page.locator("[data-saved]")).to_be_hidden()
    expect(page.locator("[data-told]")).to_be_hidden()
    assert len(rows(server, session)) == 2


def test_saving_nothing_says_that_nothing_had_changed(
    page: Page, server: Server, evening: tuple[int, list[int]]
) -> None:
    with page.expect_navigation():
        save(page)
    expect(page.locator("[data-saved]")).to_contain_text("Rien n’avait changé")
    expect(page.locator("[data-saved]")).to_be_in_viewport()


def test_marks_whose_answer_was_lost_are_not_counted_twice(
    page: Page, server: Server, evening: tuple[int, list[int]]
) -> None:
    session, (one, _other) = evening

    def lose_the_answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.abort()
        else:
            route.continue_()

    page.route(f"**/sessions/{session}", lose_the_answer)
    mark(page, one, "present")
    save(page)
    expect(page.locator("[data-told]")).to_contain_text(WAITING)
    assert rows(server, session) == [(one, "present")]
    page.unroute(f"**/sessions/{session}")
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-saved]")).to_contain_text("enregistrée")
    assert rows(server, session) == [(one, "present")]


def test_what_a_colleague_recorded_meanwhile_is_not_written_over(
    page: Page, server: Server, evening: tuple[int, list[int]]
) -> None:
    session, (one, _other) = evening
    page.context.set_offline(True)
    mark(page, one, "absent")
    save(page)
    expect(page.locator("[data-told]")).to_contain_text(WAITING)
    with past.beside(server.instance), transaction():
        minutes = 120
        db.session.add(
            Attendance(
                session_id=session,
                enrolment_id=one,
                status="present",
                minutes=minutes,
                recorded_at=now(),
                key=f"colleague-{session}",
            )
        )
    with page.expect_navigation():
        page.context.set_offline(False)
    expect(page.locator(".error-summary")).to_be_visible()
    assert rows(server, session) == [(one, "present")]


def test_marks_not_saved_are_found_again_and_the_phones_clock_counts_for_nothing(
    page: Page, server: Server, evening: tuple[int, list[int]]
) -> None:
    session, (one, _other) = evening
    page.clock.set_system_time(now() - timedelta(days=3))
    mark(page, one, "present")
    page.reload()
    expect(page.locator("[data-told]")).to_contain_text("Trouvé")
    assert page.locator(f'[name=status_{one}][value="present"]').is_checked()
    with page.expect_navigation():
        save(page)
    with past.beside(server.instance):
        row = db.session.scalars(select(Attendance).where(Attendance.session_id == session)).one()
        assert abs(row.recorded_at - now()) < timedelta(minutes=5)
