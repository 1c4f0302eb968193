"""Two tabs: signing in again in one ends the tokens of the other; what is sent from it is not lost."""

import io
import re

import pytest
from flask import Flask
from sqlalchemy import select
from wtforms import PasswordField

from lms.accounts import kept
from lms.accounts.models import Person
from lms.core.db import db
from lms.core.forms import Form
from tests.factories import Browser, Cast, Visitor, words_of

TYPED = {
    "chosen_name": "Zohra <Haddad>",
    "gender": "woman",
    "language": "fr",
    "referred_by": "0",
    "phone": "0611",
}
ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def tab(app: Flask, cast: Cast, visit: Visitor) -> Browser:
    """A coordinator's tab whose token another tab has ended."""
    app.config["WTF_CSRF_ENABLED"] = True
    return visit(cast.coordinator)


def offered(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))


def known(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(Person.chosen_name).where(Person.phone == "0611")))


def test_any_form_is_offered_again(app: Flask, cast: Cast, tab: Browser) -> None:
    address = f"/cohorts/{cast.ours.cohort.id}/enrol"
    stale = tab.post(address, TYPED | {"csrf_token": "of-before"}, headers=ENGLISH)
    assert stale.status_code == 400
    assert "What you wrote is kept" in words_of(stale)
    assert f'action="{address}"' in stale.text
    again = offered(stale.text.split("<main")[1])
    assert again["chosen_name"] == "Zohra &lt;Haddad&gt;"
    assert known(app) == []
    sent = tab.client.post(address, data=again | {"chosen_name": TYPED["chosen_name"]})
    assert sent.status_code == 303
    assert known(app) == [TYPED["chosen_name"]]


def test_a_secret_is_not_kept_and_one_is_told_so(tab: Browser) -> None:
    stale = tab.post("/my-account", {"old": "284917", "new": "735120", "again": "735120"}, headers=ENGLISH)
    assert "PINs and passwords are not kept" in words_of(stale)
    assert "284917" not in stale.text
    assert "735120" not in stale.text


def test_a_file_is_chosen_again(cast: Cast, tab: Browser) -> None:
    fields = {"file": (io.BytesIO(b"nom\nNour\n"), "liste.csv"), "reason": "Vue en entretien"}
    stale = tab.post(f"/cohorts/{cast.ours.cohort.id}/import", fields, headers=ENGLISH)
    assert "Choose your file again" in words_of(stale)
    assert "liste.csv" in stale.text
    assert re.search(r'<input[^>]*type="file"[^>]*name="file"', stale.text)
    assert 'value="Vue en entretien"' in stale.text


@pytest.mark.parametrize("said", [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_nothing_another_site_filled_in_is_offered(cast: Cast, tab: Browser, said: dict[str, str]) -> None:
    stale = tab.post(f"/cohorts/{cast.ours.cohort.id}/enrol", TYPED, headers=said)
    assert stale.status_code == 400
    assert "Zohra" not in stale.text


def test_what_one_may_not_open_or_needs_no_words_is_not_offered(cast: Cast, tab: Browser) -> None:
    assert tab.post(f"/cohorts/{cast.theirs.cohort.id}/progress", TYPED).status_code in {403, 404, 405}
    assert "Zohra" not in tab.post("/sign-out", TYPED).text


def forms(kind: type[Form] = Form) -> list[type[Form]]:
    return [kind, *(each for below in kind.__subclasses__() for each in forms(below))]


@pytest.mark.usefixtures("shared_app")
def test_every_field_that_holds_a_secret_is_known() -> None:
    secrets = {
        name
        for form in forms()
        for name in dir(form)
        if getattr(getattr(form, name), "field_class", None) is PasswordField
    }
    assert {"secret", "pin"} <= secrets <= kept.SECRETS
