"""People as coordinators correct them."""

from datetime import date

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from lms.accounts.models import AuditEntry, Person
from lms.cohorts.rules import birth_as_written, birth_from
from lms.core.db import db
from tests.factories import Cast, Visitor

TODAY = date(2026, 11, 20)
AMINA = {
    "chosen_name": "Amina Sow",
    "legal_name": "Aminata Sow",
    "native_name": "أمينة",
    "gender": "woman",
    "birth": "11/1990",
    "phone": "06 00 00 00 00",
    "email": "amina@example.org",
    "language": "ar",
}


def place(cast: Cast) -> str:
    return f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}"


def learner(app: Flask, cast: Cast) -> Person:
    """Our learner as the database has them now."""
    with app.app_context():
        return db.session.get_one(Person, cast.learner.id)


def changes(app: Flask) -> list[AuditEntry]:
    """What the trail says of changes to people."""
    with app.app_context():
        wanted = select(AuditEntry).where(AuditEntry.action == "change", AuditEntry.subject == "person")
        return list(db.session.scalars(wanted))


def test_what_is_known_of_a_learner_is_corrected(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.coordinator)
    assert browser.post(f"{place(cast)}/person", AMINA).status_code == 303
    person = learner(app, cast)
    names = (person.chosen_name, person.legal_name, person.native_name)
    assert names == ("Amina Sow", "Aminata Sow", "أمينة")
    assert (person.birth_date, person.birth_precision) == (date(1990, 11, 1), "month")
    assert (person.gender, person.phone, person.email, person.language) == (
        "woman",
        "06 00 00 00 00",
        "amina@example.org",
        "ar",
    )
    assert (person.identifier, person.sign_in_key) == (cast.learner.identifier, cast.learner.sign_in_key)
    shown = browser.get(f"{place(cast)}/person").text
    assert all(f'value="{AMINA[name]}"' in shown for name in ("chosen_name", "legal_name", "birth", "email"))


def test_a_correction_is_in_the_trail_by_the_names_of_its_fields(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    visit(cast.coordinator).post(f"{place(cast)}/person", AMINA)
    (entry,) = changes(app)
    assert (entry.actor_id, entry.subject_id) == (cast.coordinator.id, cast.learner.id)
    assert "chosen_name" in entry.details["fields"]
    said = str(entry.details)
    assert not [value for name, value in AMINA.items() if name != "gender" and f"'{value}'" in said]
    visit(cast.coordinator).post(f"{place(cast)}/person", AMINA)
    assert len(changes(app)) == 1


@pytest.mark.parametrize(
    "wrong", [{"birth": "31/02/1990"}, {"email": "nowhere"}, {"chosen_name": "  "}, {"chosen_name": "\u200b"}]
)
def test_a_wrong_correction_changes_nothing_and_keeps_what_was_typed(
    app: Flask, cast: Cast, visit: Visitor, wrong: dict[str, str]
) -> None:
    answer = visit(cast.coordinator).post(f"{place(cast)}/person", AMINA | wrong)
    assert answer.status_code == 422
    typed = (AMINA | wrong)["birth"]
    assert f'value="{typed}"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert learner(app, cast).phone == cast.learner.phone
    assert not changes(app)


def test_the_page_of_a_stranger_is_not_found(cast: Cast, visit: Visitor) -> None:
    stranger = visit(cast.theirs.people["coordinator"])
    assert stranger.get(f"{place(cast)}/person").status_code == 404
    mixed = f"/cohorts/{cast.theirs.cohort.id}/learners/{cast.ours.enrolment.id}/person"
    assert stranger.post(mixed, AMINA).status_code == 404


@pytest.mark.parametrize(("role", "led"), [("coordinator", True), ("trainer", False), ("volunteer", False)])
def test_planners_alone_are_led_there(cast: Cast, visit: Visitor, role: str, led: bool) -> None:
    browser = visit(cast.ours.people[role])
    for page in (place(cast), f"/cohorts/{cast.ours.cohort.id}"):
        assert (f'href="{place(cast)}/person"' in browser.get(page).text) == led


@given(st.dates(date(1920, 1, 1), TODAY), st.sampled_from(["day", "month", "year"]))
def test_a_birth_is_written_the_way_it_is_read(born: date, precision: str) -> None:
    kept = born.replace(day=1) if precision != "day" else born
    kept = kept.replace(month=1) if precision == "year" else kept
    assert birth_from(birth_as_written(kept, precision), TODAY) == (kept, precision)


def test_a_birth_that_is_not_known_is_written_as_nothing() -> None:
    assert birth_from(birth_as_written(None, None), TODAY) is None
