"""Somebody with several roles holds each where it was given, and takes none of them elsewhere."""

import pytest
from flask import Flask

from lms.accounts.models import Person
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import SessionStaff
from tests.factories import Cast, Visitor


@pytest.fixture(params=["at their site", "everywhere"])
def of_two_roles(app: Flask, cast: Cast, request: pytest.FixtureRequest) -> Person:
    """Our coordinator, who also teaches: at the strangers' site, or at every one."""
    with app.app_context(), transaction():
        person = db.session.get_one(Person, cast.coordinator.id)
        builders.a_role(person, "trainer", cast.theirs.site if request.param == "at their site" else None)
        return person


@pytest.mark.parametrize(
    "address",
    ["/sites/{site}", "/cohorts/{cohort}/enrol", "/cohorts/{cohort}/certificates", "/reports/{agreement}"],
)
def test_who_coordinates_here_and_teaches_there_plans_nothing_there(
    of_two_roles: Person, cast: Cast, visit: Visitor, address: str
) -> None:
    browser = visit(of_two_roles)
    opened = [
        browser.get(
            address.format(site=side.site.id, cohort=side.cohort.id, agreement=side.agreement.id)
        ).status_code
        for side in (cast.ours, cast.theirs)
    ]
    assert opened == [200, 404]


def test_who_reads_reports_no_more_reads_none_they_were_given(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        builders.a_role(cast.trainer, "coordinator", cast.ours.site)
        builders.an_agreement("Convention lue avant", [cast.theirs.cohort], [cast.trainer])
    page = visit(cast.trainer).get("/reports").text
    assert cast.ours.agreement.name in page
    assert "Convention lue avant" not in page


def test_who_stood_in_and_teaches_no_more_reaches_the_evening_no_more(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    stood_in = cast.theirs.people["coordinator"]
    with app.app_context(), transaction():
        role = builders.a_role(stood_in, "trainer", cast.ours.site)
        db.session.add(SessionStaff(session_id=cast.ours.session.id, person_id=stood_in.id, part="trainer"))
    evening = f"/sessions/{cast.ours.session.id}"
    assert visit(stood_in).get(evening).status_code == 200
    with app.app_context(), transaction():
        db.session.delete(db.session.merge(role))
    assert visit(stood_in).get(evening).status_code == 404


def test_who_makes_a_site_coordinates_it_and_nobody_else_does(cast: Cast, visit: Visitor) -> None:
    new = {"name": "Antenne du Canal", "timezone": "Europe/Paris", "holidays": ""}
    answer = visit(cast.coordinator).post("/sites/new", new)
    opened = [
        visit(person).get(answer.location).status_code
        for person in (cast.coordinator, cast.administrator, cast.theirs.people["coordinator"])
    ]
    assert opened == [200, 200, 404]
