"""A learner's quiz: start it, answer question by question, see the result."""

from typing import Any

from flask import abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.catalogue.values import Course, Module
from lms.core.gate import keeps_answer, only
from lms.core.once import FIELD, new_key
from lms.core.pages import page
from lms.i18n import _
from lms.learning import access, asking, grading, operations
from lms.learning.forms import AnswerForm, NothingForm
from lms.learning.next_step import step_in
from lms.learning.routes import learning
from lms.learning.routes.lessons import module_of, own_place
from lms.learning.rules import is_passed, mark_of, shown_mark
from lms.learning.values import Place, Sitting

ATTEMPT = "/learning/<int:enrolment_id>/attempts/<int:attempt_id>"


@learning.post("/learning/<int:enrolment_id>/modules/<int:number>/quiz")
@only("learner")
def start_quiz(enrolment_id: int, number: int) -> AnyResponse:
    """Start the quiz of a module, or go on with the one begun."""
    place, course = own_place(enrolment_id)
    if not NothingForm().sent():
        return redirect(url_for(".lesson", enrolment_id=enrolment_id, number=number), 303)
    sitting = operations.start_quiz(place, module_of(course, number))
    return redirect(_address_after(sitting), 303)


def _address_after(sitting: Sitting) -> str:
    """Where the learner goes on: the first question without an answer, else the result."""
    place: dict[str, Any] = {"enrolment_id": sitting.enrolment_id, "attempt_id": sitting.id}
    if sitting.next_position is None:
        return url_for(".result", **place)
    return url_for(".question", **place, position=sitting.next_position)


def _own_sitting(enrolment_id: int, attempt_id: int) -> tuple[Place, Course, Sitting]:
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
def question(enrolment_id: int, attempt_id: int, position: int) -> AnyResponse:
    """One question; answering it leads to what we say about the answer. Answered once, it stays so."""
    place, course, sitting = _own_sitting(enrolment_id, attempt_id)
    if not 1 <= position <= len(sitting.drawn):
        abort(404)
    if sitting.answer_at(position):
        return redirect(url_for(".feedback", **request.view_args or {}), 303)
    module = course.module(sitting.module)
    under_way = place.standing(sitting.module).current_attempt_id == sitting.id
    if module is None or not under_way or not operations.fits(sitting, module):
        return _renewed(place, module)
    if request.method == "GET" and position != sitting.next_position:
        return redirect(_address_after(sitting), 303)
    return _ask(place, course, module, sitting, position)


def _ask(place: Place, course: Course, module: Module, sitting: Sitting, position: int) -> AnyResponse:
    name, order = sitting.drawn[position - 1]
    asked = module.question(name) or abort(404)
    form = AnswerForm(asked)
    if form.sent():
        key = request.form.get(FIELD) or new_key()
        with form.refusals():
            operations.answer_question(place, course, module, sitting.id, position, form.given, key)
            return redirect(url_for(".feedback", **request.view_args or {}), 303)
    return page(
        "learning/question.html",
        form.status,
        form=form,
        place=place,
        course=course,
        module=module,
        asked=asked,
        parts=asking.shown_parts(asked, order, form.typed),
        position=position,
        total=len(sitting.drawn),
        site_phone=place.site_phone,
    )


@learning.get(f"{ATTEMPT}/questions/<int:position>/feedback")
@only("learner")
def feedback(enrolment_id: int, attempt_id: int, position: int) -> AnyResponse:
    """What we say about an answer that was given."""
    place, course, sitting = _own_sitting(enrolment_id, attempt_id)
    answer = sitting.answer_at(position) if 1 <= position <= len(sitting.drawn) else abort(404)
    module = course.module(sitting.module)
    if answer is None:
        return redirect(_address_after(sitting), 303)
    asked = module.question(answer.question) if module else None
    return page(
        "learning/feedback.html",
        course=course,
        asked=asked,
        answer=answer,
        right=grading.right(asked) if asked else (),
        position=position,
        total=len(sitting.drawn),
        next_address=_address_after(sitting),
        finished=sitting.next_position is None,
        site_phone=place.site_phone,
    )


@learning.get(ATTEMPT)
@only("learner")
def result(enrolment_id: int, attempt_id: int) -> AnyResponse:
    """The mark of a finished attempt, what was missed, and what comes next."""
    place, course, sitting = _own_sitting(enrolment_id, attempt_id)
    module = course.module(sitting.module)
    if sitting.next_position is not None or module is None:
        return redirect(
            _address_after(sitting) if module else url_for(".course_page", enrolment_id=enrolment_id), 303
        )
    mark = mark_of(sitting.earned)
    return page(
        "learning/result.html",
        place=place,
        course=course,
        module=module,
        mark=shown_mark(mark),
        passed=is_passed(mark, course.completion.pass_mark),
        standing=place.standing(module.slug),
        missed=_missed(sitting, module),
        step=step_in(place, course, 0, certified=False),
        site_phone=place.site_phone,
    )


def _missed(sitting: Sitting, module: Module) -> list[dict[str, object]]:
    """The questions without full credit that are still in the course, with what was answered."""
    return [
        {"asked": asked, "words": asking.words_of(asked, answer.given)}
        for name, _order in sitting.drawn
        if (answer := sitting.answers[name]).credit < 1 and (asked := module.question(name))
    ]
