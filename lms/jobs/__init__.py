"""Background work: a queue in the same database, its worker, periodic tasks."""

from flask import Flask

from lms.jobs import models  # noqa: F401 - so that its tables are known


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
