"""Commands of the house itself: the database's shape."""

from alembic import command
from alembic.config import Config
from flask import Flask
from flask.cli import AppGroup

from lms.config import ROOT

group = AppGroup("db", help="The shape of the database.")


def migrations() -> Config:
    """Alembic's settings: the scripts live in migrations/."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    return config


@group.command("upgrade")
def upgrade() -> None:
    """Bring the database to the shape the code expects."""
    command.upgrade(migrations(), "head")


def init_app(app: Flask) -> None:
    """Register the commands."""
    app.cli.add_command(group)
