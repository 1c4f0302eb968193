"""Cohorts: list, create, staff, enrol by form or from a list, sign-in cards, leave."""

from flask import Blueprint, Response, abort, current_app, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.access import people_at, site_for, sites_of
from lms.accounts.models import Person, Site
from lms.accounts.operations import change_person as change_what_is_known
from lms.catalogue.queries import course_shown, courses
from lms.cohorts import access, lasting, operations, people_list, queries, rules, seats
from lms.cohorts.forms import (
    CardsForm,
    CohortChangeForm,
    CohortForm,
    CohortStaffForm,
    LeaveForm,
    NewcomerForm,
    PeopleListForm,
    PersonForm,
)
from lms.cohorts.models import Cohort, Enrolment
from lms.cohorts.prerequisites.queries import needed_by_newcomers
from lms.cohorts.prerequisites.wording import titles
from lms.core.clock import now
from lms.core.db import db
from lms.core.forms import choices
from lms.core.gate import PLANNERS, STAFF, only
from lms.core.once import leads_to
from lms.core.pages import page
from lms.core.spreadsheets import spreadsheet
from lms.i18n import _, ngettext

cohorts = Blueprint("cohorts", __name__)


@cohorts.get("/cohorts")
@only(*STAFF)
def list_cohorts() -> Response:
    """The cohorts one teaches in or plans for: all, or those running, coming or over."""
    reached, wanted = access.cohorts_of(g.user), request.args.get("stage", "")
    meeting, present = lasting.spans([cohort.id for cohort in reached]), now()
    stages = {cohort.id: rules.stage(meeting.get(cohort.id), present) for cohort in reached}
    found = [cohort for cohort in reached if wanted in ("", stages[cohort.id])]
    return page(
        "cohorts/list.html",
        cohorts=found,
        any=bool(reached),
        wanted=wanted,
        sites=queries.sites_by_id(found),
        taken=queries.places_taken(found),
        course=course_shown,
        plans=bool(g.user.roles.intersection(PLANNERS)),
    )


@cohorts.route("/cohorts/new", methods=["GET", "POST"])
@only(*PLANNERS)
def new_cohort() -> AnyResponse:
    """Create a cohort from a level template; its evenings come next."""
    form = CohortForm()
    form.site.choices = choices((site.id, site.name) for site in sites_of(g.user))
    form.course.choices = choices((each.slug, each.plan.label) for each in courses())
    if request.method == "GET":
        form.site.data = request.args.get("site", type=int)
    if form.sent():
        site = site_for(g.user, form.site.data) or abort(404)
        with form.refusals():
            values = form.values()
            cohort = operations.create_cohort(
                g.user, site, values["name"], form.course.data, form.capacity.data, form.women_only.data
            )
            flash(_("The cohort is created. Now lay out its evenings."), "good")
            return redirect(url_for("scheduling.plan_sessions", cohort_id=cohort.id), 303)
    return page("cohorts/new.html", form.status, form=form)


@cohorts.get("/cohorts/<int:cohort_id>")
@only(*STAFF)
def show_cohort(cohort_id: int) -> Response:
    """A cohort: its people, its staff, and what can be done."""
    cohort = access.cohort_for(g.user, cohort_id) or abort(404)
    return _cohort_page(cohort)


def _cohort_page(cohort: Cohort) -> Response:
    members = queries.members(cohort.id)
    here = [member for member in members if member.left_on is None]
    return page(
        "cohorts/cohort.html",
        cohort=cohort,
        site=db.session.get_one(Site, cohort.site_id),
        course=course_shown(cohort.course),
        members=members,
        here=here,
        crowd=seats.crowd(cohort.id, len(here)),
        staff=queries.staff_of(cohort.id),
        plans=access.plannable_cohort_for(g.user, cohort.id) is not None,
    )


@cohorts.route("/cohorts/<int:cohort_id>/change", methods=["GET", "POST"])
@only(*PLANNERS)
def change_cohort(cohort_id: int) -> AnyResponse:
    """Change a cohort's name, size or public."""
    cohort = access.plannable_cohort_for(g.user, cohort_id) or abort(404)
    form = CohortChangeForm(obj=cohort)
    if form.sent():
        with form.refusals():
            operations.change_cohort(g.user, cohort, **form.values())
            flash(_("The changes are kept."), "good")
            return redirect(url_for("cohorts.show_cohort", cohort_id=cohort.id), 303)
    return page("cohorts/change.html", form.status, form=form, cohort=cohort)


