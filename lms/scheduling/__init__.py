"""Rooms, sessions laid out over evenings, attendance."""

from flask import Flask

from lms.scheduling import models  # noqa: F401 - so that its tables are known
from lms.scheduling.evidence import models as evidence_models  # noqa: F401 - the same
from lms.scheduling.feeds import models as feed_models  # noqa: F401 - the same
from lms.scheduling.reminders import models as reminder_models  # noqa: F401 - the same


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.scheduling.arranging.routes import arranging
    from lms.scheduling.evidence.routes import evidence
    from lms.scheduling.feeds.routes import feeds
    from lms.scheduling.reminders import jobs  # noqa: F401 - so that its jobs are known
    from lms.scheduling.reminders.routes import reminders
    from lms.scheduling.routes import scheduling

    app.register_blueprint(scheduling)
    app.register_blueprint(evidence)
    app.register_blueprint(feeds)
    app.register_blueprint(reminders)
    app.register_blueprint(arranging)
