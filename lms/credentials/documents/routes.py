"""The documents of the end of a training: a cohort's for its planners, and a learner's passport."""

from flask import Blueprint, Response, abort, current_app, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.catalogue.queries import course_shown
from lms.cohorts.access import plannable_cohort_for
from lms.cohorts.models import Cohort, Enrolment
from lms.core.gate import PLANNERS, only
from lms.core.pages import page
from lms.credentials import languages
from lms.credentials.access import enrolment_in
from lms.credentials.documents import operations, passport, queries
from lms.credentials.documents.forms import EmployerForm
from lms.credentials.documents.values import OF_THE_END, progress_in
from lms.credentials.values import Issuer
from lms.i18n import _, ngettext
from lms.learning.exams.queries import person_under

documents = Blueprint("documents", __name__)


@documents.get("/cohorts/<int:cohort_id>/documents")
@only(*PLANNERS)
def of_cohort(cohort_id: int) -> Response:
    """The documents of a cohort: those to issue, those issued, and what the other people await."""
    cohort = _cohort(cohort_id)
    members = queries.members_of(cohort)
    speaking = languages.chosen(request.args.get("language"))
    return page(
        "documents/cohort.html",
        cohort=cohort,
        course=course_shown(cohort.course),
        members=members,
        speaking=speaking,
        choices=languages.choices(
            speaking, lambda code: url_for(".of_cohort", cohort_id=cohort.id, language=code)
        ),
        progress={kind: progress_in(members, kind) for kind in OF_THE_END},
    )


@documents.post("/cohorts/<int:cohort_id>/documents/issue")
@documents.post("/cohorts/<int:cohort_id>/documents/issue/<int:enrolment_id>")
@only(*PLANNERS)
def issue(cohort_id: int, enrolment_id: int | None = None) -> AnyResponse:
    """Issue all of one kind that can be issued, or one person's."""
    cohort = _cohort(cohort_id)
    if enrolment_id is not None:
        _enrolment(cohort, enrolment_id)
    kind = request.form.get("kind", "")
    spoken = request.form.get("language", languages.USUAL)
    issued = len(operations.issue_documents(g.user, cohort, kind, _issuer(), enrolment_id, spoken))
    flash(ngettext("%(n)s document is issued.", "%(n)s documents are issued.", issued), "good")
    back = url_for(".of_cohort", cohort_id=cohort.id, language=languages.unusual(spoken))
    return redirect(back, 303)


@documents.route("/cohorts/<int:cohort_id>/documents/<int:enrolment_id>/employer", methods=["GET", "POST"])
@only(*PLANNERS)
def employer(cohort_id: int, enrolment_id: int) -> AnyResponse:
    """Who somebody works for."""
    cohort = _cohort(cohort_id)
    enrolment = _enrolment(cohort, enrolment_id)
    form = EmployerForm(obj=enrolment)
    if form.sent():
        operations.note_employer(g.user, enrolment, form.values()["employer"] or "")
        flash(_("The changes are kept."), "good")
        return redirect(url_for(".of_cohort", cohort_id=cohort.id), 303)
    person = person_under(enrolment.id)
    return page(
        "documents/employer.html", form.status, form=form, cohort=cohort, enrolment=enrolment, person=person
    )


@documents.post("/my-certificates/passport")
@only("learner")
def ask_for_passport() -> AnyResponse:
    """Ask for one's own passport."""
    passport.ask_for_passport(g.user, _issuer(), request.form.get("language", ""))
    flash(_("Your passport is being drawn. Come back in a few minutes."), "good")
    return redirect(url_for("credentials.my_certificates"), 303)


def _cohort(cohort_id: int) -> Cohort:
    return plannable_cohort_for(g.user, cohort_id) or abort(404)


def _enrolment(cohort: Cohort, enrolment_id: int) -> Enrolment:
    return enrolment_in(cohort, enrolment_id) or abort(404)


def _issuer() -> Issuer:
    settings = current_app.config["SETTINGS"]
    return Issuer(settings.association, settings.public_url)
