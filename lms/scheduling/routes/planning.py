"""The evenings of a cohort: all of them, and laying them out."""

from datetime import datetime, time, timedelta
from typing import Any

from flask import Response, abort, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.models import Site
from lms.catalogue.queries import course
from lms.cohorts.access import cohort_for, plannable_cohort_for
from lms.cohorts.models import Cohort
from lms.cohorts.queries import places_taken
from lms.core.clock import now
from lms.core.gate import PLANNERS, STAFF, only
from lms.core.pages import page
from lms.i18n import ngettext
from lms.scheduling import access, queries, rules
from lms.scheduling.forms import LayOutForm
from lms.scheduling.operations import planning
from lms.scheduling.routes.blueprint import scheduling


@scheduling.get("/cohorts/<int:cohort_id>/sessions")
@only(*STAFF)
def cohort_sessions(cohort_id: int) -> Response:
    """All evenings of a cohort."""
    cohort = cohort_for(g.user, cohort_id) or abort(404)
    evenings = queries.evenings_of_cohort(cohort)
    return page(
        "scheduling/sessions.html",
        cohort=cohort,
        evenings=evenings,
        tallies=queries.tallies(evenings),
        plans=access.plans_for(g.user, cohort.site_id),
        people=places_taken([cohort]).get(cohort.id, 0),
        now=now(),
    )


@scheduling.route("/cohorts/<int:cohort_id>/sessions/plan", methods=["GET", "POST"])
@only(*PLANNERS)
def plan_sessions(cohort_id: int) -> AnyResponse:
    """Lay the evenings out: first shown (an address to come back to), then confirmed."""
    cohort = plannable_cohort_for(g.user, cohort_id) or abort(404)
    site = queries.site_of(cohort)
    form, proposal = _form(cohort, site), None
    if form.sent():
        with form.refusals():
            done = planning.lay_out_sessions(g.user, cohort, site, form.wanted())
            _tell(done)
            return redirect(url_for("scheduling.cohort_sessions", cohort_id=cohort.id), 303)
    elif _asked() and form.validate():
        with form.refusals():
            proposal = planning.propose(cohort, site, form.wanted())
    return page(
        "scheduling/plan.html",
        form.status,
        form=form,
        cohort=cohort,
        site=site,
        proposal=proposal,
        too_close=bool(proposal) and rules.too_close(form.weekdays.data),
        room=form.chosen_room(),
    )


def _asked() -> bool:
    return request.method == "GET" and "first_day" in request.args


def _form(cohort: Cohort, site: Site) -> LayOutForm:
    given: dict[str, Any] = {"formdata": request.args} if _asked() else {}
    return LayOutForm(queries.rooms_of(site), data=_usual(cohort, site), **given)


def _usual(cohort: Cohort, site: Site) -> dict[str, Any]:
    """What the course proposes; two evenings of two hours a week where it says nothing."""
    found = course(cohort.course)
    plan = found.plan if found else None
    start, length = (plan.start, plan.length) if plan else (time(18, 30), timedelta(hours=2))
    tomorrow = rules.local_day(now(), site.timezone) + timedelta(days=1)
    return {
        "first_day": tomorrow,
        "weekdays": rules.usual_weekdays(plan.per_week if plan else 2),
        "start": start,
        "end": (datetime.combine(tomorrow, start) + length).time(),
        "number": plan.sessions if plan else 10,
    }


def _tell(done: planning.Proposal) -> None:
    laid, kept = len(done.plan.slots), len(done.kept)
    flash(ngettext("%(n)s evening is laid out.", "%(n)s evenings are laid out.", laid), "good")
    if kept:
        flash(
            ngettext(
                "%(n)s evening has begun or has attendance: it stays as it was.",
                "%(n)s evenings have begun or have attendance: they stay as they were.",
                kept,
            )
        )
