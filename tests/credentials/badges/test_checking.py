"""Somebody holds a badge: is it one of ours, as it was signed, and does it still stand?"""

import base64
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.core.db import db, transaction
from lms.credentials.badges import baking
from lms.credentials.badges.checking import _place, check_badge
from lms.credentials.models import Certificate
from tests.counting import statements
from tests.credentials import graduates
from tests.credentials.conftest import Promotion
from tests.factories import Cast, Visitor, words_of

ENGLISH = {"Accept-Language": "en"}
Say = Callable[..., Any]


@pytest.fixture
def say(visit: Visitor) -> Say:
    """`say(badge)` is what programs are told of a badge; `say(badge, words=True)` what the page says."""

    def sent(badge: bytes | str, words: bool = False) -> Any:
        content = badge.encode() if isinstance(badge, str) else badge
        answer = visit().post(
            "/verify/file",
            {"file": (io.BytesIO(content), "badge")},
            headers=ENGLISH | ({} if words else {"Accept": "application/json"}),
            content_type="multipart/form-data",
        )
        assert answer.status_code == 200
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        return words_of(answer) if words else answer.get_json()

    return sent


def every_form(forms: dict[str, str]) -> list[bytes]:
    """A badge in each form somebody may hold."""
    tokens = [forms["jwt"], forms["named-jwt"]]
    pictures = [
        baking.baked(baking.picture("beginner", form), each) for form in baking.FORMS for each in tokens
    ]
    in_another_order = json.dumps(dict(reversed(json.loads(forms["json"]).items())), indent=2)
    return [*(form.encode() for form in (*tokens, forms["json"], in_another_order)), *pictures]


def test_every_form_is_genuine(forms: dict[str, str], say: Say) -> None:
    assert {say(form)["state"] for form in every_form(forms)} == {"genuine"}
    said = say(forms["jwt"], words=True)
    assert "This file is genuine." in said
    assert "DigitAll débutant" in said
    assert "Amina" not in said


def test_a_changed_one_is_not(forms: dict[str, str], say: Say) -> None:
    header, claims, signature = forms["jwt"].split(".")
    better = base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)).replace(b"beginner", b"advanced")
    altered = f"{header}.{base64.urlsafe_b64encode(better).rstrip(b'=').decode()}.{signature}"
    document = json.loads(forms["json"])
    document["credentialSubject"]["result"][0]["value"] = "999"
    for fake in (altered, json.dumps(document), baking.baked(baking.picture("advanced", "png"), altered)):
        assert say(fake) == {"state": "changed", "says": say(fake)["says"], "certificate": None}


def test_another_s_is_not_ours(forms: dict[str, str], say: Say) -> None:
    document = json.loads(forms["json"])
    for status in (
        None,
        {},
        {"statusListCredential": "https://x.example/badges/status/7", "statusListIndex": "1"},
    ):
        assert say(json.dumps({**document, "credentialStatus": status}))["state"] == "foreign"


def test_a_revoked_one_says_so_at_once(
    cast: Cast, promotion: Promotion, own: Certificate, forms: dict[str, str], visit: Visitor, say: Say
) -> None:
    visit(cast.coordinator).post(f"{promotion.page}/{own.id}/revoke", {"reason": "Une erreur."})
    assert say(forms["json"])["state"] == "revoked"


def test_one_that_has_ended_says_so(app: Flask, own: Certificate, forms: dict[str, str], say: Say) -> None:
    with app.app_context(), transaction():
        db.session.merge(own).facts = {**own.facts, "expires_on": "2020-01-01"}
    assert say(forms["jwt"])["state"] == "expired"


def test_a_replaced_one_says_so(
    app: Flask,
    cast: Cast,
    promotion: Promotion,
    own: Certificate,
    forms: dict[str, str],
    visit: Visitor,
    say: Say,
) -> None:
    graduates.rename(app, promotion.amina, "Amin Yusufzai")
    visit(cast.coordinator).post(f"{promotion.page}/{own.id}/again")
    told = say(forms["named-jwt"])
    assert (told["state"], told["certificate"]) == ("replaced", None)


def test_the_badge_of_a_hidden_certificate_is_genuine_and_tells_no_more(
    app: Flask, own: Certificate, forms: dict[str, str], say: Say
) -> None:
    with app.app_context(), transaction():
        db.session.merge(own).shown = "nothing"
    assert say(forms["jwt"])["certificate"] is None
    assert say(forms["jwt"])["state"] == "genuine"


def test_one_that_is_hidden_and_has_ended_is_not_said_to_be_valid(
    app: Flask, own: Certificate, forms: dict[str, str], say: Say
) -> None:
    with app.app_context(), transaction():
        hidden = db.session.merge(own)
        hidden.shown, hidden.facts = "nothing", {**own.facts, "expires_on": "2020-01-01"}
    told = say(forms["json"])
    assert (told["state"], told["certificate"]) == ("expired", None)


@pytest.mark.parametrize(
    "junk",
    [b"", b"{}", b"[]", b"a.b.c", b"[" * 100_000, b'{"credentialSubject": 1', baking.PNG, b"\xff" * 99],
)
def test_what_is_no_badge_is_not_taken_for_one(app: Flask, junk: bytes) -> None:
    with app.app_context(), statements(app) as seen:
        assert check_badge(junk) is None
    assert seen == []


@settings(max_examples=30)
@given(
    st.recursive(st.none() | st.text(max_size=5), lambda inner: st.dictionaries(st.text(max_size=5), inner))
)
def test_whatever_a_credential_claims_is_a_place_or_none(claimed: Any) -> None:
    number, position = _place({"credentialStatus": claimed})
    assert position == -1
    assert number == 0


def test_a_place_far_away_is_asked_of_nobody(app: Flask) -> None:
    status = {"statusListCredential": "https://x.example/badges/status/1", "statusListIndex": "9" * 40}
    assert _place({"credentialStatus": status}) == (0, -1)
