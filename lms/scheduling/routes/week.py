"""A week of evenings on paper, for the wall: what takes place when, where, with whom; no learner on it."""

from datetime import date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from flask import Response, abort, current_app, g, request

from lms.accounts.access import site_for
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
    monday = _monday(request.args.get("day", ""), today(site.timezone))
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


def _monday(asked: str, otherwise: date) -> date:
    """The Monday of the week asked for; what is no day is today."""
    try:
        day = date.fromisoformat(asked)
        return day - timedelta(days=day.weekday())
    except (ValueError, OverflowError):
        return otherwise - timedelta(days=otherwise.weekday())
