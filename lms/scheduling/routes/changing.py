"""One evening at a time: add, move, cancel."""

from zoneinfo import ZoneInfo

from flask import abort, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.cohorts.access import plannable_cohort_for
from lms.cohorts.models import Cohort
from lms.core.errors import Refused
from lms.core.gate import PLANNERS, only
from lms.core.pages import page
from lms.i18n import _
from lms.scheduling import access, queries
from lms.scheduling.forms import AddForm, CancelForm, MoveForm
from lms.scheduling.operations import changing
from lms.scheduling.routes.blueprint import scheduling
from lms.scheduling.values import Evening


@scheduling.route("/cohorts/<int:cohort_id>/sessions/new", methods=["GET", "POST"])
@only(*PLANNERS)
def new_session(cohort_id: int) -> AnyResponse:
    """Add one evening."""
    cohort = plannable_cohort_for(g.user, cohort_id) or abort(404)
    site = queries.site_of(cohort)
    form = AddForm(queries.rooms_of(site), data=_like_the_last(cohort))
    if form.sent():
        with form.refusals():
            changing.add_session(g.user, cohort, site, form.place(), (form.because.data or "").strip())
            flash(_("The evening is added."), "good")
            return redirect(url_for("scheduling.cohort_sessions", cohort_id=cohort.id), 303)
    return page("scheduling/place.html", form.status, form=form, cohort=cohort, evening=None)


@scheduling.route("/sessions/<int:session_id>/move", methods=["GET", "POST"])
@only(*PLANNERS)
def move_session(session_id: int) -> AnyResponse:
    """Move one evening."""
    evening = access.plannable_session_for(g.user, session_id) or abort(404)
    form = MoveForm(queries.rooms_of(evening.site), data=_present_place(evening))
    if form.sent():
        with form.refusals():
            changing.move_session(g.user, evening, form.place(), form.because.data.strip())
            flash(_("The evening is moved. Learners see the new time and the reason."), "good")
            return redirect(url_for("scheduling.show_session", session_id=session_id), 303)
    return page("scheduling/place.html", form.status, form=form, cohort=evening.cohort, evening=evening)


def _like_the_last(cohort: Cohort) -> dict[str, object]:
    """The hours and the room of the last evening; its day is to choose."""
    evenings = queries.evenings_of_cohort(cohort)
    return {**_present_place(evenings[-1]), "day": None} if evenings else {}


def _present_place(evening: Evening) -> dict[str, object]:
    zone = ZoneInfo(evening.zone)
    start, end = evening.session.starts_at.astimezone(zone), evening.session.ends_at.astimezone(zone)
    return {
        "day": start.date(),
        "start": start.time(),
        "end": end.time(),
        "room": evening.session.room_id or 0,
        "kind": evening.session.kind,
        "link": evening.session.link,
    }


@scheduling.route("/sessions/<int:session_id>/cancel", methods=["GET", "POST"])
@only(*PLANNERS)
def cancel_session(session_id: int) -> AnyResponse:
    """Cancel one evening."""
    evening = access.plannable_session_for(g.user, session_id) or abort(404)
    form = CancelForm()
    if form.sent():
        with form.refusals():
            changing.cancel_session(g.user, evening, form.because.data.strip())
            flash(_("The evening is cancelled. Learners see it, with the reason."), "good")
            return redirect(url_for("scheduling.show_session", session_id=session_id), 303)
    return page("scheduling/cancel.html", form.status, form=form, evening=evening)


@scheduling.post("/sessions/<int:session_id>/restore")
@only(*PLANNERS)
def restore_session(session_id: int) -> AnyResponse:
    """Let a cancelled evening take place after all."""
    evening = access.plannable_session_for(g.user, session_id) or abort(404)
    try:
        changing.restore_session(g.user, evening)
        flash(_("The evening takes place again. Learners see it."), "good")
    except Refused as refused:
        flash(refused.sentence, "care")
    return redirect(url_for("scheduling.show_session", session_id=session_id), 303)
