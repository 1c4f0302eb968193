"""Cohorts, enrolments, exits, funding agreements; access.py says who reaches whom."""

from flask import Flask

from lms.cohorts import models  # noqa: F401 - so that its tables are known


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.cohorts.exits.routes import exits
    from lms.cohorts.funding.routes import funding
    from lms.cohorts.prerequisites.routes import prerequisites
    from lms.cohorts.routes import cohorts

    for blueprint in (cohorts, exits, funding, prerequisites):
        app.register_blueprint(blueprint)
