"""Commands of the house itself: the database's shape."""

from flask import Flask
from flask.cli import AppGroup

from lms.core import shape

group = AppGroup("db", help="The shape of the database.")


@group.command("upgrade")
def upgrade() -> None:
    """Bring the database to the shape the code expects."""
    shape.upgrade()


def init_app(app: Flask) -> None:
    """Register the commands."""
    app.cli.add_command(group)
