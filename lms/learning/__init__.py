"""Lessons, attempts, marks, progress."""

from flask import Flask

from lms.learning import models  # noqa: F401 - so that its tables are known


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.learning import grading
    from lms.learning.routes import learning

    app.register_blueprint(learning)
    app.jinja_env.globals["remarks"] = grading.remarks
