"""Enrol somebody who already learns with us; let somebody enrolled go on without what is asked for first."""

from flask import Blueprint, abort, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.models import Person
from lms.cohorts import access, queries
from lms.cohorts.forms import KnownPersonForm, ReasonForm
from lms.cohorts.models import Cohort
from lms.cohorts.operations import enrol_known
from lms.cohorts.prerequisites import operations
from lms.cohorts.prerequisites.queries import needed_by
from lms.cohorts.prerequisites.wording import titles
from lms.core.db import db
from lms.core.forms import choices
from lms.core.gate import PLANNERS, only, slow_first
from lms.core.pages import page
from lms.i18n import _

prerequisites = Blueprint("prerequisites", __name__)


@prerequisites.route("/cohorts/<int:cohort_id>/enrol-known", methods=["GET", "POST"])
@only(*PLANNERS)
def enrol_somebody_known(cohort_id: int) -> AnyResponse:
    """A place for somebody who learns, or learnt, in another cohort of one's sites."""
    cohort = access.plannable_cohort_for(g.user, cohort_id) or abort(404)
    form = KnownPersonForm()
    people = _choices(form, cohort)
    if request.method == "GET":
        form.person.data = request.args.get("person", type=int)
    if form.sent():
        chosen = next(person for person in people if person.id == form.person.data)
        with form.refusals():
            enrol_known(g.user, cohort, chosen.id, queries.today_at(cohort), form.reason.data or "")
            flash(_("%(name)s has a place.", name=chosen.chosen_name), "good")
            return redirect(url_for("cohorts.show_cohort", cohort_id=cohort_id), 303)
    return _page(form, cohort, people)


@prerequisites.post("/cohorts/<int:cohort_id>/enrol-known/find")
@only(*PLANNERS)
@slow_first
def find_somebody_known(cohort_id: int) -> AnyResponse:
    """The same page with those who are called so; posted, so that no address holds a name."""
    cohort = access.plannable_cohort_for(g.user, cohort_id) or abort(404)
    form = KnownPersonForm()
    return _page(form, cohort, _choices(form, cohort))


def _choices(form: KnownPersonForm, cohort: Cohort) -> list[Person]:
    """The people found, who become what the form offers."""
    wanted = (form.q.data or "")[:80]
    people = queries.known_people(access.learners_of_sites(g.user), cohort.id, wanted)
    form.person.choices = choices((person.id, person.chosen_name) for person in people)
    return people


def _page(form: KnownPersonForm, cohort: Cohort, people: list[Person]) -> AnyResponse:
    needed = needed_by([person.id for person in people], cohort)
    return page(
        "prerequisites/enrol_known.html",
        form.status,
        form=form,
        cohort=cohort,
        people=[_offered(person, needed[person.id]) for person in people],
        asks=any(needed.values()),
        full=len(people) == queries.MOST_KNOWN,
    )


def _offered(person: Person, needed: tuple[str, ...]) -> dict[str, object]:
    return {"person": person, "needed": titles(needed)}


@prerequisites.route(
    "/cohorts/<int:cohort_id>/learners/<int:enrolment_id>/prerequisites", methods=["GET", "POST"]
)
@only("trainer", *PLANNERS)
def let_begin(cohort_id: int, enrolment_id: int) -> AnyResponse:
    """Say why somebody enrolled goes on without what the course asks for first."""
    cohort = access.cohort_for(g.user, cohort_id) or abort(404)
    enrolment = access.enrolment_for(g.user, enrolment_id)
    if enrolment is None or enrolment.cohort_id != cohort.id:
        abort(404)
    form = ReasonForm()
    missing = needed_by([enrolment.person_id], cohort)[enrolment.person_id]
    learner = url_for("learning.learner_progress", cohort_id=cohort_id, enrolment_id=enrolment_id)
    if form.sent():
        with form.refusals():
            operations.let_begin(g.user, enrolment, missing, form.reason.data or "")
            flash(_("Your reason is noted."), "good")
            return redirect(learner, 303)
    return page(
        "prerequisites/let_begin.html",
        form.status,
        form=form,
        cohort=cohort,
        person=db.session.get_one(Person, enrolment.person_id),
        needed=titles(missing),
        learner=learner,
    )
