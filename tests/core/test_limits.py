"""How often something may happen: counted for one account or address, over a sliding window."""

from datetime import timedelta

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from lms.accounts.secrets import hashed
from lms.core import clock, limits
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.core.limits import CountedEvent
from lms.demo import builders
from tests.factories import Visitor

QUARTER = timedelta(minutes=15)
WRONG = {"identifier": "412705", "secret": "111222"}
RIGHT = {"identifier": "412705", "secret": "284917"}


def a_learner(app: Flask) -> None:
    with app.app_context(), transaction():
        person = builders.a_person("Amina Yusufzai", "412705", secret_hash=hashed("284917"))
        builders.a_role(person, "learner", builders.a_site())


def test_the_wait_ends_when_the_oldest_event_leaves_the_window(app: Flask) -> None:
    start = now()
    with app.app_context(), transaction():
        for minutes in (0, 4, 6):
            with clock.at(start + timedelta(minutes=minutes)):
                limits.count("try", "somebody")
        with clock.at(start + timedelta(minutes=10)):
            assert limits.wait("try", "somebody", 4, QUARTER) == timedelta()
            assert limits.wait("try", "somebody", 3, QUARTER) == timedelta(minutes=5)
            assert limits.wait("try", "somebody", 2, QUARTER) == timedelta(minutes=9)
            assert limits.wait("try", "somebody else", 1, QUARTER) == timedelta()
            assert limits.wait("another thing", "somebody", 1, QUARTER) == timedelta()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.integers(0, 3600), max_size=12), st.integers(1, 6))
def test_after_the_wait_that_was_told_another_is_allowed(
    app: Flask, seconds: list[int], allowed: int
) -> None:
    start = now()
    with app.app_context(), transaction():
        limits.forget("try", "somebody")
        for second in seconds:
            with clock.at(start + timedelta(seconds=second)):
                limits.count("try", "somebody")
        with clock.at(start + timedelta(hours=1)):
            told = limits.wait("try", "somebody", allowed, QUARTER)
        assert timedelta() <= told <= QUARTER
        with clock.at(start + timedelta(hours=1) + told):
            assert limits.wait("try", "somebody", allowed, QUARTER) == timedelta()


def test_after_eight_wrong_pins_even_the_right_one_must_wait(app: Flask, visit: Visitor) -> None:
    a_learner(app)
    browser = visit()
    with clock.at(now()):
        for _try in range(8):
            assert browser.post("/sign-in", WRONG).status_code == 422
        refused = browser.post("/sign-in", RIGHT)
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= QUARTER.total_seconds() + 1
    with clock.at(now() + QUARTER + timedelta(seconds=1)):
        assert browser.post("/sign-in", RIGHT).status_code == 303


def test_a_sign_in_that_goes_well_starts_afresh(app: Flask, visit: Visitor) -> None:
    a_learner(app)
    browser = visit()
    for _round in range(2):
        for _try in range(7):
            assert browser.post("/sign-in", WRONG).status_code == 422
        assert browser.post("/sign-in", RIGHT).status_code == 303


def test_neither_account_nor_address_can_be_read_from_what_is_kept(app: Flask, visit: Visitor) -> None:
    visit().post("/sign-in", WRONG)
    with app.app_context():
        kept = " ".join(db.session.scalars(select(CountedEvent.key)))
        assert kept
        assert "412705" not in kept
        assert "127.0.0.1" not in kept


def test_events_no_window_reaches_are_forgotten(app: Flask) -> None:
    with app.app_context():
        with transaction():
            for minutes in (61, 59):
                with clock.at(now() - timedelta(minutes=minutes)):
                    limits.count("try", "somebody")
        with transaction():
            limits.forget_old()
        assert db.session.scalar(select(func.count()).select_from(CountedEvent)) == 1
