"""Reads courses/ into plain immutable values, and checks them."""

from flask import Flask

from lms.catalogue import queries
from lms.catalogue.loading import load


def init_app(app: Flask) -> None:
    """Load the curriculum; a fault in it stops the application here, with every fault named."""
    from lms.catalogue import commands
    from lms.catalogue.exchange import commands as exchange  # noqa: F401 - adds its own to the group

    settings = app.config["SETTINGS"]
    queries.put_in_force(load(settings.courses, settings.instance / "catalogue.json"))
    app.cli.add_command(commands.group)
