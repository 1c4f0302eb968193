"""A learner's quiz: start it, answer question by question, hand it in."""

from typing import Any

from flask import abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.catalogue.queries import module_begun
from lms.catalogue.values import Course, Module, Question
from lms.core.clock import now
from lms.core.db import write_from_here
from lms.core.errors import Refused
from lms.core.gate import keeps_answer, only, slow_first
from lms.core.once import FIELD, new_key
from lms.core.pages import page
from lms.i18n import _
from lms.learning import access, asking, grading, operations
from lms.learning.forms import AnswerForm, NothingForm
from lms.learning.grading.kind import Fields
from lms.learning.routes import learning
from lms.learning.routes.lessons import module_of, own_place
from lms.learning.terms import time_left_of
from lms.learning.values import Place, Sitting

ATTEMPT = "/learning/<int:enrolment_id>/attempts/<int:attempt_id>"


@learning.post("/learning/<int:enrolment_id>/modules/<int:number>/quiz")
@only("learner")
def start_quiz(enrolment_id: int, number: int) -> AnyResponse:
    """Start the quiz of a module, or go on with the one begun."""
    place, course = own_place(enrolment_id)
    module = module_of(course, number)
    if NothingForm().sent():
        try:
            sitting = operations.start_quiz(place, course, module)
            return redirect(address_after(sitting), 303)
        except Refused as refused:
            flash(refused.sentence, "tell")
    return redirect(url_for(".lesson", enrolment_id=enrolment_id, number=number), 303)


def address_after(sitting: Sitting, position: int = 0) -> str:
    """Where the learner goes on: the next question without an answer, else the result or the last look."""
    place: dict[str, Any] = {"enrolment_id": sitting.enrolment_id, "attempt_id": sitting.id}
    if sitting.is_over(now()):
        return url_for(".result", **place)
    coming = sitting.next_after(position)
    if coming is None:
        return url_for(".hand_in", **place)
    return url_for(".question", **place, position=coming)


def own_sitting(enrolment_id: int, attempt_id: int) -> tuple[Place, Course, Sitting]:
    """The signed-in learner's own attempt, or 404."""
    place, course = own_place(enrolment_id)
    return place, course, access.sitting_for(place, attempt_id) or abort(404)


def _renewed(place: Place, module: Module | None) -> AnyResponse:
    """The course changed under the quiz: say so, and show the lesson, from where a new one starts."""
    flash(
        _("This quiz has been renewed since you began. Please start it again. Your marks are kept."), "tell"
    )
    if module is None:
        return redirect(url_for(".course_page", enrolment_id=place.enrolment_id), 303)
    return redirect(url_for(".lesson", enrolment_id=place.enrolment_id, number=module.number), 303)


@learning.route(f"{ATTEMPT}/questions/<int:position>", methods=["GET", "POST"])
@only("learner")
@keeps_answer
@slow_first
def question(enrolment_id: int, attempt_id: int, position: int) -> AnyResponse:
    """One question. Answering it leads to what we say about the answer, or to the next question where that
    is told at the end."""
    place, course, sitting = own_sitting(enrolment_id, attempt_id)
    if not 1 <= position <= len(sitting.drawn):
        abort(404)
    if sitting.answer_at(position) and not sitting.feedback_at_end:
        return redirect(url_for(".feedback", **request.view_args or {}), 303)
    module = module_begun(course, sitting.module, sitting.version)
    if sitting.is_over(now()):
        return _too_late(place, course, module, sitting)
    under_way = place.standing(sitting.module).current_attempt_id == sitting.id
    if module is None or not under_way or not operations.fits(sitting, module):
        return _renewed(place, course.module(sitting.module))
    if request.method == "GET" and not sitting.feedback_at_end and position != sitting.next_position:
        return redirect(address_after(sitting), 303)
    return _ask(place, course, module, sitting, position)


def _too_late(place: Place, course: Course, module: Module | None, sitting: Sitting) -> AnyResponse:
    """The quiz is over: what was answered in time counts, and the result says so."""
    if request.method == "POST":
        if module:
            place, sitting = _held(place, sitting)
            operations.close(place, course, module, sitting)
        flash(_("This quiz has ended. The answers you sent before are kept."), "tell")
    return redirect(address_after(sitting), 303)


def _held(place: Place, sitting: Sitting) -> tuple[Place, Sitting]:
    """Begin to write, and read again what another tab may have changed while nobody waited for us."""
    write_from_here()
    access.hold(place.enrolment_id)
    place = access.place_under(place.enrolment_id) or abort(404)
    return place, access.sitting_for(place, sitting.id) or abort(404)


def _ask(place: Place, course: Course, module: Module, sitting: Sitting, position: int) -> AnyResponse:
    name, order = sitting.drawn[position - 1]
    asked = module.question(name) or abort(404)
    form = AnswerForm(asked)
    if form.sent():
        key = request.form.get(FIELD) or new_key()
        place, sitting = _held(place, sitting)
        with form.refusals():
            operations.answer_question(place, course, module, sitting, position, form.given, key)
            return redirect(_address_after_answer(sitting, position), 303)
    return page(
        "learning/question.html",
        form.status,
        form=form,
        place=place,
        course=course,
        module=module,
        asked=asked,
        parts=asking.shown_parts(asked, order, form.typed or _given_before(asked, sitting, position)),
        position=position,
        total=len(sitting.drawn),
        sitting=sitting,
        time_left=time_left_of(sitting, place, now()),
        site_phone=place.site_phone,
    )


def _given_before(asked: Question, sitting: Sitting, position: int) -> Fields:
    """What was answered before, where it may still be changed."""
    earlier = sitting.answer_at(position)
    return grading.fields(asked, earlier.given) if earlier else {}


def _address_after_answer(sitting: Sitting, position: int) -> str:
    """From an answer to its feedback; where that is told at the end, to the next question without one."""
    if not sitting.feedback_at_end:
        return url_for(".feedback", **request.view_args or {})
    return address_after(sitting.with_answer_at(position), position)


@learning.route(f"{ATTEMPT}/hand-in", methods=["GET", "POST"])
@only("learner")
def hand_in(enrolment_id: int, attempt_id: int) -> AnyResponse:
    """A last look at what is answered and what is not, then handing in: where feedback comes at the end."""
    place, course, sitting = own_sitting(enrolment_id, attempt_id)
    module = module_begun(course, sitting.module, sitting.version)
    if sitting.is_over(now()) or not sitting.feedback_at_end:
        if request.method == "POST" and module:
            operations.close(place, course, module, sitting)
        return redirect(address_after(sitting), 303)
    if module is None or place.standing(sitting.module).current_attempt_id != sitting.id:
        return _renewed(place, course.module(sitting.module))
    if NothingForm().sent():
        operations.hand_in(place, course, module, sitting)
        return redirect(url_for(".result", enrolment_id=enrolment_id, attempt_id=attempt_id), 303)
    return page(
        "learning/hand_in.html",
        place=place,
        course=course,
        module=module,
        sitting=sitting,
        asked=[module.question(name) for name, _order in sitting.drawn],
        time_left=time_left_of(sitting, place, now()),
        site_phone=place.site_phone,
    )
