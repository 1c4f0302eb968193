"""Who serves an evening is known wherever it matters: to timetables, to bookings."""

from flask import Flask

from lms.accounts.models import Person
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import SessionStaff
from lms.scheduling.plans.gathering import gather
from tests.factories import Cast, words_of
from tests.scheduling.planned import FIRST, LAST, Visit, a_session


def test_who_stands_in_is_busy_for_timetables_too(
    app: Flask, cast: Cast, visit: Visit, suzanne: Person
) -> None:
    evening = f"/sessions/{cast.ours.session.id}"
    visit(cast.coordinator).post(f"{evening}/substitute", {"person": str(suzanne.id)})
    with app.app_context():
        standing = {one.session_id: one.placed for one in gather(cast.ours.site, FIRST, LAST).standing}
    assert standing[cast.ours.session.id].trainer == suzanne.id


def test_an_evening_is_not_moved_onto_another_of_who_stands_in(
    app: Flask, cast: Cast, visit: Visit, suzanne: Person
) -> None:
    with app.app_context(), transaction():
        other = builders.a_cohort(cast.ours.site, "Autre groupe")
        builders.staff(other, suzanne)
        a_session(other, 1, 9)
    browser, evening = visit(cast.coordinator), f"/sessions/{cast.ours.session.id}"
    place = {"day": "2026-12-03", "start": "18:30", "end": "20:30", "room": "0", "because": "Yes"}
    browser.post(f"{evening}/substitute", {"person": str(suzanne.id)})
    refused = browser.post(f"{evening}/move", place)
    assert refused.status_code == 422
    assert "Suzanne Petit teaches Autre groupe" in words_of(refused)
    browser.post(f"{evening}/substitute", {"person": "0"})
    assert browser.post(f"{evening}/move", place).status_code == 303


def test_a_trainer_is_free_when_somebody_else_teaches_a_session(app: Flask, cast: Cast, visit: Visit) -> None:
    with app.app_context(), transaction():
        other = builders.a_cohort(cast.ours.site, "Autre groupe")
        builders.staff(other, cast.trainer)
        substitute = builders.a_person("Remplaçante")
        taught = a_session(other, 1, 9)
        db.session.add(SessionStaff(session_id=taught.id, person_id=substitute.id, part="trainer"))
    place = {"day": "2026-12-03", "start": "18:30", "end": "20:30", "room": "0", "because": "Yes"}
    moved = visit(cast.coordinator).post(f"/sessions/{cast.ours.session.id}/move", place)
    assert moved.status_code == 303