@cohorts.route("/cohorts/<int:cohort_id>/staff", methods=["GET", "POST"])
@only(*PLANNERS)
def set_staff(cohort_id: int) -> AnyResponse:
    """Who teaches and who helps in a cohort."""
    cohort = access.plannable_cohort_for(g.user, cohort_id) or abort(404)
    site = db.session.get_one(Site, cohort.site_id)
    present = queries.staff_of(cohort.id)
    form = CohortStaffForm(
        trainers=[member.person_id for member in present if member.part == "trainer"],
        volunteers=[member.person_id for member in present if member.part == "volunteer"],
    )
    form.trainers.choices = choices(
        (person.id, person.chosen_name) for person, _role in people_at(site, "trainer")
    )
    form.volunteers.choices = choices(
        (person.id, person.chosen_name) for person, _role in people_at(site, "volunteer")
    )
    if form.sent():
        operations.set_staff(g.user, cohort, set(form.trainers.data), set(form.volunteers.data))
        flash(_("The team is set."), "good")
        return redirect(url_for("cohorts.show_cohort", cohort_id=cohort.id), 303)
    return page("cohorts/staff.html", form.status, form=form, cohort=cohort)


@cohorts.route("/cohorts/<int:cohort_id>/enrol", methods=["GET", "POST"])
@only(*PLANNERS)
def enrol(cohort_id: int) -> AnyResponse:
    """Enrol one newcomer."""
    cohort = access.plannable_cohort_for(g.user, cohort_id) or abort(404)
    form = NewcomerForm()
    form.offer(queries.prescribers(cohort))
    if form.sent():
        today = queries.today_at(cohort)
        with form.refusals():
            known = form.known(today)
            operations.enrol_newcomer(
                g.user,
                cohort,
                known,
                today,
                another=form.another.data,
                referred_by_id=form.prescriber_id,
                reason=form.reason.data or "",
            )
            flash(_("%(name)s is enrolled. Make their sign-in card below.", name=known.chosen_name), "good")
            return redirect(url_for("cohorts.show_cohort", cohort_id=cohort.id), 303)
    needed = needed_by_newcomers(cohort)
    taken = queries.places_taken([cohort]).get(cohort.id, 0)
    return page(
        "cohorts/enrol.html",
        form.status,
        form=form,
        cohort=cohort,
        needed=titles(needed),
        crowd=seats.crowd(cohort.id, taken),
    )


@cohorts.route("/cohorts/<int:cohort_id>/import", methods=["GET", "POST"])
@only(*PLANNERS)
def import_people(cohort_id: int) -> AnyResponse:
    """Enrol everybody on a list, or nobody."""
    cohort = access.plannable_cohort_for(g.user, cohort_id) or abort(404)
    form = PeopleListForm()
    people = people_list.PeopleList()
    if form.sent():
        today = queries.today_at(cohort)
        people = people_list.read(form.file.data.read(), cohort.id, today)
        with form.refusals():
            done = operations.import_people(g.user, cohort, people, today, form.reason.data or "")
            flash(_brought(done), "good")
            return redirect(url_for("cohorts.show_cohort", cohort_id=cohort.id), 303)
    needed = titles(needed_by_newcomers(cohort))
    return page(
        "cohorts/import.html", form.status, form=form, cohort=cohort, faults=people.faults, needed=needed
    )


def _brought(done: operations.Imported) -> str:
    sentence = ngettext("%(n)s person was enrolled.", "%(n)s people were enrolled.", done.new)
    if done.already:
        again = ngettext(
            "%(n)s person was already there from this list.",
            "%(n)s people were already there from this list.",
            done.already,
        )
        return f"{sentence} {again}"
    return sentence


