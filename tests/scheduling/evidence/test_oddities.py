"""What an auditor would ask of an evening: who cannot be in two places, what was corrected, and why."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import Person
from lms.cohorts.models import Cohort
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import Attendance, ClassSession, SessionStaff
from tests.factories import Cast, Visitor, words_of

SAME_HOURS = "has its evening at the same hours, with the same trainer or room."


@pytest.fixture
def beside(app: Flask, cast: Cast) -> ClassSession:
    """An evening of another cohort of our site at the hours of ours, in no room; somebody came to ours."""
    with app.app_context(), transaction():
        builders.attended(cast.ours.session, cast.ours.enrolment)
        cohort = builders.a_cohort(cast.ours.site, "Cohorte voisine")
        return builders.sessions(cohort, [cast.ours.session.starts_at])[0]


def asked(cast: Cast, visit: Visitor) -> list[str]:
    """The cohorts the trainer has to say something of before they sign our evening."""
    page = words_of(visit(cast.trainer).get(f"/sessions/{cast.ours.session.id}/close"))
    return re.findall(rf"(Cohorte voisine|DigitAll débutant) {re.escape(SAME_HOURS)}", page)


def teaches(session: ClassSession, person: Person) -> None:
    """`person` teaches this very evening in the place of those who teach the cohort."""
    db.session.add(SessionStaff(session_id=session.id, person_id=person.id, part="trainer"))


def test_who_teaches_two_cohorts_at_the_same_hours_says_how(
    app: Flask, cast: Cast, beside: ClassSession, visit: Visitor
) -> None:
    assert asked(cast, visit) == []
    with app.app_context(), transaction():
        builders.staff(db.session.get_one(Cohort, beside.cohort_id), cast.trainer)
    assert asked(cast, visit) == ["Cohorte voisine"]


def test_whom_somebody_stands_in_for_is_not_in_two_places_and_who_stands_in_is(
    app: Flask, cast: Cast, beside: ClassSession, visit: Visitor, suzanne: Person
) -> None:
    with app.app_context(), transaction():
        builders.staff(db.session.get_one(Cohort, beside.cohort_id), cast.trainer)
        teaches(beside, suzanne)
    assert asked(cast, visit) == []
    with app.app_context(), transaction():
        teaches(cast.ours.session, suzanne)
    assert asked(cast, visit) == ["Cohorte voisine"]


def test_two_evenings_in_no_room_are_not_in_the_same_one(
    app: Flask, cast: Cast, beside: ClassSession, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        for session in (cast.ours.session, cast.theirs.session):
            db.session.get_one(ClassSession, session.id).room_id = None
    assert asked(cast, visit) == []


def test_marks_corrected_from_paper_need_a_reason_too(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser, place = visit(cast.trainer), cast.ours.enrolment.id
    evening = f"/sessions/{cast.ours.session.id}"
    browser.post(evening, {f"status_{place}": "absent", f"seen_{place}": "0"})
    with app.app_context():
        seen = db.session.scalars(select(Attendance.id)).one()
    [code] = re.findall(r'<strong dir="ltr">([^<]+)</strong>', browser.get(f"{evening}/sheet").text)
    from_paper = {f"status_{place}": "present", f"seen_{place}": str(seen), "paper": code}
    assert browser.post(evening, from_paper).status_code == 422
    assert browser.post(evening, from_paper | {"because": "She had signed the sheet."}).status_code == 303
