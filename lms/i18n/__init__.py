"""Words and formats: choice of language, catalogues, dates and numbers as people write them."""

from flask import Flask

from lms.i18n.words import _, lazy, ngettext

__all__ = ["_", "init_app", "lazy", "ngettext"]


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.i18n import commands

    app.cli.add_command(commands.group)
