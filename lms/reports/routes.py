"""Reports for those who pay: aggregates of an agreement, on one page and as a spreadsheet. Never a name."""

from flask import Blueprint, Response, abort, current_app, g

from lms.cohorts.access import agreement_for, agreements_of
from lms.cohorts.models import FundingAgreement
from lms.core.clock import now
from lms.core.gate import PLANNERS, only
from lms.core.pages import page
from lms.i18n import _
from lms.i18n.formats import day, local_day
from lms.reports.figures import figures
from lms.reports.queries import tally
from lms.reports.spreadsheet import spreadsheet

reports = Blueprint("reports", __name__)


@reports.get("/reports")
@only("funder", *PLANNERS)
def list_agreements() -> Response:
    """The agreements whose report one may read."""
    return page("reports/list.html", agreements=agreements_of(g.user), plans=_plans())


@reports.get("/reports/<int:agreement_id>")
@only("funder", *PLANNERS)
def show_report(agreement_id: int) -> Response:
    """The report of an agreement, as it stands today; the same for whoever may read it."""
    agreement = agreement_for(g.user, agreement_id) or abort(404)
    found = figures(tally(agreement), agreement)
    return page("reports/report.html", agreement=agreement, figures=found, today=_today(), plans=_plans())


@reports.get("/reports/<int:agreement_id>/figures.csv")
@only("funder", *PLANNERS)
def figures_file(agreement_id: int) -> Response:
    """The same figures as a spreadsheet."""
    agreement = agreement_for(g.user, agreement_id) or abort(404)
    text = spreadsheet(_about(agreement), figures(tally(agreement), agreement))
    answer = Response(text, mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="report-{agreement.id}.csv"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _about(agreement: FundingAgreement) -> list[tuple[str, str]]:
    return [
        (_("Agreement"), agreement.name),
        (_("Funder"), agreement.funder),
        (_("First day"), day(agreement.starts_on, "long")),
        (_("Last day"), day(agreement.ends_on, "long")),
        (_("Figures as of"), _today()),
    ]


def _today() -> str:
    return local_day(now(), current_app.config["SETTINGS"].timezone, "long")


def _plans() -> bool:
    return bool(g.user.roles & set(PLANNERS))
