"""Signing in: with an identifier and a PIN, kindly, and not too often."""

from flask import Flask

from lms.accounts.secrets import hashed
from lms.core.db import transaction
from lms.demo import builders
from tests.factories import Visitor


def a_learner(app: Flask, pin: str = "284917") -> None:
    with app.app_context(), transaction():
        site = builders.a_site()
        person = builders.a_person("Amina Yusufzai", "412705", secret_hash=hashed(pin))
        builders.a_role(person, "learner", site)


def test_identifier_and_pin_open_the_home_page(app: Flask, visit: Visitor) -> None:
    a_learner(app)
    answer = visit().post("/sign-in", {"identifier": "412 705", "secret": "284917"})
    assert answer.status_code == 303


def test_a_wrong_pin_is_refused_with_a_sentence(app: Flask, visit: Visitor) -> None:
    a_learner(app)
    answer = visit().post("/sign-in", {"identifier": "412705", "secret": "111222"})
    assert answer.status_code == 422
