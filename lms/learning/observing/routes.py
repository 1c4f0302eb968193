"""Checklists of a cohort, one person after the other; and what a learner reads of them."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.models import Site
from lms.catalogue import queries as catalogue
from lms.catalogue.practice import Exercise
from lms.catalogue.values import Course, Module
from lms.cohorts.access import cohort_for, enrolment_for
from lms.cohorts.models import Cohort
from lms.cohorts.queries import Member, members
from lms.core.db import db
from lms.core.gate import STAFF, keeps_answer, only
from lms.core.once import FIELD, new_key
from lms.core.pages import page
from lms.i18n import _
from lms.learning.access import own_place_for
from lms.learning.observing import operations, queries, rules
from lms.learning.observing.forms import NEXT, SigningForm

observing = Blueprint("observing", __name__)

SIGN = ("trainer", "coordinator", "administrator")
"""Those whose word counts as a trainer's."""
CHECKLIST = "/modules/<int:number>/observations/<int:position>"


@dataclass(frozen=True, slots=True)
class Watch:
    """A checklist of a cohort, the people to watch, and what was signed of it, the latest by enrolment."""

    cohort: Cohort
    course: Course
    module: Module
    exercise: Exercise
    people: list[Member]
    history: list[queries.Signed]

    @property
    def last(self) -> dict[int, queries.Signed]:
        """What counts, by enrolment."""
        return {key[0]: signed for key, signed in queries.latest(self.history).items()}

    @property
    def done(self) -> set[int]:
        """The enrolments of whom everything was seen."""
        return {enrolment for enrolment, signed in self.last.items() if signed.whole}

    @property
    def seen(self) -> int:
        """Of how many of the people everything was seen."""
        return sum(member.enrolment_id in self.done for member in self.people)

    @property
    def zone(self) -> str:
        """The time zone of the cohort's site."""
        return db.session.get_one(Site, self.cohort.site_id).timezone


def _taught(cohort_id: int) -> tuple[Cohort, Course, list[Member]]:
    """A cohort one reaches, its course and who is there, or 404."""
    cohort = cohort_for(g.user, cohort_id) or abort(404)
    course = catalogue.course(cohort.course) or abort(404)
    return cohort, course, [member for member in members(cohort_id) if member.left_on is None]


def _watch(cohort_id: int, number: int, position: int) -> Watch:
    """A checklist of a cohort one reaches, or 404."""
    cohort, course, people = _taught(cohort_id)
    module = next((one for one in course.modules if one.number == number), None) or abort(404)
    watched = (one for one in module.observed_exercises if one.number == position)
    exercise = next(watched, None) or abort(404)
    about = (module.slug, exercise.slug)
    signed = [one for one in queries.signed_in(cohort_id) if (one.module, one.exercise) == about]
    return Watch(cohort, course, module, exercise, people, signed)


@observing.get("/cohorts/<int:cohort_id>/observations")
@only(*STAFF)
def checklists(cohort_id: int) -> Response:
    """The checklists of a cohort's course, and how many people were seen doing each."""
    cohort, course, people = _taught(cohort_id)
    here = {member.enrolment_id for member in people}
    whole: dict[tuple[str, str], int] = {}
    for (enrolment, module, exercise), signed in queries.latest(queries.signed_in(cohort_id)).items():
        whole[module, exercise] = whole.get((module, exercise), 0) + (signed.whole and enrolment in here)
    return page("observing/checklists.html", cohort=cohort, course=course, people=len(people), whole=whole)


@observing.get(f"/cohorts/<int:cohort_id>{CHECKLIST}")
@only(*STAFF)
def checklist(cohort_id: int, number: int, position: int) -> Response:
    """One checklist: who was seen doing it, who not yet, and with whom to go on."""
    watch = _watch(cohort_id, number, position)
    order = [member.enrolment_id for member in watch.people]
    return page(
        "observing/checklist.html",
        watch=watch,
        signs=bool(g.user.roles & set(SIGN)),
        following=rules.next_to_watch(order, watch.done, 0),
    )


@observing.route(f"/cohorts/<int:cohort_id>/learners/<int:enrolment_id>{CHECKLIST}", methods=["GET", "POST"])
@only(*SIGN)
@keeps_answer
def sign(cohort_id: int, enrolment_id: int, number: int, position: int) -> AnyResponse:
    """Tick what one sees a person do, write a word, sign; then the next person, or the list."""
    watch = _watch(cohort_id, number, position)
    enrolment = enrolment_for(g.user, enrolment_id)
    if enrolment is None or enrolment.cohort_id != cohort_id:
        abort(404)
    person = next((one for one in members(cohort_id) if one.enrolment_id == enrolment_id), None) or abort(404)
    form, before = SigningForm(), watch.last.get(enrolment_id)
    form.offer(watch.exercise, before)
    following = rules.next_to_watch([one.enrolment_id for one in watch.people], watch.done, enrolment_id)
    if form.sent():
        with form.refusals():
            _sign(watch, enrolment_id, person.name, form)
            return redirect(_onward(watch, following if form.then.data == NEXT else None), 303)
        form.last.data = before.id if before else 0
    return page(
        "observing/sign.html",
        form.status,
        form=form,
        watch=watch,
        person=person,
        history=[one for one in watch.history if one.enrolment_id == enrolment_id],
        following=next((one for one in watch.people if one.enrolment_id == following), None),
    )


def _sign(watch: Watch, enrolment_id: int, name: str, form: SigningForm) -> None:
    comment = (form.comment.data or "").strip()
    sheet = operations.Sheet(watch.module, watch.exercise, form.seen.data or [], comment, form.last.data or 0)
    if operations.sign(g.user, enrolment_id, sheet, request.form.get(FIELD) or new_key()):
        flash(_("%(name)s: signed.", name=name), "good")
    else:
        flash(_("Nothing had changed."))


def _onward(watch: Watch, following: int | None) -> str:
    """The next person, or the list."""
    at: dict[str, Any] = {"cohort_id": watch.cohort.id, "number": watch.module.number}
    at["position"] = watch.exercise.number
    if following is None:
        return url_for(".checklist", **at)
    return url_for(".sign", enrolment_id=following, **at)


@observing.get("/learning/<int:enrolment_id>/observations")
@only("learner")
def my_observations(enrolment_id: int) -> Response:
    """What trainers saw me do: by whom, when, and their word."""
    place = own_place_for(g.user, enrolment_id) or abort(404)
    course = catalogue.course(place.course) or abort(404)
    signed = queries.signed_of([enrolment_id])
    return page(
        "observing/mine.html",
        place=place,
        course=course,
        last={(module, exercise): one for (_who, module, exercise), one in queries.latest(signed).items()},
        site_phone=place.site_phone,
    )
