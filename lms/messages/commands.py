"""Commands of messages: the address providers call."""

import click
from flask.cli import AppGroup

from lms.messages.links import address_of, seal

group = AppGroup("messages", help="Reminders by e-mail and SMS.")


@group.command("address")
def address() -> None:
    """Print the address a provider of SMS calls with what became of them, and with answers."""
    click.echo(address_of("messages.hear", token=seal("hook", 0)))
