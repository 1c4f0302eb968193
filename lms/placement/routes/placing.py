"""For staff and prescribers: start a placement, hand the device over, read what it says, decide, enrol."""

from flask import Response, abort, current_app, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.access import sites_of
from lms.accounts.models import Person
from lms.catalogue.queries import course_coded
from lms.cohorts.access import plannable_cohort_for
from lms.cohorts.operations import make_cards
from lms.core.db import db
from lms.core.gate import PLANNERS, only
from lms.core.once import leads_to
from lms.core.pages import page
from lms.i18n import _
from lms.placement import access, handed, operations, queries, telling
from lms.placement.access import DECIDERS, STARTERS
from lms.placement.forms import NEWCOMER, DecisionForm, JoinForm, NothingForm, StartForm
from lms.placement.models import Placement
from lms.placement.routes import placement
from lms.placement.values import Sitting

PLACEMENT = "/placements/<int:placement_id>"


@placement.get("/placements")
@only(*STARTERS)
def list_placements() -> Response:
    """The placements one follows, and where one may start another."""
    found = queries.placements(access.follows(g.user))
    return page(
        "placement/list.html", sittings=found, sites=sites_of(g.user, *STARTERS), course_coded=course_coded
    )


@placement.route("/sites/<int:site_id>/placements/new", methods=["GET", "POST"])
@only(*STARTERS)
def start(site_id: int) -> AnyResponse:
    """Let somebody take the test: a person one knows, or somebody new at the welcome desk."""
    site = access.site_to_place_at(g.user, site_id) or abort(404)
    form = StartForm()
    form.offer(access.people_to_place(g.user, site))
    if request.method == "GET":
        form.person.data = request.args.get("person", NEWCOMER, int)
    if form.sent():
        with form.refusals():
            if form.person.data == NEWCOMER:
                made = operations.start_for_newcomer(g.user, site, form.newcomer, form.another.data)
            else:
                person = access.person_to_place(g.user, site, form.person.data) or abort(404)
                made = operations.start(g.user, site, person)
            return redirect(url_for(".show", placement_id=made.id), 303)
    return page("placement/start.html", form.status, form=form, site=site)


def _followed(placement_id: int) -> tuple[Placement, Sitting]:
    """A placement one follows, or 404."""
    found = access.followed_placement_for(g.user, placement_id) or abort(404)
    return found, queries.sitting_of(found.id) or abort(404)


def _decided(placement_id: int) -> tuple[Placement, Sitting]:
    """A placement one may decide, or 404."""
    found = access.placement_for(g.user, placement_id) or abort(404)
    return found, queries.sitting_of(found.id) or abort(404)


@placement.get(PLACEMENT)
@only(*STARTERS)
def show(placement_id: int) -> AnyResponse:
    """Where a placement stands. Who may decide reads its evidence; a prescriber reads the decision."""
    found, sitting = _followed(placement_id)
    if access.placement_for(g.user, placement_id) is None:
        return page("placement/followed.html", sitting=sitting, course_coded=course_coded)
    form = DecisionForm(formdata=None)
    form.offer(telling.level_names())
    return _result(found, sitting, form)


def _result(found: Placement, sitting: Sitting, form: DecisionForm) -> AnyResponse:
    cohorts = queries.cohorts_to_join(sitting)
    return page(
        "placement/result.html",
        form.status,
        form=form,
        sitting=sitting,
        told=telling.evidence(sitting),
        course_coded=course_coded,
        cohorts=cohorts,
        joined=queries.enrolled_in(found.person_id, [cohort for cohort, _day in cohorts]),
        plans=bool(g.user.everywhere_as(*PLANNERS) or found.site_id in g.user.sites_as(*PLANNERS)),
        may_have_a_card=queries.may_have_a_card(found.person_id),
    )


@placement.get(f"{PLACEMENT}/sheet")
@only(*DECIDERS)
def sheet(placement_id: int) -> AnyResponse:
    """The result on paper, with room for the trainer's decision."""
    _found, sitting = _decided(placement_id)
    return page(
        "placement/sheet.html",
        sitting=sitting,
        told=telling.evidence(sitting),
        course_coded=course_coded,
        level_names=telling.level_names(),
    )


@placement.post(f"{PLACEMENT}/decision")
@only(*DECIDERS)
def decide(placement_id: int) -> AnyResponse:
    """The trainer decides the level."""
    found, sitting = _decided(placement_id)
    form = DecisionForm()
    form.offer(telling.level_names())
    if form.sent():
        with form.refusals():
            operations.decide(g.user, found, form.level.data, form.values()["reason"] or "")
            flash(_("Your decision is kept."), "good")
            return redirect(url_for(".show", placement_id=placement_id), 303)
    return _result(found, sitting, form)


@placement.post(f"{PLACEMENT}/hand-over")
@only(*STARTERS)
def hand_over(placement_id: int) -> AnyResponse:
    """Hand this device to the person: one's own sign-in ends here."""
    found, sitting = _followed(placement_id)
    if not NothingForm().sent() or sitting.over:
        return redirect(url_for(".show", placement_id=placement_id), 303)
    handed.hand_over(placement_id, db.session.get_one(Person, found.person_id).language)
    return redirect(url_for(".handed_start"), 303)


@placement.post(f"{PLACEMENT}/card")
@only(*DECIDERS)
def card(placement_id: int) -> AnyResponse:
    """A sign-in card with a new PIN, shown in the answer itself: PINs are not kept."""
    found, _sitting = _decided(placement_id)
    if not NothingForm().sent() or not queries.may_have_a_card(found.person_id):
        return redirect(url_for(".show", placement_id=placement_id), 303)
    made = make_cards(g.user, [db.session.get_one(Person, found.person_id)])
    leads_to(url_for(".show", placement_id=placement_id, already="made"))
    address = str(current_app.config["SETTINGS"].public_url).partition("://")[2]
    return page("placement/card.html", placement_id=placement_id, cards=made, address=address)


@placement.post(f"{PLACEMENT}/enrol")
@only(*PLANNERS)
def enrol(placement_id: int) -> AnyResponse:
    """Give the person a place in a cohort of the course decided."""
    found, sitting = _decided(placement_id)
    form = JoinForm()
    offered = {cohort.id for cohort, _day in queries.cohorts_to_join(sitting)}
    if not form.sent() or not form.cohort.data.isdecimal() or int(form.cohort.data) not in offered:
        flash(_("This cohort cannot be joined now. Choose another one."), "care")
        return redirect(url_for(".show", placement_id=placement_id), 303)
    cohort = plannable_cohort_for(g.user, int(form.cohort.data)) or abort(404)
    operations.enrol(g.user, found, cohort)
    flash(_("%(name)s is enrolled.", name=sitting.person), "good")
    return redirect(url_for("cohorts.show_cohort", cohort_id=cohort.id), 303)
