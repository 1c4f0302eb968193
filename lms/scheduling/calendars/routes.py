"""Hours of a room, closures, school holidays, what a site plans by, what a cohort asks."""

from datetime import time

from flask import Blueprint, abort, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.access import site_for
from lms.cohorts.access import plannable_cohort_for
from lms.core.clock import today
from lms.core.db import db
from lms.core.forms import choices
from lms.core.gate import PLANNERS, only
from lms.core.pages import page
from lms.i18n import _, ngettext
from lms.scheduling.access import room_for
from lms.scheduling.calendars import access, operations, queries
from lms.scheduling.calendars.forms import (
    ClosureForm,
    HoursForm,
    OfficialForm,
    PlanningForm,
    SchoolHolidayForm,
    WishForm,
)
from lms.scheduling.calendars.models import CohortWish, SchoolHoliday
from lms.scheduling.calendars.official import ACADEMIES
from lms.scheduling.queries import rooms_of

calendars = Blueprint("calendars", __name__)


@calendars.route("/rooms/<int:room_id>/hours", methods=["GET", "POST"])
@only(*PLANNERS)
def room_hours(room_id: int) -> AnyResponse:
    """From when to when a room is open."""
    room = room_for(g.user, room_id) or abort(404)
    known = {}
    for window in queries.windows_of_rooms([room]).get(room.id, ()):
        known[f"opens_{window.weekday}"] = time(window.opens // 60, window.opens % 60)
        known[f"closes_{window.weekday}"] = time(window.closes // 60, window.closes % 60)
    form = HoursForm(data=known)
    if form.sent():
        with form.refusals():
            operations.open_room(g.user, room, form.hours())
            flash(_("The changes are kept."), "good")
            return redirect(url_for("scheduling.list_rooms", site_id=room.site_id), 303)
    return page("calendars/hours.html", form.status, form=form, room=room)


@calendars.route("/sites/<int:site_id>/closures", methods=["GET", "POST"])
@only(*PLANNERS)
def closures(site_id: int) -> AnyResponse:
    """When the site, or a room of it, is closed."""
    site = site_for(g.user, site_id) or abort(404)
    rooms = {room.id: room.name for room in rooms_of(site)}
    form = ClosureForm()
    form.where.choices = choices([(0, _("The whole site")), *rooms.items()])
    if form.sent():
        with form.refusals():
            days = form.first_day.data, form.last_day.data
            operations.close(g.user, site, form.where.data or None, days, (form.because.data or "").strip())
            flash(_("The closure is noted."), "good")
            return redirect(url_for("calendars.closures", site_id=site.id), 303)
    found = queries.closures_of(site, today(site.timezone))
    return page("calendars/closures.html", form.status, form=form, site=site, closures=found, rooms=rooms)


@calendars.post("/closures/<int:closure_id>/remove")
@only(*PLANNERS)
def remove_closure(closure_id: int) -> AnyResponse:
    """The closure does not take place."""
    closure = access.closure_for(g.user, closure_id) or abort(404)
    operations.open_again(g.user, closure)
    flash(_("The closure is removed."), "good")
    return redirect(url_for("calendars.closures", site_id=closure.site_id), 303)


@calendars.route("/school-holidays", methods=["GET", "POST"])
@only("administrator")
def school_holidays() -> AnyResponse:
    """School holidays by zone, as the ministry publishes them."""
    form = SchoolHolidayForm()
    if form.sent():
        with form.refusals():
            operations.add_school_holiday(g.user, **form.values())
            flash(_("The holidays are noted."), "good")
            return redirect(url_for("calendars.school_holidays"), 303)
    return page("calendars/school.html", form.status, form=form, holidays=queries.school_holidays())


@calendars.route("/school-holidays/official", methods=["GET", "POST"])
@only("administrator")
def official_holidays() -> AnyResponse:
    """The ministry's dates of a zone and a school year, beside what is noted; add what is not."""
    form = OfficialForm() if request.method == "POST" else OfficialForm(request.args)
    if form.sent():
        added = operations.add_official(g.user, form.asked())
        flash(ngettext("%(n)s holiday is added.", "%(n)s holidays are added.", added), "good")
        return redirect(url_for("calendars.school_holidays"), 303)
    found = queries.against_official(form.asked())
    return page("calendars/official.html", form.status, form=form, found=found)


@calendars.route("/school-holidays/<int:holiday_id>", methods=["GET", "POST"])
@only("administrator")
def change_school_holiday(holiday_id: int) -> AnyResponse:
    """Holidays that are other days than what is noted."""
    row = db.session.get(SchoolHoliday, holiday_id) or abort(404)
    form = SchoolHolidayForm(obj=row)
    if form.sent():
        with form.refusals():
            operations.change_school_holiday(g.user, row, **form.values())
            flash(_("The changes are kept."), "good")
            return redirect(url_for("calendars.school_holidays"), 303)
    return page("calendars/school_change.html", form.status, form=form, row=row)


@calendars.post("/school-holidays/<int:holiday_id>/remove")
@only("administrator")
def remove_school_holiday(holiday_id: int) -> AnyResponse:
    """These holidays were written down by mistake."""
    row = db.session.get(SchoolHoliday, holiday_id) or abort(404)
    operations.remove_school_holiday(g.user, row)
    flash(_("The holidays are removed."), "good")
    return redirect(url_for("calendars.school_holidays"), 303)


@calendars.route("/sites/<int:site_id>/planning", methods=["GET", "POST"])
@only(*PLANNERS)
def planning(site_id: int) -> AnyResponse:
    """What a site plans by: hours, ratios, weights."""
    site = site_for(g.user, site_id) or abort(404)
    form = PlanningForm(data=PlanningForm.shown(queries.planning_of(site)))
    if form.sent():
        with form.refusals():
            operations.plan_by(g.user, site, form.planning())
            flash(_("The changes are kept."), "good")
            return redirect(url_for("plans.timetable", site_id=site.id), 303)
    return page("calendars/planning.html", form.status, form=form, site=site, academies=ACADEMIES)


@calendars.route("/cohorts/<int:cohort_id>/wishes", methods=["GET", "POST"])
@only(*PLANNERS)
def wishes(cohort_id: int) -> AnyResponse:
    """What a cohort asks of a timetable."""
    cohort = plannable_cohort_for(g.user, cohort_id) or abort(404)
    form = WishForm(obj=db.session.get(CohortWish, cohort.id))
    if form.sent():
        with form.refusals():
            operations.wish(g.user, cohort, form.wish())
            flash(_("The changes are kept."), "good")
            return redirect(url_for("scheduling.cohort_sessions", cohort_id=cohort.id), 303)
    return page("calendars/wishes.html", form.status, form=form, cohort=cohort)
