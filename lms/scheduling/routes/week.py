"""A week of evenings on paper, for the wall: what takes place when, where, with whom; no learner on it."""

from datetime import datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from flask import Response, abort, current_app, g

from lms.accounts.access import site_for
from lms.core import days
from lms.core.clock import today
from lms.core.gate import STAFF, only
from lms.core.pages import page
from lms.i18n import words
from lms.scheduling import access
from lms.scheduling.routes.blueprint import scheduling

WEEK = timedelta(days=7)


@scheduling.get("/sites/<int:site_id>/week")
@only(*STAFF)
def week(site_id: int) -> Response:
    """The week of a site that holds the day asked for, else today; in the language of the house."""
    site = site_for(g.user, site_id, *STAFF) or abort(404)
    day = days.asked_for("day", today(site.timezone))
    monday = day - timedelta(days=day.weekday())
    begins = datetime.combine(monday, time(), ZoneInfo(site.timezone))
    found = access.evenings_of(g.user, begins, begins + WEEK)
    evenings = [each for each in found if each.site.id == site.id and monday <= each.day < monday + WEEK]
    words.use(current_app.config["SETTINGS"].language)
    return page(
        "scheduling/week.html",
        site=site,
        monday=monday,
        days=[(day, list(those)) for day, those in groupby(evenings, key=lambda each: each.day)],
        before=monday - WEEK,
        after=monday + WEEK,
    )
