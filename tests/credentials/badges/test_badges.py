"""A certificate comes with a badge: signed once, told revoked in a list, silent about who holds it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask

from lms.config import Settings
from lms.core.db import db, transaction
from lms.credentials import designs
from lms.credentials.badges import baking, queries
from lms.credentials.badges.credential import Award, credential
from lms.credentials.badges.jobs import GIVING
from lms.credentials.models import Certificate
from lms.jobs.queue import enqueue
from lms.jobs.worker import run_due
from tests.credentials import graduates
from tests.credentials.badges.conftest import latest_of, signed_forms
from tests.credentials.badges.reading import bits_of, parts_of, verify
from tests.credentials.conftest import Promotion
from tests.factories import Cast, Visitor

Draw = Callable[[], int]


def status_of(visit: Visitor, form: str) -> tuple[int, list[int]]:
    """The position a badge claims, and those set in the list it names, fetched by a stranger."""
    said = json.loads(form) if form.startswith("{") else parts_of(form)[1]
    status = said["credentialStatus"]
    answer = visit().get(status["statusListCredential"].removeprefix("http://127.0.0.1:8000"))
    assert "max-age" in answer.headers["Cache-Control"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in answer.headers
    told = json.loads(answer.text) if answer.text.startswith("{") else parts_of(answer.text)[1]
    return int(status["statusListIndex"]), bits_of(told)


def test_the_token_is_verified_with_the_key_we_publish(forms: dict[str, str], visit: Visitor) -> None:
    header, claims = parts_of(forms["jwt"])
    did = visit().get("/.well-known/did.json").get_json(force=True)
    (method,) = [each for each in did["verificationMethod"] if each["id"] == header["kid"]]
    name = header["kid"].partition("#")[2]
    alone = visit().get(f"/badges/keys/{name}.json").get_json(force=True)
    among = visit().get("/badges/keys.json").get_json(force=True)["keys"]
    assert alone in among
    for jwk in (method["publicKeyJwk"], alone, header["jwk"]):
        verify(forms["jwt"], jwk)
    assert (header["alg"], header["typ"]) == ("RS256", "JWT")
    assert claims["iss"] == did["id"] == "did:web:127.0.0.1%3A8000"
    assert header["kid"] in did["assertionMethod"]


def test_it_says_the_course_and_not_the_holder(own: Certificate, forms: dict[str, str]) -> None:
    claims = parts_of(forms["jwt"])[1]
    subject = claims["credentialSubject"]
    assert subject["id"].startswith("urn:uuid:")
    assert subject["achievement"]["name"] == own.facts["course_title"]
    assert claims["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    for form in (forms["json"], json.dumps(claims, ensure_ascii=False)):
        assert not any(word in form for word in ("Amina", "Yusufzai", own.code, own.facts["site"], "birth"))


def test_the_name_is_only_in_the_file_asked_for(forms: dict[str, str]) -> None:
    (identity,) = parts_of(forms["named-jwt"])[1]["credentialSubject"]["identifier"]
    assert identity == {
        "type": "IdentityObject",
        "identityType": "name",
        "hashed": False,
        "identityHash": "Amina Yusufzai",
    }


def test_a_birth_date_is_in_no_form(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor, draw: Draw
) -> None:
    with app.app_context(), transaction():
        person = db.session.merge(promotion.amina)
        person.birth_date, person.birth_precision = datetime(1987, 3, 14, tzinfo=UTC).date(), "day"
    visit(cast.coordinator).post(f"{promotion.page}/issue")
    draw()
    forms = signed_forms(app, latest_of(app, promotion))
    said = [forms["json"], *(json.dumps(parts_of(forms[form])[1]) for form in ("jwt", "named-jwt"))]
    assert not any("1987" in each for each in said)


def test_it_is_signed_once_and_always_given_as_it_was(
    app: Flask,
    cast: Cast,
    promotion: Promotion,
    own: Certificate,
    forms: dict[str, str],
    visit: Visitor,
    draw: Draw,
    settings: Settings,
) -> None:
    (settings.documents / own.file).unlink()
    assert visit(cast.coordinator).post(f"{promotion.page}/{own.id}/draw-again").status_code == 303
    assert draw() == 1
    assert signed_forms(app, own) == forms


@pytest.mark.parametrize("form", ["png", "svg", "jwt", "json"])
def test_a_learner_takes_their_badge_away(
    own: Certificate, forms: dict[str, str], promotion: Promotion, visit: Visitor, form: str
) -> None:
    answer = visit(promotion.amina).get(f"/my-certificates/{own.id}/badge/plain.{form}")
    carried = baking.unbaked(answer.data) if form in ("png", "svg") else answer.text
    assert carried == forms["json" if form == "json" else "jwt"]
    assert answer.headers["Content-Disposition"] == f"attachment; filename=badge-digitall-debutant.{form}"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_or_with_their_name_inside(
    own: Certificate, forms: dict[str, str], promotion: Promotion, visit: Visitor
) -> None:
    browser = visit(promotion.amina)
    assert browser.get(f"/my-certificates/{own.id}/badge/named.jwt").text == forms["named-jwt"]
    picture = browser.get(f"/my-certificates/{own.id}/badge/named.png").data
    assert baking.unbaked(picture) == forms["named-jwt"]
    for absent in ("named.json", "plain.exe", "other.png"):
        assert browser.get(f"/my-certificates/{own.id}/badge/{absent}").status_code == 404


def test_nobody_takes_another_s(cast: Cast, promotion: Promotion, own: Certificate, visit: Visitor) -> None:
    for address in (f"/my-certificates/{own.id}/badge", f"/my-certificates/{own.id}/badge/named.jwt"):
        assert visit(promotion.bao).get(address).status_code == 404
        assert visit(cast.funder).get(address).status_code == 403
        assert visit().get(address).status_code == 302


def test_a_revoked_badge_is_told_in_the_list_and_no_other(
    app: Flask,
    cast: Cast,
    promotion: Promotion,
    own: Certificate,
    forms: dict[str, str],
    visit: Visitor,
    draw: Draw,
) -> None:
    for form in ("jwt", "json"):
        assert status_of(visit, forms[form])[1] == []
    visit(cast.coordinator).post(f"{promotion.page}/{own.id}/revoke", {"reason": "Une erreur."})
    draw()
    for form in ("jwt", "json"):
        position, told = status_of(visit, forms[form])
        assert told == [position]
    assert visit(promotion.amina).get(f"/my-certificates/{own.id}/badge").status_code == 404


def test_after_a_change_of_name_no_badge_tells_the_former_one(
    app: Flask,
    cast: Cast,
    promotion: Promotion,
    own: Certificate,
    forms: dict[str, str],
    visit: Visitor,
    draw: Draw,
) -> None:
    graduates.rename(app, promotion.amina, "Amin Yusufzai")
    assert visit(cast.coordinator).post(f"{promotion.page}/{own.id}/again").status_code == 303
    draw()
    again = latest_of(app, promotion)
    after = signed_forms(app, again)
    named = parts_of(after["named-jwt"])[1]
    assert named["credentialSubject"]["identifier"][0]["identityHash"] == "Amin Yusufzai"
    assert "Amina" not in json.dumps(named)
    assert named["credentialSubject"]["id"] != parts_of(forms["jwt"])[1]["credentialSubject"]["id"]
    position, told = status_of(visit, forms["named-jwt"])
    assert told == [position]
    assert status_of(visit, after["jwt"])[0] not in told
    assert visit(promotion.amina).get(f"/my-certificates/{own.id}/badge/named.jwt").status_code == 404


def test_a_badge_that_ends_says_when(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor, draw: Draw
) -> None:
    visit(cast.coordinator).post(f"{promotion.page}/issue")
    with app.app_context(), transaction():
        hers = db.session.merge(latest_of(app, promotion))
        hers.facts = {**hers.facts, "expires_on": "2030-06-30"}
    draw()
    claims = parts_of(signed_forms(app, latest_of(app, promotion))["jwt"])[1]
    assert claims["validUntil"] == "2030-06-30T23:59:59Z"
    assert claims["exp"] == int(datetime(2030, 6, 30, 23, 59, 59, tzinfo=UTC).timestamp())


def test_places_in_the_list_are_drawn_at_random(
    app: Flask, cast: Cast, promotion: Promotion, visit: Visitor
) -> None:
    visit(cast.coordinator).post(f"{promotion.page}/issue")
    with app.app_context():
        ids = db.session.scalars(db.select(Certificate.id)).all()
        badges = [queries.badge_of(each) for each in ids]
    places = [badge.position for badge in badges if badge]
    assert len(set(places)) == len(ids) == 2
    assert max(places) > 2  # one in four billion that chance says otherwise


def test_a_list_that_is_not_there_is_not_found(visit: Visitor) -> None:
    for address in (
        "/badges/status/999",
        "/badges/status/999.jwt",
        "/badges/keys/rs256-20000101000000.json",
        "/badges/pictures/x.png",
    ):
        assert visit().get(address).status_code == 404


def test_the_page_offers_the_profile_by_a_plain_link(
    own: Certificate, promotion: Promotion, visit: Visitor
) -> None:
    page = visit(promotion.amina).get(f"/my-certificates/{own.id}/badge").text
    assert f"certId={own.code}" in page
    assert "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME" in page
    assert 'rel="noreferrer noopener"' in page
    assert "Amina" not in page.partition("linkedin.com")[2].partition('"')[0]


def test_a_certificate_older_than_badges_gets_one_from_its_facts_and_keeps_its_file(
    app: Flask, promotion: Promotion, own: Certificate, visit: Visitor
) -> None:
    older = {
        name: getattr(own, name) for name in ("enrolment_id", "cohort_id", "issued_at", "file", "digest")
    }
    facts = {**own.facts, "course_title": "DigitAll of old"}
    with app.app_context(), transaction():
        rows = [
            Certificate(person_id=promotion.amina.id, code=code, version=version, facts=told, **older)
            for code, version, told in (("DL-00000-00001", 8, facts), ("DL-00000-00002", 9, {"holder": "x"}))
        ]
        db.session.add_all(rows)
        db.session.flush()
        sufficient, insufficient = (row.id for row in rows)
        enqueue(GIVING, key="now")
    run_due(app)
    with app.app_context():
        badge = queries.badge_of(sufficient)
        assert badge
        assert not queries.badge_of(insufficient)
        forms = queries.signed_forms(badge.id)
        assert json.loads(forms["json"])["name"] == "DigitAll of old"
        assert db.session.get_one(Certificate, sufficient).file == own.file
        assert not queries.unsigned(1)
        assert not queries.without_badge(1)
    assert status_of(visit, forms["jwt"]) == (badge.position, [])


@pytest.mark.parametrize(("kept", "said"), [("PT19H15M", "19\u00a0h\u00a015"), (19.2, "19.2")])
def test_it_says_the_hours_as_the_certificate_does_and_those_of_before_as_they_were_signed(
    kept: str | float, said: str
) -> None:
    facts = {**designs.sample("completion"), "course": "debutant", "hours": kept}
    award = Award(
        "5ee0f0a6-1d0c-4a39-9a55-6d1c6f0b1d11", 1, 1, datetime(2026, 11, 22, tzinfo=UTC), "", "did:web:x"
    )
    assert credential(facts, award)["credentialSubject"]["result"][0]["value"] == said
