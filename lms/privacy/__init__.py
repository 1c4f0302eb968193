"""Exports or erases a person across all domains."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.privacy.routes import privacy

    app.register_blueprint(privacy)
