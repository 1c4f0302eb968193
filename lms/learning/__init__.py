"""Lessons, attempts, marks, progress."""

from flask import Flask

from lms.learning import models  # noqa: F401 - so that its tables are known
from lms.learning.exams import models as exam_tables  # noqa: F401 - the same


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.learning.exams import jobs  # noqa: F401 - so that its jobs are known
    from lms.learning.exams.routes import exams as mock_exams
    from lms.learning.routes import learning

    app.register_blueprint(learning)
    app.register_blueprint(mock_exams)
