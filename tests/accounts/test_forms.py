"""Forms about people and places refuse what is no name, by its field, and keep what was typed."""

from typing import Any

import pytest
from flask import Flask

from lms.accounts.models import Person, Site
from lms.cohorts.models import Cohort
from lms.core.db import db
from tests.factories import Cast, Visitor

TYPED = "0611223344"


def forms(cast: Cast) -> dict[str, tuple[str, dict[str, Any]]]:
    """Each form that asks for a name: where it goes, and what else is in it."""
    site, cohort = cast.ours.site.id, cast.ours.cohort
    return {
        "site": ("/sites/new", {"timezone": "Europe/Paris", "holidays": "", "phone": TYPED}),
        "colleague": (f"/sites/{site}/team/new", {"identifier": TYPED, "role": "trainer"}),
        "cohort": ("/cohorts/new", {"site": site, "course": cohort.course, "capacity": TYPED[:2]}),
        "change": (f"/cohorts/{cohort.id}/change", {"capacity": TYPED[:2]}),
        "newcomer": (f"/cohorts/{cohort.id}/enrol", {"gender": "woman", "language": "fr", "phone": TYPED}),
    }


def names(app: Flask) -> list[str]:
    """Every name that is kept."""
    with app.app_context():
        columns = (Site.name, Cohort.name, Person.chosen_name)
        return [name for column in columns for name in db.session.scalars(db.select(column))]


@pytest.mark.parametrize("form", ["site", "colleague", "cohort", "change", "newcomer"])
def test_a_name_of_spaces_alone_is_refused(app: Flask, cast: Cast, visit: Visitor, form: str) -> None:
    before = names(app)
    address, fields = forms(cast)[form]
    name = "chosen_name" if form in {"colleague", "newcomer"} else "name"
    answer = visit(cast.coordinator).post(address, fields | {name: "  \u3000"})
    assert answer.status_code == 422
    assert f'id="{name}-error"' in answer.text
    assert TYPED[:2] in answer.text
    assert names(app) == before


@pytest.mark.parametrize("form", ["colleague", "newcomer"])
def test_a_name_nobody_can_see_is_refused(app: Flask, cast: Cast, visit: Visitor, form: str) -> None:
    before = names(app)
    address, fields = forms(cast)[form]
    answer = visit(cast.coordinator).post(address, fields | {"chosen_name": "\u200b\u2060"})
    assert answer.status_code == 422
    assert 'id="chosen_name-error"' in answer.text
    assert names(app) == before


def test_an_identifier_of_spaces_alone_is_refused(cast: Cast, visit: Visitor) -> None:
    address, fields = forms(cast)["colleague"]
    answer = visit(cast.coordinator).post(address, fields | {"chosen_name": "Zohra", "identifier": "  "})
    assert answer.status_code == 422
    assert 'id="identifier-error"' in answer.text
