"""A course asks for another first: who has done it, who is let off, why, and who said so."""

import io
import re
from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from lms.accounts.models import AuditEntry, Person
from lms.catalogue.queries import course, courses
from lms.cohorts.models import Cohort, Enrolment, PrerequisiteOverride
from lms.cohorts.prerequisites.rules import codes_in, covered_by, still_needed
from lms.core.db import db, transaction
from lms.demo import builders
from tests.factories import Cast, Visitor, words_of

REASON = "Elle utilise un ordinateur au travail."


@pytest.fixture
def next_cohort(app: Flask, cast: Cast) -> Cohort:
    """A cohort of ours whose course asks for the beginners' course first."""
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "Groupe suivant", course="digitall-intermediaire")
        builders.staff(cohort, cast.trainer)
        return cohort


def overrides(app: Flask) -> list[PrerequisiteOverride]:
    with app.app_context():
        return list(db.session.scalars(select(PrerequisiteOverride).order_by(PrerequisiteOverride.id)))


def enrolled(app: Flask, cohort: Cohort) -> list[str]:
    with app.app_context():
        names = (
            select(Person.chosen_name)
            .join(Enrolment, Enrolment.person_id == Person.id)
            .where(Enrolment.cohort_id == cohort.id)
        )
        return list(db.session.scalars(names.order_by(Enrolment.id)))


def newcomer(**more: str) -> dict[str, str]:
    return {"chosen_name": "Nour", "gender": "woman", "language": "fr", "referred_by": "0"} | more


def test_a_newcomer_needs_a_reason(app: Flask, cast: Cast, visit: Visitor, next_cohort: Cohort) -> None:
    browser, address = visit(cast.coordinator), f"/cohorts/{next_cohort.id}/enrol"
    assert "DigitAll débutant" in words_of(browser.get(address))
    assert browser.post(address, newcomer()).status_code == 422
    assert browser.post(address, newcomer(reason="  ")).status_code == 422
    assert not enrolled(app, next_cohort)
    assert browser.post(address, newcomer(reason=REASON)).status_code == 303
    (kept,) = overrides(app)
    assert (kept.missing, kept.reason, kept.allowed_by_id) == (["C02"], REASON, cast.coordinator.id)
    with app.app_context():
        noted = select(AuditEntry).where(AuditEntry.action == "override-prerequisites")
        entry = db.session.scalars(noted).one()
        assert (entry.actor_id, entry.subject_id) == (cast.coordinator.id, kept.enrolment_id)
        assert REASON not in str(entry.details)


def test_a_course_that_asks_nothing_needs_no_reason(app: Flask, cast: Cast, visit: Visitor) -> None:
    address = f"/cohorts/{cast.ours.cohort.id}/enrol"
    browser = visit(cast.coordinator)
    assert 'name="reason"' not in browser.get(address).text
    assert browser.post(address, newcomer()).status_code == 303
    assert not overrides(app)


def test_a_list_warns_line_by_line_and_takes_one_reason_for_all(
    app: Flask, cast: Cast, visit: Visitor, next_cohort: Cohort
) -> None:
    browser, address = visit(cast.coordinator), f"/cohorts/{next_cohort.id}/import"

    def sent(**more: str) -> dict[str, object]:
        return {"file": (io.BytesIO(b"nom\nNour\nBao\n"), "liste.csv"), **more}

    warned = browser.post(address, sent())
    assert warned.status_code == 422
    for line in ("2", "3"):
        assert f'<th scope="row">{line}</th>' in warned.text
    assert warned.text.count("DigitAll débutant") >= 2
    assert not enrolled(app, next_cohort)
    assert browser.post(address, sent(reason=REASON)).status_code == 303
    assert enrolled(app, next_cohort) == ["Nour", "Bao"]
    assert [kept.reason for kept in overrides(app)] == [REASON, REASON]


def enrol_known(cast: Cast, visit: Visitor, cohort: Cohort, **more: str) -> int:
    fields = {"person": str(cast.learner.id)} | more
    return visit(cast.coordinator).post(f"/cohorts/{cohort.id}/enrol-known", fields).status_code


def test_somebody_known_is_found_by_name_and_takes_a_place_once(
    app: Flask, cast: Cast, visit: Visitor, next_cohort: Cohort
) -> None:
    address, browser = f"/cohorts/{next_cohort.id}/enrol-known", visit(cast.coordinator)
    page = browser.post(f"{address}/find", {"q": "LEARNER 1"})
    assert page.status_code == 200
    assert cast.learner.chosen_name in page.text
    assert "learner 2" not in page.text
    assert "LEARNER" not in "".join(re.findall(r'(?:action|href)="[^"]*"', page.text))
    nobody = browser.post(f"{address}/find", {"q": "nobody"})
    assert cast.learner.chosen_name not in nobody.text
    unchosen = browser.post(address, {"q": "LEARNER 1"})
    assert unchosen.status_code == 422
    assert unchosen.text.count('value="LEARNER 1"') == 2, "the search and its result stay"
    assert enrol_known(cast, visit, next_cohort) == 422
    assert enrol_known(cast, visit, next_cohort, reason=REASON) == 303
    assert enrol_known(cast, visit, next_cohort, reason=REASON) == 422
    assert enrolled(app, next_cohort) == [cast.learner.chosen_name]
    assert len(overrides(app)) == 1