@cohorts.get("/cohorts/example-list.csv")
@only(*PLANNERS)
def example_list() -> Response:
    """A list to fill in, as French spreadsheets open it."""
    answer = Response(spreadsheet([people_list.EXAMPLE]), mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="liste.csv"'
    return answer


@cohorts.route("/cohorts/<int:cohort_id>/cards", methods=["GET", "POST"])
@only("trainer", *PLANNERS)
def cards(cohort_id: int) -> AnyResponse:
    """Sign-in cards with new PINs, to print and hand over. Shown in the answer itself: PINs are not kept."""
    cohort = access.cohort_for(g.user, cohort_id) or abort(404)
    form = CardsForm()
    here = [member for member in queries.members(cohort.id) if member.left_on is None]
    form.enrolments.choices = choices((member.enrolment_id, member.name) for member in here)
    if request.method == "GET":
        form.enrolments.data = [member.enrolment_id for member in here if member.signed_in_at is None]
    if form.sent():
        people = queries.people_of(form.enrolments.data or [], cohort.id)
        made = operations.make_cards(g.user, people)
        leads_to(url_for("cohorts.cards", cohort_id=cohort.id, already="made"))
        return page("cohorts/cards_printed.html", cohort=cohort, cards=made, address=_sign_in_address())
    return page("cohorts/cards.html", form.status, form=form, cohort=cohort)


def _sign_in_address() -> str:
    """Where learners sign in, as they type it."""
    return str(current_app.config["SETTINGS"].public_url).removeprefix("https://").removeprefix("http://")


def _place(cohort_id: int, enrolment_id: int) -> tuple[Cohort, Enrolment]:
    """A cohort one plans for and a place in it, or 404."""
    cohort = access.plannable_cohort_for(g.user, cohort_id) or abort(404)
    enrolment = access.enrolment_for(g.user, enrolment_id)
    if enrolment is None or enrolment.cohort_id != cohort.id:
        abort(404)
    return cohort, enrolment


@cohorts.route("/cohorts/<int:cohort_id>/learners/<int:enrolment_id>/person", methods=["GET", "POST"])
@only(*PLANNERS)
def change_person(cohort_id: int, enrolment_id: int) -> AnyResponse:
    """Correct what is known of a learner."""
    cohort, enrolment = _place(cohort_id, enrolment_id)
    person = db.session.get_one(Person, enrolment.person_id)
    birth = rules.birth_as_written(person.birth_date, person.birth_precision)
    form = PersonForm(obj=person, birth=birth, referred_by=enrolment.referred_by_id or 0)
    form.offer(queries.prescribers(cohort, enrolment.referred_by_id))
    if form.sent():
        with form.refusals():
            change_what_is_known(g.user.id, person, form.known(queries.today_at(cohort)))
            operations.set_prescriber(g.user, enrolment, form.prescriber_id)
            flash(_("The changes are kept."), "good")
            return redirect(url_for("cohorts.show_cohort", cohort_id=cohort.id), 303)
    return page("cohorts/person.html", form.status, form=form, cohort=cohort, enrolment=enrolment)


@cohorts.route("/cohorts/<int:cohort_id>/learners/<int:enrolment_id>/leave", methods=["GET", "POST"])
@only(*PLANNERS)
def leave(cohort_id: int, enrolment_id: int) -> AnyResponse:
    """Somebody gives up their place."""
    cohort, enrolment = _place(cohort_id, enrolment_id)
    name = db.session.get_one(Person, enrolment.person_id).chosen_name
    today = queries.today_at(cohort)
    form = LeaveForm(left_on=today)
    if form.sent():
        with form.refusals():
            operations.leave(g.user, enrolment, form.left_on.data, today)
            flash(_("The place is free. What was done stays."), "good")
            return redirect(url_for("cohorts.show_cohort", cohort_id=cohort.id), 303)
    return page("cohorts/leave.html", form.status, form=form, cohort=cohort, enrolment=enrolment, name=name)


@cohorts.post("/cohorts/<int:cohort_id>/learners/<int:enrolment_id>/come-back")
@only(*PLANNERS)
def come_back(cohort_id: int, enrolment_id: int) -> AnyResponse:
    """Somebody takes their place again."""
    cohort, enrolment = _place(cohort_id, enrolment_id)
    operations.come_back(g.user, cohort, enrolment)
    flash(_("Welcome back: the place is taken again."), "good")
    return redirect(url_for("cohorts.show_cohort", cohort_id=cohort.id), 303)
