"""PINs and passwords: dear to guess, neither weak nor hard to say."""

from collections.abc import Callable
from random import Random

from argon2 import extract_parameters
from hypothesis import given
from hypothesis import strategies as st

from lms.accounts import rules, secrets

picks = st.integers().map(lambda seed: Random(seed).choice)


def test_a_hash_costs_what_owasp_asks_at_least() -> None:
    parameters = extract_parameters(secrets.DEAR.hash("284917"))
    assert parameters.type.name == "ID"
    assert parameters.memory_cost >= 19 * 1024
    assert parameters.time_cost >= 2


def test_nothing_stored_matches_nothing() -> None:
    assert not secrets.matches("", "")
    assert not secrets.matches("not a hash", "x")
    assert secrets.matches(secrets.hashed("284917"), "284917")
    assert not secrets.matches(secrets.hashed("284917"), "284918")


@given(picks)
def test_a_new_pin_is_six_digits_and_not_a_weak_one(pick: Callable[[str], str]) -> None:
    pin = rules.new_pin(pick)
    assert len(pin) == 6
    assert pin.isdecimal()
    assert not rules.is_weak_pin(pin)


@given(picks)
def test_a_new_identifier_is_tidy_however_it_is_spaced(pick: Callable[[str], str]) -> None:
    identifier = rules.new_identifier(pick)
    assert rules.tidy_identifier(f" {identifier[:3]} {identifier[3:]} ") == identifier


@given(st.text(max_size=20))
def test_only_a_pin_is_tidied_a_password_stays_as_it_was_typed(text: str) -> None:
    tidy = rules.tidy_secret(text)
    assert tidy == text or (len(tidy) == rules.PIN_LENGTH and set(tidy) <= set(rules.DIGITS))
    assert rules.tidy_secret(tidy) == tidy


@given(picks)
def test_a_new_password_is_long_and_can_be_said(pick: Callable[[str], str]) -> None:
    password = rules.new_password(pick)
    assert len(password) >= rules.SHORTEST_PASSWORD
    assert password == password.casefold()


@given(st.text(max_size=60))
def test_a_clean_name_is_clean_again_and_has_no_hidden_sign(text: str) -> None:
    name = rules.clean_name(text)
    assert rules.clean_name(name) == name
    assert not set(name) & {"\u202e", "\u0000", "\n", "\u2066"}
