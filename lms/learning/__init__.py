"""Lessons, attempts, marks, progress."""

from flask import Flask

from lms.learning import models  # noqa: F401 - so that its tables are known


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.learning.observing.routes import observing
    from lms.learning.routes import learning
    from lms.learning.skills.routes import skills

    for blueprint in (learning, observing, skills):
        app.register_blueprint(blueprint)
