"""`flask accounts create-administrator`: the first person of a real installation."""

import secrets

import click
from flask.cli import AppGroup

from lms.accounts import operations, rules
from lms.accounts.operations import NewPerson
from lms.core.db import transaction
from lms.core.errors import Refused

group = AppGroup("accounts", help="People who sign in.")


@group.command("create-administrator")
@click.argument("identifier")
@click.option("--name", default="", help="Shown on screens; the identifier when not given.")
@click.option("--ask", is_flag=True, help="Ask for a password instead of making one.")
def create_administrator(identifier: str, name: str, ask: bool) -> None:
    """Create an administrator of all sites, with a password told once."""
    password = _asked() if ask else rules.new_password(secrets.choice)
    try:
        with transaction():
            known = NewPerson(chosen_name=name or identifier)
            person = operations.create_person(None, known, identifier, password)
            operations.give_role(None, person.id, "administrator", None)
    except Refused as refused:
        raise click.ClickException(str(refused.sentence)) from None
    click.echo(
        f"{person.identifier} can sign in." if ask else f"{person.identifier} signs in with {password}"
    )


def _asked() -> str:
    password: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    if len(password) < rules.SHORTEST_PASSWORD:
        raise click.ClickException(f"Choose a longer password: {rules.SHORTEST_PASSWORD} signs or more.")
    return password
