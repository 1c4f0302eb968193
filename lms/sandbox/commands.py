"""`flask sandbox serve` keeps the confined worker running beside the web server; `check` says how it is."""

import os
import sys

import click
from flask import current_app
from flask.cli import AppGroup

from lms.sandbox import confined, launching

group = AppGroup("sandbox", help="The confined worker: learners' code and documents.")


@group.command("serve")
def serve() -> None:
    """Become the worker, until SIGTERM. This process is replaced by the small one."""
    settings = current_app.config["SETTINGS"]
    if settings.sandbox == confined.OFF:
        raise click.ClickException("PASSERELLE_SANDBOX is “off”.")
    place = confined.address(settings)
    place.parent.mkdir(parents=True, exist_ok=True)
    listening = launching.listen(place)
    words = launching.command(listening, settings.sandbox == confined.WALLED)
    os.set_inheritable(listening.fileno(), True)
    os.closerange(listening.fileno() + 1, 1 << 20)
    for other in range(3, listening.fileno()):
        os.set_inheritable(other, False) if _is_open(other) else None
    os.chdir("/")
    os.execve(words[0], words, {})  # noqa: S606  # our own program, our own words


@group.command("check")
def check() -> None:
    """Say whether learners' work can be looked at here; ends with 1 when not."""
    why = confined.available()
    click.echo(why or "The confined worker is at work, and every trial program was stopped.")
    sys.exit(1 if why else 0)


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True
