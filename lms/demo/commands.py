"""`flask demo load` and `sign-ins`; `flask prepare` makes everything ready for the server to start."""

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import select

from lms.accounts.models import Person
from lms.authoring import at_hand
from lms.config import Settings
from lms.core import pages, shape
from lms.core.db import db, transaction
from lms.core.errors import Refused
from lms.credentials.values import Issuer
from lms.demo import sign_ins, story
from lms.i18n import catalogues

group = AppGroup("demo", help="The demonstration: a fictional association.")


@group.command("load")
def load() -> None:
    """Load the demonstration into an empty database."""
    try:
        _load()
    except Refused as refused:
        raise click.ClickException(str(refused.sentence)) from None
    _show_sign_ins()


@group.command("sign-ins")
def show_sign_ins() -> None:
    """Print how to sign in as each role."""
    _show_sign_ins()


@click.command("prepare")
@with_appcontext
def prepare() -> None:
    """Compile catalogues and templates, migrate, read the courses published, load the demonstration."""
    catalogues.compile_all()
    pages.load_all(current_app)
    shape.upgrade()
    at_hand.library().take_up()  # what was published is read here, rather than by the first visitor
    db.session.rollback()
    if _nobody_is_there():
        if _settings().with_demonstration:
            _load()
        else:
            click.echo("Nobody can sign in yet. Type: flask --app wsgi accounts create-administrator")
    _show_sign_ins()


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings


def _load() -> None:
    settings = _settings()
    with transaction():
        story.load(Issuer(settings.association, settings.public_url))


def _nobody_is_there() -> bool:
    nobody = db.session.scalar(select(Person.id).limit(1)) is None
    db.session.rollback()
    return nobody


def _show_sign_ins() -> None:
    if lines := list(sign_ins.table()):
        click.echo(f"The demonstration is at {_settings().public_url}")
        click.echo("\n".join(lines))
