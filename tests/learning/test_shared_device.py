"""A device handed round: an answer kept when a sign-in ended waits for whose it is, for nobody else."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from lms.accounts import kept
from lms.accounts.models import Person
from lms.accounts.secrets import hashed
from lms.core.db import db, transaction
from tests.factories import Browser, Cast
from tests.learning.learner import LearnerAtWork

PIN = "284917"
SignIn = Callable[[Person], str]


@pytest.fixture
def signs_in_next(at_work: LearnerAtWork, app: Flask, cast: Cast) -> SignIn:
    """Our learner was away for long, and answers; who signs in then on this device reads this page."""
    browser: Browser = at_work.browser
    address = at_work.start()
    with browser.client.session_transaction() as session:
        session["seen"] = 0
    refused = at_work.answer(address)
    assert refused.status_code == 401
    [parcel] = re.findall(r'name="kept" value="([^"]+)"', refused.text)

    def sign_in(person: Person) -> str:
        with app.app_context(), transaction():
            db.session.get_one(Person, person.id).secret_hash = hashed(PIN)
        return browser.post(
            "/sign-in",
            {"identifier": person.identifier, "secret": PIN, "kept": parcel},
            follow_redirects=True,
        ).text

    return sign_in


OFFERED = re.compile(r'<form[^>]*action="[^"]*/questions/1"')


def test_an_answer_is_offered_again_to_whose_it_is(signs_in_next: SignIn, cast: Cast) -> None:
    assert OFFERED.search(signs_in_next(cast.learner))


def test_an_answer_is_not_offered_to_who_signs_in_next_on_the_same_device(
    signs_in_next: SignIn, cast: Cast
) -> None:
    page = signs_in_next(cast.theirs.people["learner"])
    assert cast.theirs.people["learner"].chosen_name in page
    assert "/questions/" not in page


def test_an_answer_is_kept_for_an_evening_and_no_longer(
    signs_in_next: SignIn, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LASTS", -1)
    page = signs_in_next(cast.learner)
    assert cast.learner.chosen_name in page
    assert not OFFERED.search(page)
