"""Getting ready: an empty database gets the demonstration, unless the installation is a real one."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import func, select

from lms.accounts.models import Person
from lms.config import settings_from
from lms.core.db import db
from lms.demo.sign_ins import SHOWN
from lms.demo.team import PASSWORD


@pytest.fixture
def commands(app: Flask) -> FlaskCliRunner:
    """The command line."""
    return app.test_cli_runner()


@pytest.fixture
def real(app: Flask) -> Iterator[None]:
    """A real installation: no demonstration wanted."""
    before = app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(before, demo="no")
    yield
    app.config["SETTINGS"] = before


def people(app: Flask) -> int:
    """How many people are known."""
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Person)) or 0


def test_preparing_fills_an_empty_database_once(app: Flask, commands: FlaskCliRunner) -> None:
    first = commands.invoke(args=["prepare"])
    assert first.exit_code == 0, first.output
    known = people(app)
    assert known > 70
    again = commands.invoke(args=["prepare"])
    assert again.output == first.output
    refused = commands.invoke(args=["demo", "load"])
    assert refused.exit_code == 1
    assert refused.output.startswith("Error: ")
    assert people(app) == known


def test_each_sign_in_printed_works_and_one_that_was_changed_is_no_longer_printed(
    client: FlaskClient, commands: FlaskCliRunner
) -> None:
    said = commands.invoke(args=["demo", "load"]).output
    assert commands.invoke(args=["demo", "sign-ins"]).output == said
    for shown in SHOWN:
        assert f"{shown.identifier} " in said
        answer = client.post("/sign-in", data={"identifier": shown.identifier, "secret": shown.secret})
        assert answer.status_code == 303, shown
        client.post("/sign-out")
    client.post("/sign-in", data={"identifier": "claire", "secret": PASSWORD})
    mine = "lampe bleue du soir"
    client.post("/my-account", data={"old": PASSWORD, "new": mine, "again": mine})
    said = commands.invoke(args=["demo", "sign-ins"]).output
    assert "claire" not in said
    assert "nadia" in said


def test_a_real_installation_stays_empty_and_is_told_what_to_type(
    app: Flask, commands: FlaskCliRunner, real: None
) -> None:
    said = commands.invoke(args=["prepare"]).output
    assert "accounts create-administrator" in said
    assert people(app) == 0
    assert commands.invoke(args=["demo", "sign-ins"]).output == ""


def test_the_first_administrator_signs_in_with_the_password_told(
    client: FlaskClient, commands: FlaskCliRunner, real: None
) -> None:
    said = commands.invoke(args=["accounts", "create-administrator", "direction", "--name", "La direction"])
    assert said.exit_code == 0, said.output
    password = said.output.split()[-1]
    answer = client.post("/sign-in", data={"identifier": "direction", "secret": password})
    assert answer.status_code == 303
    assert client.get("/sites/new").status_code == 200
    assert "create-administrator" not in commands.invoke(args=["prepare"]).output


def test_an_administrator_may_choose_the_password(client: FlaskClient, commands: FlaskCliRunner) -> None:
    ask = ["accounts", "create-administrator", "direction", "--ask"]
    assert commands.invoke(args=ask, input="short\nshort\n").exit_code == 1
    mine = "lampe bleue du soir"
    assert commands.invoke(args=ask, input=f"{mine}\n{mine}\n").exit_code == 0
    answer = client.post("/sign-in", data={"identifier": "direction", "secret": mine})
    assert answer.status_code == 303


def test_an_identifier_serves_one_person(app: Flask, commands: FlaskCliRunner) -> None:
    commands.invoke(args=["accounts", "create-administrator", "direction"])
    assert commands.invoke(args=["accounts", "create-administrator", "direction"]).exit_code == 1
    assert people(app) == 1


def test_the_demonstration_is_refused_by_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings_from({}).with_demonstration
    assert not settings_from({"PASSERELLE_DEMO": "no"}).with_demonstration
    with pytest.raises(ValueError, match="must be yes, no or here"):
        settings_from({"PASSERELLE_DEMO": "0"})


@pytest.mark.parametrize("address", ["https://formation.example.org", "http://192.168.1.20:8000"])
def test_an_address_others_reach_gets_no_known_passwords_unless_asked(address: str) -> None:
    assert not settings_from({"PASSERELLE_PUBLIC_URL": address}).with_demonstration
    assert settings_from({"PASSERELLE_PUBLIC_URL": address, "PASSERELLE_DEMO": "yes"}).with_demonstration
