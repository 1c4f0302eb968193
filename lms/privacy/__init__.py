"""Gives a person a copy of all that is kept of them, across all domains. Erasing somebody is to be built."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.privacy.routes import privacy

    app.register_blueprint(privacy)
