"""`flask sandbox serve` keeps the confined worker running beside the web server; `check` says how it is."""

import os
import sys

import click
from flask import current_app
from flask.cli import AppGroup

from lms.sandbox import confined, launching

DESCRIPTOR = 3
"""The one thing the worker finds open."""

group = AppGroup("sandbox", help="The confined worker: learners' code and documents.")


@group.command("serve")
@click.option("--until", type=int, help="End when the process of this number does.")
def serve(until: int | None) -> None:
    """Become the worker, until SIGTERM. This process is replaced by the small one."""
    settings = current_app.config["SETTINGS"]
    if settings.sandbox == confined.OFF:
        raise click.ClickException("PASSERELLE_SANDBOX is “off”.")
    place = confined.address(settings)
    place.parent.mkdir(parents=True, exist_ok=True)
    listening = launching.listen(place)
    os.dup2(listening.fileno(), DESCRIPTOR)
    os.set_inheritable(DESCRIPTOR, True)  # even where it had that number already
    os.closerange(DESCRIPTOR + 1, 1 << 20)
    words = launching.command(DESCRIPTOR, settings.sandbox == confined.WALLED, until)
    os.chdir("/")
    os.execve(words[0], words, {})  # noqa: S606  # our own program, our own words


@group.command("check")
def check() -> None:
    """Say whether learners' work can be looked at here; ends with 1 when not."""
    why = confined.available()
    click.echo(why or "The confined worker is at work, and every trial program was stopped.")
    sys.exit(1 if why else 0)
