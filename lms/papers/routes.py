"""The doors of the papers: a cohort's for its planners, and a learner's own."""

from datetime import date
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, current_app, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.cohorts.access import plannable_cohort_for
from lms.cohorts.models import Cohort
from lms.core.clock import now
from lms.core.gate import PLANNERS, STAFF, only
from lms.core.pages import page
from lms.i18n import _, ngettext
from lms.papers import access, operations, queries
from lms.papers.forms import MonthForm, PeriodForm
from lms.papers.models import OWN
from lms.papers.rules import month_of
from lms.papers.serving import file_of
from lms.scheduling import queries as scheduling
from lms.scheduling.access import session_for

papers = Blueprint("papers", __name__)


@papers.get("/cohorts/<int:cohort_id>/papers")
@only(*PLANNERS)
def of_cohort(cohort_id: int) -> Response:
    """The papers of a cohort: hours, what can be asked for, what was drawn."""
    return _shown(_cohort(cohort_id))


def _shown(cohort: Cohort, period: PeriodForm | None = None, month: MonthForm | None = None) -> Response:
    form = period or month
    zone = scheduling.site_of(cohort).timezone
    today = now().astimezone(ZoneInfo(zone)).date()
    first, last = month_of(today)
    asked = queries.papers_of(cohort)
    return page(
        "papers/cohort.html",
        form.status if form else 200,
        cohort=cohort,
        zone=zone,
        form=form,
        period=period or PeriodForm(formdata=None, since=first, until=last),
        month=month or MonthForm(formdata=None, month=f"{today:%Y-%m}"),
        hours=queries.hours_of(cohort),
        cohorts_own=[each for each in asked if each.paper.kind not in OWN],
        learners=[each for each in asked if each.paper.kind in OWN],
        waiting=any(each.state == "waiting" for each in asked),
    )


@papers.post("/cohorts/<int:cohort_id>/papers/sheets")
@only(*PLANNERS)
def ask_for_sheets(cohort_id: int) -> AnyResponse:
    """The sheets from a day to a day."""
    cohort, form = _cohort(cohort_id), PeriodForm()
    if form.sent():
        with form.refusals():
            since, until = _day(form.since.data), _day(form.until.data)
            operations.ask_for_sheets(g.user, cohort, since, until)
            return _back(cohort, _("The paper is asked for. It is drawn within a minute or so."))
    return _shown(cohort, period=form)


@papers.post("/cohorts/<int:cohort_id>/papers/month")
@only(*PLANNERS)
def ask_for_month(cohort_id: int) -> AnyResponse:
    """A month's statement for each learner."""
    cohort, form = _cohort(cohort_id), MonthForm()
    if form.sent():
        with form.refusals():
            asked = operations.ask_for_month(g.user, cohort, form.day(), _issuer())
            return _back(cohort, _counted(len(asked)))
    return _shown(cohort, month=form)


@papers.post("/cohorts/<int:cohort_id>/papers/letters")
@only(*PLANNERS)
def ask_for_letters(cohort_id: int) -> AnyResponse:
    """A letter for each learner: when and where to come."""
    cohort = _cohort(cohort_id)
    asked = operations.ask_for_convocations(g.user, cohort, _issuer())
    return _back(cohort, _counted(len(asked)))


@papers.post("/cohorts/<int:cohort_id>/papers/pack")
@only(*PLANNERS)
def ask_for_pack(cohort_id: int) -> AnyResponse:
    """All an audit asks for, in a zip."""
    cohort = _cohort(cohort_id)
    operations.ask_for_pack(g.user, cohort)
    return _back(cohort, _("The audit pack is asked for. It takes a few minutes."))


@papers.post("/cohorts/<int:cohort_id>/papers/<int:paper_id>/again")
@only(*PLANNERS)
def draw_again(cohort_id: int, paper_id: int) -> AnyResponse:
    """Try a drawing once more."""
    cohort = _cohort(cohort_id)
    operations.draw_again(access.paper_in(cohort, paper_id) or abort(404))
    return _back(cohort, _("The paper is asked for. It is drawn within a minute or so."))


@papers.get("/cohorts/<int:cohort_id>/papers/<int:paper_id>/file")
@only(*PLANNERS)
def paper_file(cohort_id: int, paper_id: int) -> Response:
    """The file of a paper of a cohort."""
    return file_of(access.paper_in(_cohort(cohort_id), paper_id) or abort(404))


@papers.post("/sessions/<int:session_id>/sheet")
@only(*STAFF)
def ask_for_sheet(session_id: int) -> AnyResponse:
    """The sheet of one evening as a PDF."""
    evening = session_for(g.user, session_id) or abort(404)
    operations.ask_for_sheet(g.user, evening)
    flash(_("The paper is asked for. It is drawn within a minute or so."), "good")
    return redirect(url_for("scans.of_session", session_id=session_id), 303)


@papers.get("/my-papers")
@only("learner")
def my_papers() -> Response:
    """A learner's letters and monthly statements."""
    return page("papers/mine.html", papers=queries.own_papers(g.user.id))


@papers.get("/my-papers/<int:paper_id>/file")
@only("learner")
def my_paper_file(paper_id: int) -> Response:
    """The file of one's own paper."""
    return file_of(access.own_paper_for(g.user, paper_id) or abort(404))


def _cohort(cohort_id: int) -> Cohort:
    return plannable_cohort_for(g.user, cohort_id) or abort(404)


def _day(given: date | None) -> date:
    return given or abort(400)


def _back(cohort: Cohort, said: str) -> AnyResponse:
    flash(said, "good")
    return redirect(url_for("papers.of_cohort", cohort_id=cohort.id), 303)


def _counted(number: int) -> str:
    return ngettext("%(n)s paper is asked for.", "%(n)s papers are asked for.", number)


def _issuer() -> str:
    association: str = current_app.config["SETTINGS"].association
    return association
