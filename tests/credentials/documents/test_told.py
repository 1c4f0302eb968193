"""What the documents of the end tell: aims, length and results for one, hours alone for the other."""

from datetime import timedelta

from flask import Flask

from lms.core.db import db, transaction
from lms.demo import builders
from tests.credentials import graduates
from tests.credentials.conftest import Promotion
from tests.credentials.documents.issuing import documents, facts_of, held_by, issued, words_on
from tests.factories import Browser, Cast


def test_the_statement_of_the_end_tells_aims_length_and_each_result(
    app: Flask, page: str, browser: Browser
) -> None:
    facts = issued(app, browser, page, "end-of-training")
    assert (facts["hours"], facts["planned_hours"], facts["nature"]) == (
        "PT14H",
        "PT20H",
        "Action de formation",
    )
    assert facts["competences"]
    assert {(each["mark"], each["achieved"]) for each in facts["modules"]} == {(88, True)}
    assert [each["number"] for each in facts["modules"]] == [1, 2, 3, 4, 5]
    assert facts["trainer_check"] is True


def test_what_was_not_achieved_is_told_too(
    app: Flask, cast: Cast, promotion: Promotion, page: str, browser: Browser
) -> None:
    with app.app_context(), transaction():
        graduates.attend(held_by(promotion.cohort)[:1], cast.ours.enrolment)
    issued(app, browser, page, "end-of-training")
    facts = facts_of(app, cast.learner, "end-of-training")
    assert {(each["mark"], each["achieved"], each["seen"]) for each in facts["modules"]} == {
        (None, False, False)
    }
    assert (facts["trainer_check"], facts["hours"]) == (False, "PT2H")


def test_the_learner_s_language_comes_beside(
    app: Flask, promotion: Promotion, page: str, browser: Browser
) -> None:
    with app.app_context(), transaction():
        db.session.merge(promotion.amina).language = "ar"
    assert issued(app, browser, page, "end-of-training")["also"] == "ar"
    assert {row.facts["also"] for row in documents(app, "end-of-training")} == {"ar", ""}


def test_the_statement_of_hours_tells_what_the_funder_asks_and_no_result(
    app: Flask, promotion: Promotion, page: str, browser: Browser
) -> None:
    address = f"{page}/{promotion.amina_place.id}/employer"
    assert browser.post(address, {"employer": "  Boulangerie  du Parc "}).location == page
    facts = issued(app, browser, page, "realisation")
    assert facts["employer"] == "Boulangerie du Parc"
    assert (facts["provider"], facts["course_title"]) == ("Association Passerelle", "DigitAll débutant")
    assert not {"mark", "modules", "competences", "trainer_check"} & set(facts)
    assert not any("birth" in name for name in facts)


def test_the_statement_of_hours_tells_distance_and_make_up_apart(
    app: Flask, cast: Cast, promotion: Promotion, page: str, browser: Browser
) -> None:
    with app.app_context(), transaction():
        evenings = held_by(promotion.cohort)
        evenings[0].kind = "online"
        (elsewhere,) = builders.sessions(
            builders.a_cohort(cast.ours.site, "Autre"), [evenings[0].starts_at + timedelta(days=1)]
        )
        builders.attended(elsewhere, promotion.amina_place).minutes = 95
    facts = issued(app, browser, page, "realisation")
    apart = [facts[f"{way}_hours"] for way in ("class", "distance", "make_up")]
    assert (facts["hours"], apart) == ("PT15H35M", ["PT12H", "PT2H", "PT1H35M"])
    said = words_on(facts)
    assert "15 h 35 : 12 h en présence, 2 h à distance, 1 h 35 de rattrapage dans un autre groupe" in said
    others = facts_of(app, promotion.bao, "realisation")
    assert "make_up_hours" in others  # the online evening
    assert others["make_up_hours"] == "PT0H"


def test_where_all_was_in_class_nothing_stands_apart(app: Flask, page: str, browser: Browser) -> None:
    facts = issued(app, browser, page, "realisation")
    assert not {"class_hours", "distance_hours", "make_up_hours"} & set(facts)
    assert "14 h, en présence" in words_on(facts)


def test_the_dates_are_those_of_the_persons_own_evenings(
    app: Flask, cast: Cast, page: str, browser: Browser
) -> None:
    with app.app_context(), transaction():
        late = graduates.a_learner(cast.ours.site, "Late")
        graduates.attend(held_by(cast.ours.cohort)[-1:], builders.enrol(cast.ours.cohort, late))
    issued(app, browser, page, "realisation")
    facts = facts_of(app, late, "realisation")
    assert facts["started_on"] == facts["ended_on"]
    assert facts["hours"] == "PT2H"
