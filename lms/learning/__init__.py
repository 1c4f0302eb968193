"""Lessons, attempts, marks, progress."""

from flask import Flask

from lms.learning import models  # noqa: F401 - so that its tables are known
from lms.learning.exams import models as exam_tables  # noqa: F401 - the same
from lms.learning.policies import models as policy_models  # noqa: F401 - the same
from lms.learning.practice import models as practice_models  # noqa: F401 - the same


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.learning import grading, jobs  # noqa: F401 - so that its jobs are known
    from lms.learning.exams import jobs as exam_jobs  # noqa: F401 - the same
    from lms.learning.exams.routes import exams
    from lms.learning.observing.routes import observing
    from lms.learning.policies.routes import policies
    from lms.learning.practice import jobs as practice_jobs  # noqa: F401 - the same
    from lms.learning.practice.routes import practice
    from lms.learning.routes import learning
    from lms.learning.skills.routes import skills

    for blueprint in (learning, exams, policies, observing, practice, skills):
        app.register_blueprint(blueprint)
    app.jinja_env.globals["remarks"] = grading.remarks
