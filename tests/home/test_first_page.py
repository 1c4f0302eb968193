"""The first page of each role: one thing to do, and nothing of others."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from lms.core import clock
from lms.core.db import transaction
from lms.demo import builders
from tests.factories import Cast, Visitor, words_of
from tests.scheduling.conftest import TUESDAY


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    """Held at 18:25 in Paris: the evening of the cast is tonight, and never after midnight."""
    with clock.at(TUESDAY):
        yield


def test_a_learner_finds_one_step_and_the_next_evening(cast: Cast, visit: Visitor) -> None:
    page = visit(cast.learner).get("/")
    assert page.text.count('class="card next"') == 1
    assert "Salle 2" in page.text
    assert 'name="coming" value="yes"' in page.text
    assert 'href="tel:0100000000"' in page.text


def test_a_trainer_finds_tonight_and_those_to_call(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "Du lundi")
        builders.staff(cohort, cast.trainer)
        enrolment = builders.enrol(
            cohort, builders.a_person("Ahmad"), on=(clock.now() - timedelta(days=30)).date()
        )
        days = [clock.now() + timedelta(days=days) for days in (-9, -7, 2)]
        for evening in builders.sessions(cohort, days)[:2]:
            builders.attended(evening, enrolment, "absent")
    page = visit(cast.trainer).get("/")
    assert f"/sessions/{cast.ours.session.id}" in page.text
    assert f"/cohorts/{cohort.id}/learners/{enrolment.id}" in page.text
    assert "Ahmad" not in visit(cast.theirs.people["trainer"]).get("/").text


def test_nobody_is_called_about_a_cohort_that_is_over(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "Du printemps")
        builders.staff(cohort, cast.trainer)
        long_ago = (clock.now() - timedelta(days=90)).date()
        enrolment = builders.enrol(cohort, builders.a_person("Ahmad"), on=long_ago)
        for evening in builders.sessions(cohort, [clock.now() - timedelta(days=days) for days in (62, 60)]):
            builders.attended(evening, enrolment, "absent")
    assert "Ahmad" not in visit(cast.trainer).get("/").text


def test_a_funder_is_led_to_the_reports(cast: Cast, visit: Visitor) -> None:
    assert visit(cast.funder).get("/").location == "/reports"


def test_a_prescriber_sees_those_they_sent_and_nobody_else(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        builders.enrol(cast.ours.cohort, builders.a_person("Oleksandr Koval"))
    words = words_of(visit(cast.prescriber).get("/"))
    assert "learner 1" in words
    assert "learner 2" not in words
    assert "Oleksandr" not in words


@pytest.mark.parametrize("role", ["coordinator", "administrator", "volunteer"])
def test_other_roles_have_a_first_page_too(cast: Cast, visit: Visitor, role: str) -> None:
    assert visit(cast.ours.people[role]).get("/").status_code == 200


def test_an_administrator_reads_that_learners_work_cannot_be_looked_at(
    cast: Cast, make_app: Callable[..., Flask], tmp_path: Path
) -> None:
    alone = make_app(sandbox=str(tmp_path / "nobody.sock"))
    said = "Personne ne répond"
    assert said in words_of(Visitor(alone)(cast.administrator).get("/"))
    assert said not in words_of(Visitor(alone)(cast.trainer).get("/"))
    assert said not in words_of(Visitor(make_app(sandbox="off"))(cast.administrator).get("/"))


def test_somebody_without_a_role_is_told_so(app: Flask, visit: Visitor) -> None:
    with app.app_context(), transaction():
        person = builders.a_person("Nobody yet")
    answer = visit(person).get("/")
    assert answer.status_code == 403
    assert "Votre compte est ouvert, mais il n’a pas encore de rôle." in words_of(answer)


def test_nobody_is_called_about_a_course_that_ended_long_ago(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "De l’été")
        builders.staff(cohort, cast.trainer)
        long_ago = clock.now() - timedelta(days=90)
        enrolment = builders.enrol(cohort, builders.a_person("Ahmad"), on=long_ago.date())
        for evening in builders.sessions(cohort, [long_ago, long_ago + timedelta(days=2)]):
            builders.attended(evening, enrolment, "absent")
    assert "Ahmad" not in visit(cast.trainer).get("/").text


@pytest.mark.parametrize(
    ("days", "said"),
    [([5], "Commence bientôt"), ([-5, 5], "En formation"), ([-9, -5], "Formation terminée")],
)
def test_a_prescriber_reads_where_the_course_is(
    app: Flask, cast: Cast, visit: Visitor, days: list[int], said: str
) -> None:
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "Du mardi")
        builders.enrol(cohort, builders.a_person("Ahmad"), referred_by_id=cast.prescriber.id)
        builders.sessions(cohort, [clock.now() + timedelta(days=day) for day in days])
    assert f"Ahmad {said} Du mardi" in words_of(visit(cast.prescriber).get("/"))
