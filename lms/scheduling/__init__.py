"""Rooms, sessions laid out over evenings, attendance."""

from flask import Flask

from lms.scheduling import models  # noqa: F401 - so that its tables are known
from lms.scheduling.evidence import models as evidence_models  # noqa: F401 - the same
from lms.scheduling.feeds import models as feed_models  # noqa: F401 - the same


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.scheduling.evidence.routes import evidence
    from lms.scheduling.feeds.routes import feeds
    from lms.scheduling.routes import scheduling

    app.register_blueprint(scheduling)
    app.register_blueprint(evidence)
    app.register_blueprint(feeds)
