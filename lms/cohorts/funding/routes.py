"""Funding agreements: planners write them down, and say who reads their reports."""

from flask import Blueprint, abort, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.cohorts.funding import operations, queries
from lms.cohorts.funding.forms import AgreementForm
from lms.cohorts.models import FundingAgreement
from lms.core.forms import choices
from lms.core.gate import PLANNERS, only
from lms.core.pages import page
from lms.i18n import _

funding = Blueprint("funding", __name__)


@funding.route("/agreements/new", methods=["GET", "POST"])
@only(*PLANNERS)
def new_agreement() -> AnyResponse:
    """Write down an agreement."""
    form = AgreementForm()
    _offer(form)
    if form.sent():
        with form.refusals():
            agreement = operations.create_agreement(
                g.user, form.promise(), form.cohorts.data, form.readers.data
            )
            flash(_("The agreement is written down."), "good")
            return _report(agreement)
    return page("funding/agreement.html", form.status, form=form, agreement=None)


@funding.route("/agreements/<int:agreement_id>/change", methods=["GET", "POST"])
@only(*PLANNERS)
def change_agreement(agreement_id: int) -> AnyResponse:
    """Change an agreement, its cohorts or its readers."""
    agreement = queries.plannable_agreement_for(g.user, agreement_id) or abort(404)
    chosen = {"cohorts": queries.cohorts_in(agreement), "readers": queries.readers_of(agreement)}
    form = AgreementForm(obj=agreement, data=chosen)
    _offer(form)
    if form.sent():
        with form.refusals():
            operations.change_agreement(
                g.user, agreement, form.promise(), form.cohorts.data, form.readers.data
            )
            flash(_("The changes are kept."), "good")
            return _report(agreement)
    return page("funding/agreement.html", form.status, form=form, agreement=agreement)


def _offer(form: AgreementForm) -> None:
    form.cohorts.choices = choices(queries.plannable_cohorts(g.user))
    form.readers.choices = choices(queries.possible_readers(g.user))


def _report(agreement: FundingAgreement) -> AnyResponse:
    return redirect(url_for("reports.show_report", agreement_id=agreement.id), 303)
