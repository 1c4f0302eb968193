"""Rooms, sessions laid out over evenings, attendance."""

from flask import Flask

from lms.scheduling import models  # noqa: F401 - so that its tables are known


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.scheduling.routes import scheduling

    app.register_blueprint(scheduling)
