"""The demonstration: a fictional association shaped like life, made of the bricks tests use."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.demo import commands

    app.cli.add_command(commands.group)
    app.cli.add_command(commands.prepare)
