"""People as coordinators correct them."""

from datetime import date

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select

from lms.accounts.models import AuditEntry, Person, Role
from lms.cohorts.rules import birth_as_written, birth_from
from lms.core.db import db, transaction
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


@pytest.mark.parametrize("slip", [{"phone": "abc"}, {"phone": "06"}, {"email": "amina@example"}])
def test_what_nobody_can_call_or_write_to_is_refused_and_stays_on_the_page(
    app: Flask, cast: Cast, visit: Visitor, slip: dict[str, str]
) -> None:
    answer = visit(cast.coordinator).post(f"{place(cast)}/person", AMINA | slip)
    assert answer.status_code == 422
    assert next(iter(slip.values())) in answer.text
    assert learner(app, cast).legal_name != AMINA["legal_name"]


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


def test_whom_a_prescriber_referred_is_on_their_first_page(cast: Cast, visit: Visitor) -> None:
    newcomer = {"chosen_name": "Tesfay Haile", "gender": "man", "language": "fr"}
    enrol = f"/cohorts/{cast.ours.cohort.id}/enrol"
    planner, prescriber = visit(cast.coordinator), visit(cast.ours.people["prescriber"])
    assert planner.post(enrol, newcomer | {"referred_by": "0"}).status_code == 303
    assert "Tesfay Haile" not in prescriber.get("/").text
    referred = newcomer | {"chosen_name": "Oksana", "referred_by": cast.ours.people["prescriber"].id}
    assert planner.post(enrol, referred).status_code == 303
    assert "Oksana" in prescriber.get("/").text


def test_a_prescriber_of_another_site_is_not_offered(app: Flask, cast: Cast, visit: Visitor) -> None:
    stranger = cast.theirs.people["prescriber"]
    answer = visit(cast.coordinator).post(f"{place(cast)}/person", AMINA | {"referred_by": stranger.id})
    assert answer.status_code == 422
    assert stranger.chosen_name not in answer.text
    assert not changes(app)


def test_who_referred_a_learner_is_corrected_and_the_prescriber_follows_them_no_more(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    prescriber = visit(cast.ours.people["prescriber"])
    assert cast.learner.chosen_name in prescriber.get("/").text
    visit(cast.coordinator).post(f"{place(cast)}/person", AMINA | {"referred_by": "0"})
    assert "Amina Sow" not in prescriber.get("/").text
    with app.app_context():
        (entry,) = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "set-prescriber"))
    assert entry.details == {"enrolment": cast.ours.enrolment.id, "prescriber": None}


def test_a_prescriber_who_left_the_site_stays_named_for_whom_they_sent(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    gone = cast.ours.people["prescriber"]
    with app.app_context(), transaction():
        db.session.execute(delete(Role).where(Role.person_id == gone.id))
    browser = visit(cast.coordinator)
    assert f'<option selected value="{gone.id}">' in browser.get(f"{place(cast)}/person").text
    assert browser.post(f"{place(cast)}/person", AMINA | {"referred_by": gone.id}).status_code == 303
    assert f'value="{gone.id}"' not in browser.get(f"/cohorts/{cast.ours.cohort.id}/enrol").text


@given(st.dates(date(1920, 1, 1), TODAY), st.sampled_from(["day", "month", "year"]))
def test_a_birth_is_written_the_way_it_is_read(born: date, precision: str) -> None:
    kept = born.replace(day=1) if precision != "day" else born
    kept = kept.replace(month=1) if precision == "year" else kept
    assert birth_from(birth_as_written(kept, precision), TODAY) == (kept, precision)


def test_a_birth_that_is_not_known_is_written_as_nothing() -> None:
    assert birth_from(birth_as_written(None, None), TODAY) is None
