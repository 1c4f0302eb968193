"""Which courses people have done with us: certified, or every condition met."""

from flask import Flask

from lms.credentials.completed import courses_done
from tests.counting import statements
from tests.credentials.conftest import Promotion
from tests.factories import Cast


def test_who_met_every_condition_has_done_the_course_and_who_began_has_not(
    app: Flask, cast: Cast, promotion: Promotion
) -> None:
    people = [promotion.amina.id, promotion.bao.id, cast.learner.id]
    with app.app_context():
        assert courses_done(people) == {promotion.amina.id: {"C02"}, promotion.bao.id: {"C02"}}


def test_it_costs_the_same_for_many(app: Flask, cast: Cast, promotion: Promotion) -> None:
    with app.app_context():
        with statements(app) as for_one:
            courses_done([promotion.amina.id])
        with statements(app) as for_all:
            courses_done([promotion.amina.id, promotion.bao.id, cast.learner.id])
    assert len(for_one) == len(for_all) <= 5
