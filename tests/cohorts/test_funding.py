"""Planners write down what was promised, for which cohorts, and who reads the report."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from lms.cohorts.models import AgreementReader, FundedCohort, FundingAgreement
from lms.core.db import db, transaction
from lms.demo import builders
from tests.factories import Cast, Visitor


def fields(cast: Cast, **more: Any) -> dict[str, Any]:
    """An agreement about our cohort, read by our funder."""
    return {
        "name": "Convention 2027",
        "funder": "Ville de Lilas",
        "starts_on": "2027-01-01",
        "ends_on": "2027-12-31",
        "target_people": "120",
        "cohorts": [cast.ours.cohort.id],
        "readers": [cast.funder.id],
        **more,
    }


def written(app: Flask) -> FundingAgreement | None:
    named = select(FundingAgreement).where(FundingAgreement.name == "Convention 2027")
    with app.app_context():
        return db.session.scalar(named)


def chosen(app: Flask, agreement: FundingAgreement) -> tuple[set[int], set[int]]:
    """Its cohorts and readers."""
    cohorts = select(FundedCohort.cohort_id).where(FundedCohort.agreement_id == agreement.id)
    readers = select(AgreementReader.person_id).where(AgreementReader.agreement_id == agreement.id)
    with app.app_context():
        return set(db.session.scalars(cohorts)), set(db.session.scalars(readers))


def test_a_planner_writes_one_down_and_its_funder_reads_it(app: Flask, cast: Cast, visit: Visitor) -> None:
    answer = visit(cast.coordinator).post("/agreements/new", fields(cast))
    agreement = written(app)
    assert agreement
    assert answer.location == f"/reports/{agreement.id}"
    assert (agreement.target_people, agreement.target_hours) == (120, None)
    assert visit(cast.funder).get(answer.location).status_code == 200
    assert visit(cast.theirs.people["funder"]).get(answer.location).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "Convention 1"}, "name"),
        ({"ends_on": "2026-12-31"}, "ends_on"),
        ({"ends_on": "31 december"}, "ends_on"),
        ({"target_women_percent": "101"}, "target_women_percent"),
        ({"target_hours": "many"}, "target_hours"),
        ({"cohorts": []}, "cohorts"),
    ],
)
def test_what_is_wrong_is_said_by_the_field_and_nothing_is_kept(
    app: Flask, cast: Cast, visit: Visitor, wrong: dict[str, Any], field: str
) -> None:
    answer = visit(cast.coordinator).post("/agreements/new", fields(cast, **wrong))
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert "Ville de Lilas" in answer.text
    assert written(app) is None


def test_a_stranger_s_cohort_or_funder_cannot_be_chosen(app: Flask, cast: Cast, visit: Visitor) -> None:
    stranger = cast.theirs
    for wrong in ({"cohorts": [stranger.cohort.id]}, {"readers": [stranger.people["funder"].id]}):
        assert visit(cast.coordinator).post("/agreements/new", fields(cast, **wrong)).status_code == 422
    assert written(app) is None


def test_changing_it_leaves_alone_what_belongs_to_another_site(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        another = builders.a_cohort(cast.ours.site, "Soir 2")
        shared = builders.an_agreement(
            "Convention 2027",
            [cast.ours.cohort, cast.theirs.cohort],
            [cast.funder, cast.theirs.people["funder"]],
        )
    browser = visit(cast.coordinator)
    assert f'value="{cast.ours.cohort.id}" id' in browser.get(f"/agreements/{shared.id}/change").text
    changed = fields(cast, cohorts=[another.id], readers=[])
    assert browser.post(f"/agreements/{shared.id}/change", changed).status_code == 303
    assert chosen(app, shared) == ({another.id, cast.theirs.cohort.id}, {cast.theirs.people["funder"].id})


def test_the_same_name_may_be_kept_when_it_is_changed(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.coordinator)
    browser.post("/agreements/new", fields(cast))
    agreement = written(app)
    assert agreement
    answer = browser.post(f"/agreements/{agreement.id}/change", fields(cast, target_people=""))
    assert answer.status_code == 303
    changed = written(app)
    assert changed
    assert changed.target_people is None


def test_strangers_and_other_roles_change_nothing(cast: Cast, visit: Visitor) -> None:
    address = f"/agreements/{cast.ours.agreement.id}/change"
    assert visit(cast.theirs.people["coordinator"]).get(address).status_code == 404
    for role in ("funder", "trainer", "learner"):
        assert visit(cast.ours.people[role]).get(address).status_code == 403
        assert visit(cast.ours.people[role]).get("/agreements/new").status_code == 403


@pytest.mark.parametrize("day", [{"starts_on": "0001-01-01"}, {"ends_on": "9999-12-31"}])
def test_a_year_no_report_can_count_is_refused(
    app: Flask, cast: Cast, visit: Visitor, day: dict[str, str]
) -> None:
    answer = visit(cast.coordinator).post("/agreements/new", fields(cast, **day))
    assert answer.status_code == 422
    assert f'id="{next(iter(day))}-error"' in answer.text
    assert written(app) is None
