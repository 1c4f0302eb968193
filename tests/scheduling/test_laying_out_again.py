"""Laying evenings out again: what is locked stays, and a day once cancelled is not taken anew."""

from flask import Flask

from tests.factories import Cast, Visitor
from tests.scheduling.test_laying_out import ASKED, days, plan_page


def test_an_evening_that_was_locked_stays(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.coordinator)
    assert browser.post(f"/sessions/{cast.ours.session.id}/lock").status_code == 303
    browser.post(plan_page(cast), ASKED)
    assert days(app, cast) == [(1, "24/11 17:30"), (2, "01/12 17:30"), (3, "03/12 17:30")]


def test_a_day_whose_evening_was_cancelled_is_passed_over(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.coordinator)
    browser.post(f"/sessions/{cast.ours.session.id}/cancel", {"because": "The trainer is ill."})
    browser.post(plan_page(cast), ASKED | {"first_day": "2026-11-24", "number": "1"})
    assert days(app, cast) == [(1, "26/11 17:30")]
