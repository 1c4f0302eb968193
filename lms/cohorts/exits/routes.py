"""A page to record where a person stands after a cohort."""

from flask import Blueprint, abort, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.cohorts import access
from lms.cohorts.exits import forms, operations, queries
from lms.cohorts.queries import today_at
from lms.core.gate import PLANNERS, only
from lms.core.pages import page
from lms.i18n import _

exits = Blueprint("exits", __name__)


@exits.route("/cohorts/<int:cohort_id>/exits/<int:enrolment_id>", methods=["GET", "POST"])
@only("trainer", *PLANNERS)
def record_exit(cohort_id: int, enrolment_id: int) -> AnyResponse:
    """What was recorded, and a form for one more record."""
    cohort = access.cohort_for(g.user, cohort_id) or abort(404)
    enrolment = access.enrolment_for(g.user, enrolment_id)
    if enrolment is None or enrolment.cohort_id != cohort.id:
        abort(404)
    today = today_at(cohort)
    form = forms.ExitForm(observed_on=today)
    if form.sent():
        with form.refusals():
            operations.record_exit(g.user, enrolment, form.facts(), today)
            flash(_("This is recorded."), "good")
            return redirect(url_for("exits.record_exit", cohort_id=cohort.id, enrolment_id=enrolment.id), 303)
    words = {"moments": forms.MOMENTS, "situations": forms.SITUATIONS, "contracts": forms.CONTRACTS}
    return page(
        "exits/exit.html",
        form.status,
        form=form,
        cohort=cohort,
        enrolment=enrolment,
        name=queries.name_of(enrolment.person_id),
        recorded=queries.recorded(enrolment.id),
        evidence=forms.EVIDENCE,
        **words,
    )
