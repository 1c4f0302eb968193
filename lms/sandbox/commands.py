"""`flask sandbox check` says how the confined worker is."""

import sys

import click
from flask.cli import AppGroup

from lms.sandbox import confined

group = AppGroup("sandbox", help="The confined worker: learners' code and documents.")


@group.command("check")
def check() -> None:
    """Say whether learners' work can be looked at here; ends with 1 when not."""
    why = confined.available()
    click.echo(why or "The confined worker is at work, and every trial program was stopped.")
    sys.exit(1 if why else 0)
