"""Cohorts as a coordinator makes and fills them."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from lms.accounts.models import AuditEntry, Person
from lms.accounts.secrets import matches
from lms.cohorts.models import Cohort, Enrolment
from lms.core import once
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.demo import builders
from tests.factories import Browser, Cast, Visitor, words_of

THIRTY = "nom;genre;date de naissance\n" + "".join(
    f"Personne {n:02};{'FH'[n % 2]};{1970 + n}\n" for n in range(30)
)


def people_in(app: Flask, cohort: Cohort) -> int:
    with app.app_context():
        number = db.session.scalar(select(func.count()).where(Enrolment.cohort_id == cohort.id))
    return number or 0


def send(browser: Browser, cohort: Cohort, content: str | bytes, **more: Any) -> Any:
    raw = content.encode() if isinstance(content, str) else content
    return browser.post(f"/cohorts/{cohort.id}/import", {"file": (io.BytesIO(raw), "liste.csv"), **more})


@pytest.fixture
def large(app: Flask, cast: Cast) -> Cohort:
    with app.app_context(), transaction():
        return builders.a_cohort(cast.ours.site, "Grande cohorte", capacity=40)


def test_a_cohort_is_created_from_a_level_template(cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.coordinator)
    fields = {
        "site": cast.ours.site.id,
        "course": "digitall-debutant",
        "name": "Mardi et jeudi",
        "capacity": 12,
    }
    answer = browser.post("/cohorts/new", fields)
    assert answer.status_code == 303
    assert re.fullmatch(r"/cohorts/\d+/sessions/plan", answer.location)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"name": ""}, 422),
        ({"capacity": "0"}, 422),
        ({"course": "none"}, 422),
        ({"name": "DigitAll débutant"}, 422),
    ],
)
def test_a_wrong_cohort_is_refused_and_keeps_what_was_typed(
    cast: Cast, visit: Visitor, change: dict[str, str], status: int
) -> None:
    fields = {"site": cast.ours.site.id, "course": "digitall-debutant", "name": "Du mardi", "capacity": "12"}
    answer = visit(cast.coordinator).post("/cohorts/new", fields | change)
    assert answer.status_code == status
    assert str((fields | change)["name"]) in answer.text


def test_a_cohort_cannot_be_made_at_a_site_of_others(cast: Cast, visit: Visitor) -> None:
    fields = {"site": cast.theirs.site.id, "course": "digitall-debutant", "name": "x", "capacity": 12}
    assert visit(cast.coordinator).post("/cohorts/new", fields).status_code == 422


def test_thirty_people_come_from_a_list_and_nobody_twice(
    app: Flask, cast: Cast, visit: Visitor, large: Cohort
) -> None:
    browser = visit(cast.coordinator)
    assert send(browser, large, THIRTY).status_code == 303
    assert people_in(app, large) == 30
    assert send(browser, large, "\ufeff" + THIRTY.replace(";", ",")).status_code == 303
    assert people_in(app, large) == 30


def test_a_longer_list_brings_only_the_new_ones(
    app: Flask, cast: Cast, visit: Visitor, large: Cohort
) -> None:
    browser = visit(cast.coordinator)
    send(browser, large, THIRTY)
    send(browser, large, THIRTY + "Amina;F;1990\n")
    assert people_in(app, large) == 31


def test_a_list_with_a_fault_enrols_nobody(app: Flask, cast: Cast, visit: Visitor, large: Cohort) -> None:
    answer = send(visit(cast.coordinator), large, THIRTY + "Amina;F;31/02/1990\n")
    assert answer.status_code == 422
    assert '<th scope="row">32</th>' in answer.text
    assert "date de naissance" in answer.text
    assert people_in(app, large) == 0


def test_a_changed_line_of_somebody_already_there_is_named(
    app: Flask, cast: Cast, visit: Visitor, large: Cohort
) -> None:
    browser = visit(cast.coordinator)
    send(browser, large, "nom;genre\nAmina;F\n")
    answer = send(browser, large, "nom;genre\nAmina;H\n")
    assert answer.status_code == 422
    assert people_in(app, large) == 1


def test_a_list_longer_than_the_places_is_refused(app: Flask, cast: Cast, visit: Visitor) -> None:
    answer = send(visit(cast.coordinator), cast.ours.cohort, THIRTY)
    assert answer.status_code == 422
    assert people_in(app, cast.ours.cohort) == 1


def test_a_huge_file_is_refused_with_a_page(cast: Cast, visit: Visitor) -> None:
    address, kind = f"/cohorts/{cast.ours.cohort.id}/import", "multipart/form-data; boundary=b"
    answer = visit(cast.coordinator).client.post(address, data=b"x" * 3_000_000, content_type=kind)
    assert answer.status_code == 413
    assert "</html>" in answer.text


def test_a_list_that_is_too_big_is_refused_by_its_field_and_the_rest_stays(
    app: Flask, cast: Cast, visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context(), transaction():
        asking = builders.a_cohort(cast.ours.site, "Groupe suivant", course="digitall-intermediaire")
    body = b"".join(
        b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % part
        for part in ((b"reason", b"Vues en entretien"), (b'file"; filename="liste.csv', b"x" * 2_200_000))
    )
    address, kind = f"/cohorts/{asking.id}/import", "multipart/form-data; boundary=b"
    browser = visit(cast.coordinator).client
    answer = browser.post(address, data=body + b"--b--\r\n", content_type=kind)
    assert answer.status_code == 422
    assert 'id="file-error"' in answer.text
    assert "Vues en entretien" in answer.text
    monkeypatch.setattr("lms.core.uploads.FURTHEST", 2_100_000)
    assert browser.post(address, data=body + b"--b--\r\n", content_type=kind).status_code == 413


def test_the_same_form_twice_enrols_once(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser, fields = visit(cast.coordinator), {"chosen_name": "Tesfay", "gender": "man", "language": "fr"}
    fields[once.FIELD] = once.new_key()
    first = browser.post(f"/cohorts/{cast.ours.cohort.id}/enrol", fields)
    again = browser.post(f"/cohorts/{cast.ours.cohort.id}/enrol", fields)
    assert (first.status_code, again.status_code) == (303, 303)
    assert first.location == again.location
    assert people_in(app, cast.ours.cohort) == 2


def test_an_old_page_sent_with_other_words_is_shown_back(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser, fields = visit(cast.coordinator), {"chosen_name": "Tesfay", "gender": "man", "language": "fr"}
    fields[once.FIELD] = once.new_key()
    browser.post(f"/cohorts/{cast.ours.cohort.id}/enrol", fields)
    again = browser.post(f"/cohorts/{cast.ours.cohort.id}/enrol", fields | {"chosen_name": "Mariama"})
    assert again.status_code == 422
    assert "Mariama" in again.text
    assert fields[once.FIELD] not in again.text
    assert people_in(app, cast.ours.cohort) == 2


def test_a_name_already_there_needs_a_word(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser, fields = (
        visit(cast.coordinator),
        {"chosen_name": "Learner  1", "gender": "man", "language": "fr"},
    )
    answer = browser.post(f"/cohorts/{cast.ours.cohort.id}/enrol", fields)
    assert answer.status_code == 422
    assert 'name="another"' in answer.text
    assert browser.post(f"/cohorts/{cast.ours.cohort.id}/enrol", fields | {"another": "y"}).status_code == 303
    assert people_in(app, cast.ours.cohort) == 2


def test_one_word_in_any_script_is_a_name(app: Flask, cast: Cast, visit: Visitor) -> None:
    fields = {"chosen_name": "\u202eተስፋይ\u0007 ", "gender": "not-said", "language": "fr", "birth": "1990"}
    assert visit(cast.coordinator).post(f"/cohorts/{cast.ours.cohort.id}/enrol", fields).status_code == 303
    with app.app_context():
        person = db.session.scalars(select(Person).order_by(Person.id.desc())).first()
    assert person is not None
    assert (person.chosen_name, person.birth_precision) == ("ተስፋይ", "year")


def test_cards_give_a_pin_that_signs_in_and_end_the_old_one(app: Flask, cast: Cast, visit: Visitor) -> None:
    answer = visit(cast.trainer).post(
        f"/cohorts/{cast.ours.cohort.id}/cards", {"enrolments": [cast.ours.enrolment.id]}
    )
    assert answer.status_code == 200
    pin = re.findall(r"<dd dir=\"ltr\">(\d{6})</dd>", answer.text)[-1]
    with app.app_context():
        person = db.session.get_one(Person, cast.learner.id)
    assert matches(person.secret_hash, pin)
    assert person.sign_in_key != cast.learner.sign_in_key
    assert visit(cast.learner).get("/my-data").status_code == 302


def test_leaving_frees_the_place_and_coming_back_takes_it(cast: Cast, visit: Visitor) -> None:
    browser, base = (
        visit(cast.coordinator),
        f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}",
    )
    today = cast.ours.enrolment.enrolled_on
    for impossible in ("2020-01-01", "2099-01-01", "9999-12-31", "31/02/2026", ""):
        assert browser.post(f"{base}/leave", {"left_on": impossible}).status_code == 422
    assert browser.post(f"{base}/leave", {"left_on": today.isoformat()}).status_code == 303
    assert browser.post(f"{base}/come-back").status_code == 303


def test_no_card_hands_over_the_role_of_a_colleague(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        enrolment = builders.enrol(cast.ours.cohort, cast.coordinator)
    visit(cast.trainer).post(f"/cohorts/{cast.ours.cohort.id}/cards", {"enrolments": [enrolment.id]})
    assert visit(cast.coordinator).get("/my-data").status_code == 200


def test_the_team_is_chosen_among_the_people_of_the_site(cast: Cast, visit: Visitor) -> None:
    browser, address = visit(cast.coordinator), f"/cohorts/{cast.ours.cohort.id}/staff"
    stranger = cast.theirs.people["trainer"].id
    assert browser.post(address, {"trainers": [stranger]}).status_code == 422
    assert browser.post(address, {"trainers": [cast.trainer.id]}).status_code == 303
    assert visit(cast.volunteer).get(f"/cohorts/{cast.ours.cohort.id}").status_code == 404


def test_what_was_done_is_in_the_audit_trail_without_names(app: Flask, cast: Cast, visit: Visitor) -> None:
    fields = {"chosen_name": "Mariama Diallo", "gender": "woman", "language": "fr"}
    visit(cast.coordinator).post(f"/cohorts/{cast.ours.cohort.id}/enrol", fields)
    with app.app_context():
        entries = db.session.scalars(select(AuditEntry)).all()
    assert {entry.actor_id for entry in entries} == {cast.coordinator.id}
    assert "enrol" in {entry.action for entry in entries}
    assert "Mariama" not in str([entry.details for entry in entries])


def test_cards_for_nobody_are_refused_with_a_sentence(cast: Cast, visit: Visitor) -> None:
    answer = visit(cast.trainer).post(f"/cohorts/{cast.ours.cohort.id}/cards", {})
    assert answer.status_code == 422
    assert "Cochez au moins une personne." in words_of(answer)


def test_a_cohort_of_nobody_has_no_cards_to_make(cast: Cast, large: Cohort, visit: Visitor) -> None:
    page = visit(cast.coordinator).get(f"/cohorts/{large.id}/cards")
    assert "Les cartes se préparent pour les personnes inscrites." in words_of(page)
    assert 'name="enrolments"' not in page.text


def test_people_are_listed_as_a_reader_looks_for_them(
    app: Flask, cast: Cast, large: Cohort, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        for name in ("Farid", "Élodie", "aziz", "Zahra"):
            builders.enrol(large, builders.a_person(name))
    for page in ("", "/progress", "/certificates", "/cards"):
        words = words_of(visit(cast.coordinator).get(f"/cohorts/{large.id}{page}"))
        places = [words.index(name) for name in ("aziz", "Élodie", "Farid", "Zahra")]
        assert places == sorted(places)


def test_a_new_cohort_is_offered_at_the_site_one_comes_from(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        other = builders.a_site("Antenne du Bois")
        builders.a_role(cast.coordinator, "coordinator", other)
    page = visit(cast.coordinator).get(f"/cohorts/new?site={other.id}").text
    assert f'<option selected value="{other.id}">' in page


def test_the_box_for_a_namesake_comes_with_the_question_and_not_before(cast: Cast, visit: Visitor) -> None:
    browser, address = visit(cast.coordinator), f"/cohorts/{cast.ours.cohort.id}/enrol"
    assert 'name="another"' not in browser.post(address, {"chosen_name": ""}).text
    again = browser.post(address, {"chosen_name": "learner 1", "gender": "not-said", "language": "fr"})
    assert 'name="another"' in again.text


def test_the_list_shows_those_running_coming_or_over(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        for name, days in (("Passée", (-9, -2)), ("En route", (-2, 5)), ("Future", (3, 9))):
            cohort = builders.a_cohort(cast.ours.site, name)
            builders.sessions(cohort, [now() + timedelta(days=day) for day in days])
    browser = visit(cast.coordinator)
    for stage, shown in (("over", "Passée"), ("running", "En route"), ("coming", "Future")):
        text = words_of(browser.get(f"/cohorts?stage={stage}"))
        assert [name for name in ("Passée", "En route", "Future") if name in text] == [shown]
    assert "Passée" in words_of(browser.get("/cohorts"))
    assert browser.get("/cohorts?stage=nowhere").status_code == 200


def test_a_list_names_who_sent_people(app: Flask, cast: Cast, visit: Visitor, large: Cohort) -> None:
    browser, name = visit(cast.coordinator), cast.ours.people["prescriber"].chosen_name
    wrong = send(browser, large, "nom;prescripteur\nNour;Personne\n")
    assert wrong.status_code == 422
    assert people_in(app, large) == 0
    assert send(browser, large, f"nom;prescripteur\nNour;{name.upper()}\nBao;\n").status_code == 303
    with app.app_context():
        sent = select(Enrolment.referred_by_id).where(Enrolment.cohort_id == large.id).order_by(Enrolment.id)
        assert list(db.session.scalars(sent)) == [cast.ours.people["prescriber"].id, None]
