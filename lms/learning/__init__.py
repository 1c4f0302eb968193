"""Lessons, attempts, marks, progress."""

from flask import Flask

from lms.learning import models  # noqa: F401 - so that its tables are known
from lms.learning.policies import models as policy_models  # noqa: F401 - the same


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.learning import grading, jobs  # noqa: F401 - so that its jobs are known
    from lms.learning.policies.routes import policies
    from lms.learning.routes import learning

    app.register_blueprint(learning)
    app.register_blueprint(policies)
    app.jinja_env.globals["remarks"] = grading.remarks
