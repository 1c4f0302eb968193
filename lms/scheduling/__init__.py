"""Rooms, sessions laid out over evenings, attendance."""

from flask import Flask

from lms.scheduling import models  # noqa: F401 - so that its tables are known
from lms.scheduling.availability import models as availability_models  # noqa: F401
from lms.scheduling.calendars import models as calendar_models  # noqa: F401
from lms.scheduling.evidence import models as evidence_models  # noqa: F401 - the same
from lms.scheduling.feeds import models as feed_models  # noqa: F401 - the same
from lms.scheduling.plans import models as plan_models  # noqa: F401
from lms.scheduling.reminders import models as reminder_models  # noqa: F401 - the same


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.scheduling.arranging.routes import arranging
    from lms.scheduling.availability.routes import availability
    from lms.scheduling.calendars.routes import calendars
    from lms.scheduling.evidence.routes import evidence
    from lms.scheduling.feeds.routes import feeds
    from lms.scheduling.plans import jobs as plan_jobs  # noqa: F401 - so that its jobs are known
    from lms.scheduling.plans.network_routes import network
    from lms.scheduling.plans.routes import plans
    from lms.scheduling.reminders import jobs as reminder_jobs  # noqa: F401 - the same
    from lms.scheduling.reminders.routes import reminders
    from lms.scheduling.routes import scheduling

    plain = (scheduling, arranging, availability, calendars, evidence, feeds, network, plans, reminders)
    for blueprint in plain:
        app.register_blueprint(blueprint)
