"""For those who teach: how a quiz is taken in their cohort, and the extra time of a learner."""

from flask import Blueprint, abort, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.models import Person
from lms.catalogue import queries as catalogue
from lms.cohorts.access import cohort_for, enrolment_for
from lms.core.db import db
from lms.core.gate import PLANNERS, only
from lms.core.pages import page
from lms.i18n import _
from lms.learning.policies import operations, queries
from lms.learning.policies.forms import ExtraTimeForm, PolicyForm

policies = Blueprint("policies", __name__)

MAY_CHANGE = ("trainer", *PLANNERS)
"""Those who decide how their learners are assessed."""


@policies.route("/cohorts/<int:cohort_id>/modules/<int:number>/policy", methods=["GET", "POST"])
@only(*MAY_CHANGE)
def change_policy(cohort_id: int, number: int) -> AnyResponse:
    """How the quiz of a module is taken in this cohort."""
    cohort = cohort_for(g.user, cohort_id) or abort(404)
    course = catalogue.course(cohort.course) or abort(404)
    module = next((module for module in course.modules if module.number == number), None) or abort(404)
    form = PolicyForm(obj=queries.policy_in(cohort_id, module))
    if form.sent():
        operations.change_policy(g.user, cohort_id, module, form.policy())
        flash(_("The changes are kept."), "good")
        return redirect(url_for("learning.taught_lesson", cohort_id=cohort_id, number=number), 303)
    return page("policies/policy.html", form.status, form=form, cohort=cohort, course=course, module=module)


@policies.route("/cohorts/<int:cohort_id>/learners/<int:enrolment_id>/extra-time", methods=["GET", "POST"])
@only(*MAY_CHANGE)
def extra_time(cohort_id: int, enrolment_id: int) -> AnyResponse:
    """The extra time a learner has wherever there is a time limit."""
    cohort = cohort_for(g.user, cohort_id) or abort(404)
    enrolment = enrolment_for(g.user, enrolment_id)
    if enrolment is None or enrolment.cohort_id != cohort_id:
        abort(404)
    held = queries.accommodation_of(enrolment_id)
    form = ExtraTimeForm(
        extra_percent=held.extra_percent if held else 0, need=held.need if held else "time-to-read"
    )
    if form.sent():
        operations.grant_extra_time(g.user, enrolment_id, form.extra_percent.data, form.need.data)
        flash(_("The changes are kept."), "good")
        address = url_for("learning.learner_progress", cohort_id=cohort_id, enrolment_id=enrolment_id)
        return redirect(address, 303)
    name = db.session.get_one(Person, enrolment.person_id).chosen_name
    return page(
        "policies/extra_time.html", form.status, form=form, cohort=cohort, enrolment=enrolment, name=name
    )
