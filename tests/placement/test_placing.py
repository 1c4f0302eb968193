"""Placing people: who starts a test, who reads what it says, and the trainer's decision."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import Person, Role
from lms.cohorts.models import Enrolment
from lms.cohorts.prerequisites.done import courses_done
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.demo import builders
from lms.placement.models import Placement, PlacementDecision
from tests.factories import Browser, Cast, Visitor, words_of
from tests.placement.taker import Taker


def rows(app: Flask, statement: object) -> list[object]:
    """What the database keeps."""
    with app.app_context():
        return list(db.session.scalars(statement))  # type: ignore[call-overload]  # any select


def start(browser: Browser, site_id: int, **fields: object) -> str:
    """Start a test; gives the address of its page."""
    answer = browser.post(f"/sites/{site_id}/placements/new", {"person": 0, "language": "fr", **fields})
    assert answer.status_code == 303, words_of(answer)
    return answer.location


@pytest.mark.parametrize("role", ["prescriber", "trainer", "coordinator", "administrator"])
def test_a_newcomer_is_written_down_and_placed(app: Flask, cast: Cast, visit: Visitor, role: str) -> None:
    browser = visit(cast.ours.people[role])
    address = start(browser, cast.ours.site.id, chosen_name="Selam Abebe", language="ar")
    assert "Selam Abebe" in words_of(browser.get(address))
    [person] = rows(app, select(Person).where(Person.chosen_name == "Selam Abebe"))
    assert person.language == "ar"  # type: ignore[attr-defined]  # a person
    assert rows(app, select(Role.name).where(Role.person_id == person.id)) == ["learner"]  # type: ignore[attr-defined]


def test_a_name_known_already_is_asked_about(cast: Cast, visit: Visitor) -> None:
    browser, site = visit(cast.trainer), cast.ours.site.id
    fields = {"person": 0, "language": "fr", "chosen_name": "LEARNER  1"}
    answer = browser.post(f"/sites/{site}/placements/new", fields)
    assert answer.status_code == 422
    assert 'name="another"' in answer.text
    start(browser, site, chosen_name="LEARNER  1", another="y")


def test_somebody_known_is_placed_once_at_a_time(cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.trainer)
    start(browser, cast.ours.site.id, person=cast.learner.id)
    again = browser.post(
        f"/sites/{cast.ours.site.id}/placements/new", {"person": cast.learner.id, "language": "fr"}
    )
    assert again.status_code == 422
    assert "déjà un test" in words_of(again)


@pytest.mark.parametrize("role", ["prescriber", "trainer"])
def test_only_people_one_knows_are_offered(app: Flask, cast: Cast, visit: Visitor, role: str) -> None:
    with app.app_context(), transaction():
        other = builders.a_person("Inconnue Dici", "inconnue")
        builders.a_role(other, "learner", cast.ours.site)
    address = f"/sites/{cast.ours.site.id}/placements/new"
    page = visit(cast.ours.people[role]).get(address)
    assert "learner 1" in page.text
    assert "Inconnue" not in page.text
    assert "Inconnue" in visit(cast.coordinator).get(address).text
    refused = visit(cast.ours.people[role]).post(address, {"person": other.id, "language": "fr"})
    assert refused.status_code == 422


def test_the_result_shows_level_chances_and_every_answer(cast: Cast, visit: Visitor, taker: Taker) -> None:
    sitting = taker.finish()
    page = visit(cast.trainer).get(f"/placements/{taker.placement_id}")
    words = words_of(page)
    assert "Niveau C04 – DigitAll avancé" in words
    percent = round(sitting.verdict.chances[3] * 100)
    assert f"{percent} chances sur 100" in words
    assert words.count("Acquis") == len(sitting.answers)
    sheet = visit(cast.trainer).get(f"/placements/{taker.placement_id}/sheet")
    assert "Signature" in words_of(sheet)
    assert words_of(sheet).count("Acquis") == len(sitting.answers)


def decide(browser: Browser, placement_id: int, level: str, reason: str = "") -> int:
    """Decide a level; gives the status."""
    fields = {"level": level, "reason": reason}
    return browser.post(f"/placements/{placement_id}/decision", fields).status_code


def test_the_trainer_decides_and_another_level_needs_its_reason(
    app: Flask, cast: Cast, visit: Visitor, taker: Taker
) -> None:
    taker.finish()
    browser = visit(cast.trainer)
    assert decide(browser, taker.placement_id, "C03") == 422
    assert decide(browser, taker.placement_id, "C05", "x") == 422
    assert decide(browser, taker.placement_id, "C03", "Elle veut aller doucement.") == 303
    assert decide(visit(cast.coordinator), taker.placement_id, "C04") == 303
    kept = rows(app, select(PlacementDecision).order_by(PlacementDecision.id))
    assert [(row.level, row.proposed, row.decided_by_id) for row in kept] == [  # type: ignore[attr-defined]
        ("C03", ["C04"], cast.trainer.id),
        ("C04", ["C04"], cast.coordinator.id),
    ]
    words = words_of(browser.get(f"/placements/{taker.placement_id}"))
    assert "Elle veut aller doucement." in words
    assert "Décidé : C04" in words.replace("\xa0", " ")


def test_a_decision_ends_the_test(cast: Cast, visit: Visitor, taker: Taker) -> None:
    taker.answer()
    assert decide(visit(cast.trainer), taker.placement_id, "C01", "Nous avons parlé.") == 303
    assert "Merci" in words_of(taker.browser.get(taker.base))
    taker.browser.post(taker.address(2), {"unsure": "yes"})
    assert len(taker.answers()) == 1


def test_a_prescriber_reads_the_decision_of_those_they_sent_and_no_answers(
    cast: Cast, visit: Visitor, taker: Taker
) -> None:
    taker.finish()
    decide(visit(cast.trainer), taker.placement_id, "C04", "Raison entre nous.")
    page = words_of(visit(cast.prescriber).get(f"/placements/{taker.placement_id}"))
    assert "C04 – DigitAll avancé" in page
    for hidden in ("chances", "Raison entre nous", "Acquis"):
        assert hidden not in page
    assert visit(cast.theirs.people["prescriber"]).get(f"/placements/{taker.placement_id}").status_code == 404


def test_a_prescriber_follows_a_newcomer_they_brought_until_somebody_else_is_said_to(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    address = start(visit(cast.prescriber), cast.ours.site.id, chosen_name="Selam Abebe")
    assert visit(cast.prescriber).get(address).status_code == 200
    placement = int(address.rpartition("/")[2])
    with app.app_context(), transaction():
        person = db.session.get_one(Person, db.session.get_one(Placement, placement).person_id)
        builders.enrol(cast.ours.cohort, person, referred_by_id=cast.theirs.people["prescriber"].id)
    assert visit(cast.prescriber).get(address).status_code == 404
    assert "Selam" not in visit(cast.prescriber).get("/placements").text


def test_a_placement_leads_to_a_place_in_a_cohort_of_that_course(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    address = start(visit(cast.prescriber), cast.ours.site.id, chosen_name="Selam Abebe")
    placement = int(address.rpartition("/")[2])
    with app.app_context(), transaction():
        over = builders.a_cohort(cast.ours.site, "Finie")
        builders.sessions(over, [now() - timedelta(days=9)])
        builders.a_cohort(cast.ours.site, "Pleine", capacity=1)
        full = builders.a_cohort(cast.ours.site, "Comble", capacity=1)
        builders.enrol(full, cast.learner)
    coordinator = visit(cast.coordinator)
    decide(coordinator, placement, "C02", "Nous avons parlé.")
    page = coordinator.get(address)
    offered = re.findall(r'name="cohort" value="(\d+)"', page.text)
    assert str(cast.ours.cohort.id) in offered
    assert not {str(over.id), str(full.id)} & set(offered)
    assert "value" not in re.findall(r'name="cohort" (value)', visit(cast.trainer).get(address).text)
    coordinator.post(f"{address}/enrol", {"cohort": cast.ours.cohort.id})
    [enrolment] = rows(
        app,
        select(Enrolment)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Person.chosen_name == "Selam Abebe"),
    )
    assert enrolment.cohort_id == cast.ours.cohort.id  # type: ignore[attr-defined]
    assert enrolment.referred_by_id == cast.prescriber.id  # type: ignore[attr-defined]
    refused = coordinator.post(f"{address}/enrol", {"cohort": full.id})
    assert refused.location == address


def test_a_card_is_made_for_a_learner_and_for_nobody_with_another_role(
    app: Flask, cast: Cast, visit: Visitor, placement: Placement
) -> None:
    card = visit(cast.trainer).post(f"/placements/{placement.id}/card")
    assert card.status_code == 200
    assert re.search(r"\b\d{6}\b", words_of(card))
    with app.app_context(), transaction():
        builders.a_role(cast.learner, "volunteer", cast.ours.site)
    refused = visit(cast.trainer).post(f"/placements/{placement.id}/card")
    assert refused.status_code == 303


def test_a_copy_of_ones_data_holds_the_placement(taker: Taker) -> None:
    taker.answer()
    copy = taker.browser.get("/my-data/download").get_json()
    assert len(copy["placements"]) == len(copy["placement_answers"]) == 1
    assert "key" not in copy["placement_answers"][0]


def test_a_decision_stands_for_the_courses_below_the_level_decided(
    app: Flask, cast: Cast, taker: Taker, visit: Visitor
) -> None:
    taker.finish()
    decide(visit(cast.trainer), taker.placement_id, "C03", "Elle le sait déjà.")
    with app.app_context():
        assert courses_done([cast.learner.id]) == {cast.learner.id: {"C01", "C02"}}
    decide(visit(cast.trainer), taker.placement_id, "C02", "Elle préfère revoir les e-mails.")
    with app.app_context():
        assert courses_done([cast.learner.id]) == {cast.learner.id: {"C01"}}
