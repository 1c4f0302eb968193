"""Background work: a queue in the same database, its worker, periodic tasks.

A job reads and does its slow work first, in a transaction that is rolled back, and returns what it wants
written; the worker writes that in the transaction that marks the job done. So a worker may die at any
moment: the job is done again, and its effect happens once.
"""

from flask import Flask

from lms.jobs import models  # noqa: F401 - so that its tables are known
from lms.jobs.queue import enqueue
from lms.jobs.registry import job

__all__ = ["enqueue", "init_app", "job"]


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.jobs import cleaning, commands  # noqa: F401 - cleaning, so that its jobs are known
    from lms.jobs.routes import health_routes

    app.register_blueprint(health_routes)
    app.cli.add_command(commands.group)
