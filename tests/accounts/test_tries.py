"""Wrong tries are counted by account and by address, whatever is typed and whoever signs in between."""

from dataclasses import replace

import pytest
from flask import Flask

from lms.accounts.secrets import hashed
from lms.core.db import transaction
from lms.demo import builders
from tests.factories import Visitor

PIN = "284917"


@pytest.fixture(autouse=True)
def amina(app: Flask) -> None:
    with app.app_context(), transaction():
        person = builders.a_person("Amina Yusufzai", "412705", secret_hash=hashed(PIN))
        builders.a_role(person, "learner", builders.a_site())


def signs_in(visit: Visitor, identifier: str, secret: str) -> int:
    return visit().post("/sign-in", {"identifier": identifier, "secret": secret}).status_code


@pytest.mark.parametrize("typed", ["412 705", "412-705", "٤١٢٧٠٥"])
def test_an_account_waits_however_its_identifier_is_typed(visit: Visitor, typed: str) -> None:
    for spelling in ("412705", "412 705", "4-1-2-7-0-5", "۴۱۲۷۰۵") * 2:
        assert signs_in(visit, spelling, "111222") == 422
    assert signs_in(visit, typed, PIN) == 429


def test_signing_in_oneself_gives_an_address_no_more_tries_at_the_others(
    app: Flask, visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(app.config["SETTINGS"], sign_in_tries_per_address=4)
    monkeypatch.setitem(app.config, "SETTINGS", few)
    tried = [signs_in(visit, f"unknown{number}", "111222") for number in range(3)]
    assert signs_in(visit, "412705", PIN) == 303
    tried += [signs_in(visit, f"other{number}", "111222") for number in range(2)]
    assert tried == [422, 422, 422, 422, 429]
