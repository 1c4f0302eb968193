"""Staff record where people stand after a cohort: raw facts, added and never overwritten."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from lms.cohorts.models import Exit
from lms.core.clock import now
from lms.core.db import db
from tests.factories import Cast, Visitor, words_of

ENGLISH = {"Accept-Language": "en"}


def address(cast: Cast) -> str:
    return f"/cohorts/{cast.ours.cohort.id}/exits/{cast.ours.enrolment.id}"


def fields(**more: Any) -> dict[str, Any]:
    """Somebody who found a job of nine months, and said so."""
    return {
        "moment": "exit",
        "observed_on": now().date().isoformat(),
        "situation": "job",
        "contract": "cdd",
        "contract_days": "274",
        "evidence": "self-declared",
        **more,
    }


def kept(app: Flask) -> list[Exit]:
    with app.app_context():
        return list(db.session.scalars(select(Exit).order_by(Exit.id)))


def test_a_trainer_records_the_raw_facts(app: Flask, cast: Cast, visit: Visitor) -> None:
    assert visit(cast.trainer).post(address(cast), fields()).status_code == 303
    row = kept(app)[0]
    assert (row.situation, row.contract, row.contract_days) == ("job", "cdd", 274)
    assert row.recorded_by_id == cast.trainer.id


def test_a_correction_is_one_more_record(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.coordinator)
    browser.post(address(cast), fields())
    browser.post(address(cast), fields(situation="job-search"))
    assert [row.situation for row in kept(app)] == ["job", "job-search"]
    assert "Looks for a job" in words_of(browser.get(address(cast), headers=ENGLISH)).split("Already")[1]


def test_a_contract_is_kept_for_a_job_only(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.trainer)
    browser.post(address(cast), fields(situation="study"))
    browser.post(address(cast), fields(contract="cdi"))
    assert [(row.contract, row.contract_days) for row in kept(app)] == [("none", None), ("cdi", None)]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"situation": ""}, "situation"),
        ({"situation": "prison"}, "situation"),
        ({"evidence": ""}, "evidence"),
        ({"contract": "none"}, "contract"),
        ({"contract_days": "-3"}, "contract_days"),
        ({"observed_on": (now() + timedelta(days=2)).date().isoformat()}, "observed_on"),
        ({"observed_on": "1999-01-01"}, "observed_on"),
    ],
)
def test_what_is_wrong_is_said_by_the_field(
    app: Flask, cast: Cast, visit: Visitor, wrong: dict[str, Any], field: str
) -> None:
    answer = visit(cast.trainer).post(address(cast), fields(**wrong))
    assert (answer.status_code, f'id="{field}-error"' in answer.text) == (422, True)
    assert kept(app) == []


def test_nobody_is_asked_why(cast: Cast, visit: Visitor) -> None:
    said = words_of(visit(cast.trainer).get(address(cast), headers=ENGLISH)).casefold()
    assert "why" not in said
    assert "may prefer not to say" in said


def test_only_those_who_teach_or_plan_reach_it(cast: Cast, visit: Visitor) -> None:
    for role in ("trainer", "coordinator"):
        assert visit(cast.theirs.people[role]).get(address(cast)).status_code == 404
    for role in ("learner", "volunteer", "funder", "prescriber"):
        assert visit(cast.ours.people[role]).get(address(cast)).status_code == 403
    crossed = f"/cohorts/{cast.theirs.cohort.id}/exits/{cast.ours.enrolment.id}"
    assert visit(cast.administrator).get(crossed).status_code == 404
