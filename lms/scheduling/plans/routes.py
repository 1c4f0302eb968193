"""One button proposes a timetable; it is looked at, published or put aside; mended when something happens."""

from datetime import date

from flask import Blueprint, abort, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.access import site_for
from lms.accounts.models import Site
from lms.core.clock import today
from lms.core.db import db
from lms.core.errors import Refused
from lms.core.gate import PLANNERS, only
from lms.core.pages import page
from lms.i18n import _, ngettext
from lms.scheduling.access import plannable_session_for
from lms.scheduling.plans import access, locking, operations, queries, showing
from lms.scheduling.plans.forms import RepairForm, TermForm
from lms.scheduling.plans.gathering import gather
from lms.scheduling.plans.models import TimetableRun
from lms.scheduling.plans.outcome import unpacked
from lms.scheduling.plans.publishing import publish, still_fits
from lms.scheduling.queries import rooms_of

plans = Blueprint("plans", __name__)


@plans.route("/sites/<int:site_id>/timetable", methods=["GET", "POST"])
@only(*PLANNERS)
def timetable(site_id: int) -> AnyResponse:
    """Ask for a timetable; those asked for before."""
    site = site_for(g.user, site_id) or abort(404)
    form = TermForm.from_tomorrow(today(site.timezone))
    if form.sent():
        with form.refusals():
            run = operations.ask_for_timetable(g.user, site, form.term())
            return redirect(url_for("plans.show_run", run_id=run.id), 303)
    return page(
        "plans/timetable.html",
        form.status,
        form=form,
        site=site,
        runs=queries.runs_of(site),
        known=queries.known_of(site),
        movable=locking.movable_at(site),
    )


@plans.route("/sites/<int:site_id>/timetable/repair", methods=["GET", "POST"])
@only(*PLANNERS)
def repair(site_id: int) -> AnyResponse:
    """Somebody is ill, a room is closed, a holiday was forgotten: note it, and ask for the fewest changes."""
    site = site_for(g.user, site_id) or abort(404)
    now = today(site.timezone)
    form = RepairForm(data={"first_day": now, "last_day": now})
    form.offer(queries.helpers_of(site), rooms_of(site))
    if form.sent():
        with form.refusals():
            run = _ask_for_repair(site, form)
            return redirect(url_for("plans.show_run", run_id=run.id), 303)
    return page("plans/repair.html", form.status, form=form, site=site)


def _ask_for_repair(site: Site, form: RepairForm) -> TimetableRun:
    kind, number = form.chosen()
    first, last = form.first_day.data, form.last_day.data
    if kind == "person" and number is not None:
        return operations.person_away(g.user, site, number, first, last)
    return operations.place_closed(g.user, site, number, first, last, (form.because.data or "").strip())


@plans.post("/sites/<int:site_id>/timetable/lock")
@only(*PLANNERS)
def lock_all(site_id: int) -> AnyResponse:
    """Keep every evening that is planned where it is."""
    site = site_for(g.user, site_id) or abort(404)
    number = locking.lock_all(g.user, site)
    flash(ngettext("%(n)s evening is locked.", "%(n)s evenings are locked.", number), "good")
    return redirect(url_for("plans.timetable", site_id=site.id), 303)


@plans.post("/sites/<int:site_id>/timetable/unlock")
@only(*PLANNERS)
def unlock_all(site_id: int) -> AnyResponse:
    """A timetable may move the evenings to come again."""
    site = site_for(g.user, site_id) or abort(404)
    locking.unlock_all(g.user, site)
    flash(_("A timetable may move the evenings to come again."), "good")
    return redirect(url_for("plans.timetable", site_id=site.id), 303)


@plans.get("/timetables/<int:run_id>")
@only(*PLANNERS)
def show_run(run_id: int) -> AnyResponse:
    """How far a search is; then what it found, week by week."""
    run = access.run_for(g.user, run_id) or abort(404)
    site = db.session.get_one(Site, run.site_id)
    if run.state == "asked":
        response = page("plans/searching.html", run=run, site=site)
        response.headers["Refresh"] = showing.LOOK_AGAIN
        return response
    gathered = gather(site, run.first_day, run.last_day, repair=run.kind == "repair")
    outcome = unpacked(run.outcome)
    weeks = showing.weeks(gathered, outcome)
    monday = _wanted_week(weeks)
    fits = run.state == "found" and still_fits(gathered, outcome.timetable)
    return page(
        "plans/found.html",
        run=run,
        site=site,
        outcome=outcome,
        weeks=weeks,
        monday=monday,
        rows=showing.side_by_side(gathered, outcome, monday) if monday else [],
        lacks=showing.lacks(gathered, outcome),
        fits=fits,
        removals=showing.removals(gathered, outcome) if fits else [],
        soft=showing.soft_rules(outcome),
    )


def _wanted_week(weeks: list[showing.Week]) -> date | None:
    """The week asked for; else the first in which something changes; else the first."""
    asked = request.args.get("week", "")
    mondays = {week.monday.isoformat(): week.monday for week in weeks}
    changed = [week.monday for week in weeks if week.changes]
    return mondays.get(asked) or next(iter([*changed, *mondays.values()]), None)


@plans.post("/timetables/<int:run_id>/stop")
@only(*PLANNERS)
def stop(run_id: int) -> AnyResponse:
    """End the search with the best so far."""
    run = access.run_for(g.user, run_id) or abort(404)
    try:
        operations.stop_search(g.user, run)
        flash(_("The search ends with the best timetable so far."))
    except Refused as refused:
        flash(refused.sentence, "care")
    return redirect(url_for("plans.show_run", run_id=run.id), 303)


@plans.post("/timetables/<int:run_id>/publish")
@only(*PLANNERS)
def publish_run(run_id: int) -> AnyResponse:
    """Make the sessions those of the timetable."""
    run = access.run_for(g.user, run_id) or abort(404)
    site = db.session.get_one(Site, run.site_id)
    try:
        number = publish(g.user, site, run)
        flash(ngettext("%(n)s session is published.", "%(n)s sessions are published.", number), "good")
    except Refused as refused:
        flash(refused.sentence, "care")
    return redirect(url_for("plans.show_run", run_id=run.id), 303)


@plans.post("/timetables/<int:run_id>/put-aside")
@only(*PLANNERS)
def put_aside(run_id: int) -> AnyResponse:
    """Keep the sessions as they are."""
    run = access.run_for(g.user, run_id) or abort(404)
    try:
        operations.put_aside(g.user, run)
        flash(_("The sessions stay as they are."), "good")
    except Refused as refused:
        flash(refused.sentence, "care")
    return redirect(url_for("plans.timetable", site_id=run.site_id), 303)


@plans.post("/sessions/<int:session_id>/lock")
@only(*PLANNERS)
def lock(session_id: int) -> AnyResponse:
    """No timetable moves this session."""
    evening = plannable_session_for(g.user, session_id) or abort(404)
    operations.lock_session(g.user, evening.session)
    flash(_("This evening is locked: no timetable moves it."), "good")
    return redirect(url_for("scheduling.show_session", session_id=session_id), 303)


@plans.post("/sessions/<int:session_id>/unlock")
@only(*PLANNERS)
def unlock(session_id: int) -> AnyResponse:
    """A timetable may move this session again."""
    evening = plannable_session_for(g.user, session_id) or abort(404)
    operations.unlock_session(g.user, evening.session)
    flash(_("A timetable may move this evening again."), "good")
    return redirect(url_for("scheduling.show_session", session_id=session_id), 303)
