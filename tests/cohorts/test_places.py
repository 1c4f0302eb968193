"""Who has a place in a cohort, who leaves one free, and what a list of people may say of them."""

import io

import pytest
from flask import Flask
from sqlalchemy import select

from lms.cohorts.models import Cohort, Enrolment
from lms.cohorts.people_list import MOST_ROWS, read
from lms.core import once
from lms.core.clock import today
from lms.core.db import db, transaction
from lms.demo import builders
from tests.factories import Cast, Visitor

NEWCOMER = {"chosen_name": "Mariama Diallo", "gender": "woman", "language": "fr", "referred_by": "0"}


@pytest.fixture
def of_one(app: Flask, cast: Cast) -> Cohort:
    """A cohort with one place."""
    with app.app_context(), transaction():
        return builders.a_cohort(cast.ours.site, "Une place", capacity=1)


def test_the_place_of_who_left_is_given_to_somebody_else_and_not_twice(
    app: Flask, cast: Cast, of_one: Cohort, visit: Visitor
) -> None:
    browser, day = visit(cast.coordinator), today(cast.ours.site.timezone)
    with app.app_context(), transaction():
        place = builders.enrol(of_one, builders.a_person("Bao"), on=day)
    assert browser.post(f"/cohorts/{of_one.id}/enrol", NEWCOMER).status_code == 422
    browser.post(f"/cohorts/{of_one.id}/learners/{place.id}/leave", {"left_on": day})
    assert browser.post(f"/cohorts/{of_one.id}/enrol", NEWCOMER).status_code == 303
    browser.post(f"/cohorts/{of_one.id}/learners/{place.id}/come-back")
    with app.app_context():
        assert db.session.get_one(Enrolment, place.id).left_on == day


def test_a_list_names_no_prescriber_of_another_site(
    app: Flask, cast: Cast, of_one: Cohort, visit: Visitor
) -> None:
    stranger = cast.theirs.people["prescriber"]
    for named in (stranger.chosen_name, stranger.identifier):
        content = io.BytesIO(f"nom;prescripteur\nNour;{named}\n".encode())
        answer = visit(cast.coordinator).post(
            f"/cohorts/{of_one.id}/import", {"file": (content, "liste.csv")}
        )
        assert answer.status_code == 422
    with app.app_context():
        assert not db.session.scalars(select(Enrolment).where(Enrolment.cohort_id == of_one.id)).all()


@pytest.mark.parametrize(("people", "faults"), [(MOST_ROWS, []), (MOST_ROWS + 1, [MOST_ROWS + 2])])
def test_as_many_people_as_are_said_come_from_one_list(
    shared_app: Flask, cast: Cast, people: int, faults: list[int]
) -> None:
    content = "nom\n" + "".join(f"Personne {number}\n" for number in range(people))
    with shared_app.test_request_context():
        found = read(content.encode(), 1, today("Europe/Paris"))
    assert [fault.line for fault in found.faults] == faults
    assert len(found.rows) == (0 if faults else people)


def test_another_list_sent_with_the_key_of_the_first_is_not_taken_for_it(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    browser, key = visit(cast.coordinator), {once.FIELD: once.new_key()}
    address, answered = f"/cohorts/{cast.ours.cohort.id}/import", []
    for name in ("Nour", "Nour", "Bao"):
        file = (io.BytesIO(f"nom\n{name}\n".encode()), "liste.csv")
        answered.append(browser.post(address, key | {"file": file}).status_code)
    assert answered == [303, 303, 422]
    with app.app_context():
        places = select(Enrolment).where(Enrolment.cohort_id == cast.ours.cohort.id)
        assert len(db.session.scalars(places).all()) == 2