def test_who_has_done_the_course_needs_no_reason(
    app: Flask, cast: Cast, visit: Visitor, next_cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "courses_done", (lambda people: {one: {"C02"} for one in people},))
    assert enrol_known(cast, visit, next_cohort) == 303
    assert not overrides(app)


def test_who_was_let_off_once_is_not_asked_again(
    app: Flask, cast: Cast, visit: Visitor, next_cohort: Cohort
) -> None:
    enrol_known(cast, visit, next_cohort, reason=REASON)
    with app.app_context(), transaction():
        other = builders.a_cohort(cast.ours.site, "Encore un groupe", course="digitall-intermediaire")
    assert enrol_known(cast, visit, other) == 303
    assert len(overrides(app)) == 1


def test_people_of_other_sites_are_not_offered(app: Flask, cast: Cast, visit: Visitor) -> None:
    stranger = {"person": str(cast.theirs.people["learner"].id), "reason": REASON}
    sent = visit(cast.coordinator).post(f"/cohorts/{cast.ours.cohort.id}/enrol-known", stranger)
    assert sent.status_code == 422
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Enrolment)) == 2


def test_the_trainer_gives_a_reason_and_everybody_concerned_reads_it(
    app: Flask, cast: Cast, visit: Visitor, next_cohort: Cohort
) -> None:
    with app.app_context(), transaction():
        enrolment = builders.enrol(next_cohort, cast.learner)
    page = f"/cohorts/{next_cohort.id}/learners/{enrolment.id}"
    trainer, learner = visit(cast.trainer), visit(cast.learner)
    assert f'href="{page}/prerequisites"' in trainer.get(page).text
    assert "DigitAll débutant" in words_of(trainer.get(f"{page}/prerequisites"))
    assert "note tell" not in learner.get(f"/learning/{enrolment.id}").text
    assert trainer.post(f"{page}/prerequisites", {"reason": " "}).status_code == 422
    long = trainer.post(f"{page}/prerequisites", {"reason": "mot " * 200})
    assert long.status_code == 422
    assert "mot " * 200 in long.text
    assert 'id="reason-error"' in long.text
    assert not overrides(app)
    assert trainer.post(f"{page}/prerequisites", {"reason": REASON}).status_code == 303
    shown = trainer.get(page).text
    assert REASON in shown
    assert cast.trainer.chosen_name in shown
    assert f'href="{page}/prerequisites"' not in shown
    told = words_of(learner.get(f"/learning/{enrolment.id}"))
    assert "DigitAll débutant" in told
    assert REASON not in told


def test_a_volunteer_does_not_let_anybody_off(
    app: Flask, cast: Cast, visit: Visitor, next_cohort: Cohort
) -> None:
    with app.app_context(), transaction():
        enrolment = builders.enrol(next_cohort, cast.learner)
    address = f"/cohorts/{next_cohort.id}/learners/{enrolment.id}/prerequisites"
    assert visit(cast.ours.people["volunteer"]).post(address, {"reason": REASON}).status_code == 403
    assert visit(cast.theirs.people["trainer"]).post(address, {"reason": REASON}).status_code == 404


CODES = st.sets(st.sampled_from(["C01", "C02", "C03", "C04", "C12", "C13"]))


@pytest.mark.usefixtures("shared_app")
@given(done=CODES, more=CODES)
def test_having_done_more_never_asks_for_more(done: set[str], more: set[str]) -> None:
    for each in courses():
        assert set(still_needed(each, done | more, courses())) <= set(still_needed(each, done, courses()))


@pytest.mark.usefixtures("shared_app")
@given(done=CODES)
def test_what_is_done_is_covered_and_covering_again_adds_nothing(done: set[str]) -> None:
    covered = covered_by(done, courses())
    assert done <= covered
    assert covered_by(covered, courses()) == covered


@pytest.mark.usefixtures("shared_app")
def test_a_later_course_covers_what_it_asked_for_and_one_of_two_is_enough() -> None:
    mail = course("digitall-intermediaire")
    assert mail
    assert still_needed(mail, (), courses()) == ("C02",)
    assert still_needed(mail, ("C04",), courses()) == ()
    either = replace(mail, prerequisites=("C12 or C13",))
    assert codes_in("C12 or C13") == ("C12", "C13")
    assert still_needed(either, ("C13",), courses()) == ()
    assert still_needed(either, ("C01",), courses()) == ("C12 or C13",)
