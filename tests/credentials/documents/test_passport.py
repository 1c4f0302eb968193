"""A learner's passport: all they did, what was watched apart, what others examined beside; one code."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from lms.catalogue import queries as catalogue
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.credentials import rules
from lms.demo import builders
from lms.learning.practice.models import Submission
from lms.learning.practice.verdicts import Criterion, Verdict, as_plain
from lms.privacy.queries import everything_about
from tests.credentials import graduates
from tests.credentials.conftest import Promotion
from tests.credentials.documents.issuing import ENGLISH, documents
from tests.factories import Browser, Cast, Visitor, words_of

ASK = "/my-certificates/passport"


@pytest.fixture
def amina(promotion: Promotion, visit: Visitor) -> Browser:
    """Her browser."""
    return visit(promotion.amina)


def told(app: Flask, browser: Browser) -> dict[str, Any]:
    """What the passport says once it is asked for."""
    assert browser.post(ASK).status_code == 303
    return documents(app, "passport")[-1].facts


def test_it_tells_each_course_with_its_hours(app: Flask, amina: Browser) -> None:
    facts = told(app, amina)
    (course,) = facts["courses"]
    assert (course["title"], course["hours"], course["level"]) == ("DigitAll débutant", "PT14H", "Débutant")
    assert (facts["hours"], course["completed"]) == ("PT14H", False)
    assert facts["holder"] == "Amina Yusufzai"
    assert not any("birth" in name for name in facts)


def test_what_was_watched_stands_apart_from_what_was_not(app: Flask, amina: Browser) -> None:
    facts = told(app, amina)
    assert {row["kind"] for row in facts["supervised"]} == {"confirmation"}
    assert len(facts["supervised"]) == 1
    assert {(row["kind"], row["mark"]) for row in facts["alone"]} == {("quiz", 88)}
    assert len(facts["alone"]) == 5
    skills = [skill for area in facts["areas"] for skill in area["skills"]]
    assert {skill["code"] for skill in skills} >= {"1.1", "2.1"}
    assert all(set(skill["name"]) == {"fr"} for skill in skills)


def test_practical_work_stands_under_supervision_only_when_it_was_done_in_class(
    app: Flask, cast: Cast, visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    hour, here = timedelta(hours=1), cast.ours.enrolment.id
    in_class = {here: [(now() - 2 * hour, now() - hour)]}
    monkeypatch.setitem(app.extensions, "attended_spans", lambda _enrolments: in_class)
    module = catalogue.course_shown(builders.COURSE).modules[0].slug  # type: ignore[union-attr]  # it is taught
    with app.app_context(), transaction():
        graduates.attend(graduates.evenings(cast.ours.cohort, 1), cast.ours.enrolment)
        for exercise, at, done in (
            ("seen", now() - 1.5 * hour, True),
            ("alone", now() - 72 * hour, True),
            ("better-alone", now() - 1.5 * hour, False),
            ("better-alone", now(), True),
        ):
            db.session.add(sent(here, module, exercise, at, done=done))
    facts = told(app, visit(cast.learner))
    assert [row["kind"] for row in facts["supervised"]] == ["practice"]
    assert [row["kind"] for row in facts["alone"]] == ["practice", "practice"]


def sent(enrolment_id: int, module: str, exercise: str, at: datetime, done: bool) -> Submission:
    """A piece of work with a verdict."""
    verdict = as_plain(Verdict(criteria=(Criterion("a", done, "It works."),)))
    return Submission(
        enrolment_id=enrolment_id,
        version="1",
        module=module,
        exercise=exercise,
        kind="code",
        verdict=verdict,
        met=int(done),
        asked=1,
        points=float(done),
        done=done,
        sent_at=at,
        key=f"{exercise}-{done}",
    )


def test_only_what_was_achieved_is_told_and_no_trainer_is_named(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        learner = graduates.a_learner(cast.ours.site, "Samir")
        place = builders.enrol(cast.ours.cohort, learner)
        graduates.attend(graduates.evenings(cast.ours.cohort, 1), place)
        graduates.pass_modules(place, cast.ours.cohort, 40)
    facts = told(app, visit(learner))
    assert (facts["alone"], facts["supervised"], facts["areas"]) == ([], [], [])
    assert cast.trainer.chosen_name not in str(facts)


def test_exams_of_others_stand_beside_and_only_once_passed(
    app: Flask, promotion: Promotion, amina: Browser
) -> None:
    with app.app_context(), transaction():
        for result in ("passed", "not-yet", "awaited"):
            builders.an_exam_booking(
                promotion.amina_place, exam=f"Module {result}", held_on=now().date(), result=result
            )
    facts = told(app, amina)
    assert [row["exam"] for row in facts["exams"]] == ["Module passed"]
    assert set(facts["exams"][0]) == {"exam", "centre", "on"}
    assert "Module passed" not in str([*facts["supervised"], *facts["alone"]])


def test_names_of_skills_come_in_the_learner_s_language_too(
    app: Flask, promotion: Promotion, amina: Browser
) -> None:
    with app.app_context(), transaction():
        db.session.merge(promotion.amina).language = "ar"
    facts = told(app, amina)
    assert facts["also"] == "ar"
    assert all(set(area["name"]) == {"fr", "ar"} for area in facts["areas"])


def test_asked_again_for_nothing_new_it_is_refused_and_then_keeps_its_code(
    app: Flask, promotion: Promotion, amina: Browser
) -> None:
    told(app, amina)
    refused = amina.post(ASK, headers=ENGLISH)
    assert (refused.status_code, "up to date" in words_of(refused)) == (409, True)
    with app.app_context(), transaction():
        graduates.attend(graduates.evenings(promotion.cohort, 1), promotion.amina_place)
    told(app, amina)
    first, second = documents(app, "passport")
    assert (second.code, second.version) == (first.code, 2)
    assert (first.facts["hours"], second.facts["hours"]) == ("PT14H", "PT16H")
    assert second.digest == rules.digest(second.facts)
    assert amina.get(f"/my-certificates/{first.id}/pdf").status_code == 404


def test_before_the_first_evening_there_is_nothing_to_tell(app: Flask, cast: Cast, visit: Visitor) -> None:
    refused = visit(cast.learner).post(ASK, headers=ENGLISH)
    assert (refused.status_code, "after your first evening" in words_of(refused)) == (409, True)
    assert documents(app, "passport") == []


def test_the_team_sees_and_revokes_it_and_strangers_do_not(
    app: Flask, cast: Cast, promotion: Promotion, amina: Browser, visit: Visitor
) -> None:
    told(app, amina)
    (one,) = documents(app, "passport")
    page = f"/cohorts/{promotion.cohort.id}/documents"
    browser, stranger = visit(cast.coordinator), visit(cast.theirs.people["coordinator"])
    assert one.code in browser.get(page).text
    for cohort in (promotion.cohort.id, cast.theirs.cohort.id):
        address = f"/cohorts/{cohort}/certificates/{one.id}/revoke"
        assert stranger.post(address, {"reason": "Not mine"}).status_code == 404
    assert visit(promotion.bao).get(f"/my-certificates/{one.id}/pdf").status_code == 404
    assert browser.post(f"{promotion.page}/{one.id}/revoke", {"reason": "Wrong"}).location == page
    again = amina.post(ASK, headers=ENGLISH)
    assert (again.status_code, "Your team ended" in words_of(again)) == (409, True)


def test_it_is_in_the_copy_of_one_s_data(app: Flask, promotion: Promotion, amina: Browser) -> None:
    told(app, amina)
    with app.app_context():
        kept = everything_about(promotion.amina.id)["certificates"]
    assert [row["kind"] for row in kept] == ["passport"]


def test_anybody_who_has_its_code_reads_that_it_is_valid(app: Flask, amina: Browser, visit: Visitor) -> None:
    told(app, amina)
    shown = words_of(visit().get(f"/verify/{documents(app, 'passport')[0].code}", headers=ENGLISH))
    assert "Valid." in shown
    assert shown.count("Skills passport.") == 2, "once in the page, once for the script that reads the square"
    assert shown.count("Level") == 1, "for the script alone: a passport has none"


def test_the_page_of_certificates_says_what_is_missing(cast: Cast, amina: Browser, visit: Visitor) -> None:
    said = words_of(visit(cast.learner).get("/my-certificates", headers=ENGLISH))
    assert "Before the certificate: modules 1, 2, 3, 4 and 5" in said
    assert "You have met every condition" in words_of(amina.get("/my-certificates", headers=ENGLISH))
