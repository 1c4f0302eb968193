"""Lessons, attempts, marks, progress."""

from flask import Flask

from lms.learning import models  # noqa: F401 - so that its tables are known
from lms.learning.exams import models as exams  # noqa: F401 - the same


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.learning.routes import learning

    app.register_blueprint(learning)
