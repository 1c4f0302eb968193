"""My week; the week of somebody at one's sites; what trainers may teach."""

from flask import Blueprint, abort, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.access import people_at, site_for
from lms.accounts.models import Person
from lms.catalogue.queries import courses
from lms.core.clock import now
from lms.core.db import db
from lms.core.forms import choices
from lms.core.gate import PLANNERS, only
from lms.core.pages import page
from lms.i18n import _
from lms.scheduling.availability import access, operations
from lms.scheduling.availability.forms import (
    REASON_NAMES,
    DayBackForm,
    DaysAwayForm,
    QualificationsForm,
    WeekForm,
)
from lms.scheduling.availability.queries import qualifications, told_by_one

availability = Blueprint("availability", __name__)
WITH_A_WEEK = ("learner", "volunteer", "trainer")


@availability.route("/my-availability", methods=["GET", "POST"])
@only(*WITH_A_WEEK)
def my_week() -> AnyResponse:
    """When I can come."""
    return _week(db.session.get_one(Person, g.user.id), own=True)


@availability.route("/people/<int:person_id>/availability", methods=["GET", "POST"])
@only(*PLANNERS)
def week_of(person_id: int) -> AnyResponse:
    """When somebody can come, written down for them."""
    return _week(access.person_for(g.user, person_id) or abort(404), own=False)


def _week(person: Person, *, own: bool) -> AnyResponse:
    form = WeekForm(data=WeekForm.shown(told_by_one(person.id)))
    if form.sent():
        with form.refusals():
            operations.tell_week(g.user, person.id, form.cells(), form.reasons(), form.travel())
            flash(_("Thank you: your week is kept.") if own else _("The week is kept."), "good")
            return redirect(_address(person, own=own), 303)
    return _shown(person, form, DaysAwayForm(formdata=None), own=own)


def _shown(person: Person, form: WeekForm, away: DaysAwayForm, *, own: bool) -> AnyResponse:
    told = told_by_one(person.id)
    return page(
        "availability/week.html",
        max(form.status, away.status),
        form=form,
        away=away,
        days_away=sorted((day, reason) for day, reason in told.away.items() if day >= now().date()),
        reason_names=REASON_NAMES,
        person=None if own else person,
        address=_address(person, own=own),
        said=bool(told.cells),
        back=_back(person, own=own),
    )


def _back(person: Person, *, own: bool) -> tuple[str, str]:
    """(address, words) of the page above: one's evenings; the page of the learner or of the colleague."""
    if own and "learner" in g.user.roles:
        return url_for("scheduling.my_sessions"), _("My evenings")
    if own:
        return url_for("scheduling.tonight"), _("Tonight")
    place = access.place_of(g.user, person.id)
    if place:
        cohort, enrolment = place
        page_of = url_for("learning.learner_progress", cohort_id=cohort, enrolment_id=enrolment)
        return page_of, person.chosen_name
    site = access.served_site(g.user, person.id)
    if site:
        return url_for("accounts.show_colleague", site_id=site, person_id=person.id), person.chosen_name
    return url_for("accounts.list_sites"), _("Sites")


def _address(person: Person, *, own: bool) -> str:
    return url_for("availability.my_week") if own else url_for("availability.week_of", person_id=person.id)


@availability.post("/my-availability/days-away")
@only(*WITH_A_WEEK)
def my_days_away() -> AnyResponse:
    """Days on which I cannot come."""
    return _days_away(db.session.get_one(Person, g.user.id), own=True)


@availability.post("/people/<int:person_id>/availability/days-away")
@only(*PLANNERS)
def days_away_of(person_id: int) -> AnyResponse:
    """Days on which somebody cannot come."""
    return _days_away(access.person_for(g.user, person_id) or abort(404), own=False)


def _days_away(person: Person, *, own: bool) -> AnyResponse:
    away = DaysAwayForm()
    if away.sent():
        with away.refusals():
            first, last, reason = away.first_day.data, away.last_day.data, away.reason.data
            operations.add_days_away(g.user, person.id, first, last, reason)
            flash(_("These days are noted."), "good")
            return redirect(_address(person, own=own), 303)
    week = WeekForm(formdata=None, data=WeekForm.shown(told_by_one(person.id)))
    return _shown(person, week, away, own=own)


@availability.post("/my-availability/day-back")
@only(*WITH_A_WEEK)
def my_day_back() -> AnyResponse:
    """I can come that day after all."""
    return _day_back(db.session.get_one(Person, g.user.id), own=True)


@availability.post("/people/<int:person_id>/availability/day-back")
@only(*PLANNERS)
def day_back_of(person_id: int) -> AnyResponse:
    """Somebody can come that day after all."""
    return _day_back(access.person_for(g.user, person_id) or abort(404), own=False)


def _day_back(person: Person, *, own: bool) -> AnyResponse:
    form = DayBackForm()
    if form.sent():
        operations.remove_day_away(g.user, person.id, form.day.data)
        flash(_("This day is free again."), "good")
    return redirect(_address(person, own=own), 303)


@availability.get("/sites/<int:site_id>/qualifications")
@only(*PLANNERS)
def list_qualifications(site_id: int) -> AnyResponse:
    """What each trainer of a site may teach."""
    site = site_for(g.user, site_id) or abort(404)
    trainers = [person for person, _role in people_at(site, "trainer")]
    titles = {each.slug: each.title for each in courses()}
    said = {
        person_id: [titles.get(slug, slug) for slug in sorted(slugs)]
        for person_id, slugs in qualifications([person.id for person in trainers]).items()
    }
    return page("availability/qualifications.html", site=site, trainers=trainers, said=said)


@availability.route("/sites/<int:site_id>/qualifications/<int:person_id>", methods=["GET", "POST"])
@only(*PLANNERS)
def qualify(site_id: int, person_id: int) -> AnyResponse:
    """What one trainer may teach."""
    site = site_for(g.user, site_id) or abort(404)
    trainers = {person.id: person for person, _role in people_at(site, "trainer")}
    person = trainers.get(person_id) or abort(404)
    form = QualificationsForm(data={"courses": list(qualifications([person.id]).get(person.id, ()))})
    form.courses.choices = choices((each.slug, each.title) for each in courses())
    if form.sent():
        operations.qualify(g.user, person.id, form.courses.data)
        flash(_("The changes are kept."), "good")
        return redirect(url_for("availability.list_qualifications", site_id=site.id), 303)
    return page("availability/qualify.html", form.status, form=form, site=site, person=person)
