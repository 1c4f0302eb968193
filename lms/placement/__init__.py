"""Placement: a short adaptive test says with which course to begin; a trainer decides."""

from flask import Flask

from lms.placement import models  # noqa: F401 - so that its tables are known


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.placement.routes import placement

    app.register_blueprint(placement)
