"""`flask courses preview`: a course as it is being written, in the author's own browser."""

import ipaddress
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

LOOPBACK = "127.0.0.1"


@click.command("preview")
@click.argument("course", required=False)
@click.option("--port", default=8001, help="Where the pages are served.")
@click.option("--host", default=LOOPBACK, help="Another address than this machine's own needs --everybody.")
@click.option("--everybody", is_flag=True, help="Let other machines see the pages: nobody signs in there.")
@with_appcontext
def preview(course: str | None, port: int, host: str, everybody: bool) -> None:
    """Serve COURSE, a slug or the folder of a course, and load its pages again when a file changes."""
    from werkzeug.serving import run_simple

    from lms.authoring.preview import server  # the checkers weigh 11 MB: not for web processes
    from lms.authoring.preview.desk import Desk

    if not everybody and not is_this_machine(host):
        raise click.ClickException(f"{host} can be reached by others, and nobody signs in: add --everybody.")
    settings = current_app.config["SETTINGS"]
    root, slug = place_of(course, settings.courses)
    hosts = () if everybody else (host, "localhost", LOOPBACK)
    click.echo(f"http://{host}:{port}/{slug}")
    run_simple(host, port, server.preview(Desk(root), settings, hosts), threaded=True)


def is_this_machine(host: str) -> bool:
    """Whether only this machine reaches that address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def place_of(course: str | None, courses: Path) -> tuple[Path, str]:
    """The folder of courses, and the slug in it; '' for all of them. A path names a course folder."""
    if course is None:
        return courses, ""
    path = Path(course) if "/" in course else courses / course
    if not (path / "course.toml").is_file():
        raise click.ClickException(f"There is no course.toml in {path}.")
    return path.resolve().parent, path.resolve().name


def register(app: Flask) -> None:
    """Put the command beside those of the catalogue."""
    group = app.cli.commands["courses"]
    assert isinstance(group, AppGroup)  # noqa: S101 - made in lms/catalogue/commands.py
    group.add_command(preview)
