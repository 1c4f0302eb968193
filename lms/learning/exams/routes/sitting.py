"""A learner's exam: what it is, question by question in any order, handing in, the result by area."""

import math
from typing import Any

from flask import abort, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.catalogue import queries as catalogue
from lms.catalogue.exam import Exam
from lms.catalogue.values import Course, Question
from lms.core.clock import now
from lms.core.gate import keeps_answer, only
from lms.core.once import FIELD, new_key
from lms.core.pages import page
from lms.i18n import _
from lms.learning import asking
from lms.learning.access import own_place_for, own_places
from lms.learning.exams import access, bank, queries, showing
from lms.learning.exams.forms import RESULTS, ExamAnswerForm, PressedForm
from lms.learning.exams.operations import sitting as operations
from lms.learning.exams.routes import exams
from lms.learning.exams.rules import Clock
from lms.learning.exams.values import ExamPaper
from lms.learning.policies.queries import extra_percent_of
from lms.learning.rules import is_passed
from lms.learning.values import Place

EXAM = "/learning/<int:enrolment_id>/exam"
SITTING = f"{EXAM}/<int:sitting_id>"


def _own_place(enrolment_id: int) -> tuple[Place, Course]:
    place = own_place_for(g.user, enrolment_id) or abort(404)
    return place, catalogue.course(place.course) or abort(404)


def _own_paper(enrolment_id: int, sitting_id: int) -> tuple[Place, ExamPaper]:
    """The signed-in learner's own sitting, or 404."""
    place, _course = _own_place(enrolment_id)
    return place, access.own_paper_for(place, sitting_id) or abort(404)


def _address(paper: ExamPaper, door: str, position: int | None = None) -> str:
    place: dict[str, Any] = {"enrolment_id": paper.enrolment_id, "sitting_id": paper.id}
    if position is not None:
        place["position"] = position
    return url_for(f".{door}", **place)


def _way_out(paper: ExamPaper) -> str | None:
    """Where a learner is led who cannot write on their sitting now; nowhere when they can."""
    state = paper.state(now())
    if state == "stopped":
        return _address(paper, "overview")
    return None if state == "open" else _address(paper, "result")


@exams.route(EXAM, methods=["GET", "POST"])
@only("learner")
def start(enrolment_id: int) -> AnyResponse:
    """What the exam is, before it begins; the sittings there were, and the places booked at the real one."""
    place, course = _own_place(enrolment_id)
    if course.exam is None:
        return redirect(url_for("learning.course_page", enrolment_id=enrolment_id), 303)
    form = PressedForm()
    if form.sent():
        with form.refusals():
            extra = extra_percent_of(enrolment_id)
            sitting_id = operations.start_exam(place, course.exam, extra)
            return redirect(url_for(".overview", enrolment_id=enrolment_id, sitting_id=sitting_id), 303)
    return _start_page(place, course, course.exam, form)


def _start_page(place: Place, course: Course, exam: Exam, form: PressedForm) -> AnyResponse:
    sittings, present = queries.sittings_of(place.enrolment_id), now()
    extra = extra_percent_of(place.enrolment_id)
    return page(
        "exams/start.html",
        form.status,
        form=form,
        place=place,
        course=course,
        exam=exam,
        minutes=math.ceil(Clock(present, exam.minutes, extra).allowed.total_seconds() / 60),
        extra=extra,
        sittings=[(each, each.state(present)) for each in sittings],
        under_way=next((each for each in sittings if each.under_way(present)), None),
        left=exam.attempts - operations.used(sittings),
        opening=queries.opening_for(place.enrolment_id, place.cohort_id, present),
        opens_at=queries.next_opening_for(place.enrolment_id, place.cohort_id, present),
        bookings=queries.bookings_of(place.enrolment_id),
        results=RESULTS,
        site_phone=place.site_phone,
    )


@exams.get(SITTING)
@only("learner")
def overview(enrolment_id: int, sitting_id: int) -> AnyResponse:
    """Every question by area: answered or not, to look at again; and the way to hand in."""
    place, paper = _own_paper(enrolment_id, sitting_id)
    if paper.state(now()) not in ("open", "stopped"):
        return redirect(_address(paper, "result"), 303)
    return page(
        "exams/overview.html",
        place=place,
        paper=paper,
        stopped=paper.clock.stopped,
        left=_seconds_left(paper),
        site_phone=place.site_phone,
    )


def _seconds_left(paper: ExamPaper) -> int:
    return math.ceil(paper.clock.left(now()).total_seconds())


@exams.route(f"{SITTING}/questions/<int:position>", methods=["GET", "POST"])
@only("learner")
@keeps_answer
def question(enrolment_id: int, sitting_id: int, position: int) -> AnyResponse:
    """One question, with the answer kept if there is one; whatever button is pressed keeps what is chosen."""
    place, paper = _own_paper(enrolment_id, sitting_id)
    if not 1 <= position <= paper.asked:
        abort(404)
    if request.method == "GET" and (elsewhere := _way_out(paper)):
        return redirect(elsewhere, 303)
    asked = bank.still_asked(paper.drawn[position - 1])
    form = ExamAnswerForm(asked) if asked else PressedForm()
    if form.sent():
        with form.refusals():
            counted = _keep(place, paper, position, form)
            return redirect(_onward(paper, position) if counted else _too_late(paper), 303)
    return _ask(place, paper, position, asked, form)


def _keep(place: Place, paper: ExamPaper, position: int, form: ExamAnswerForm | PressedForm) -> bool:
    """Keep what was chosen, and the wish to look again; false when the exam has ended."""
    wish, counted = request.form.get("go", ""), paper.state(now()) in ("open", "stopped")
    if isinstance(form, ExamAnswerForm) and form.holds_answer:
        key = request.form.get(FIELD) or new_key()
        counted = operations.keep_answer(place, paper.id, position, form.fields, form.given, key)
    if counted and wish in ("flag", "unflag"):
        counted = operations.flag(place, paper.id, position, wish == "flag")
    return counted


def _onward(paper: ExamPaper, position: int) -> str:
    """Where the button that was pressed leads; after the last question, to the list of all."""
    wish = request.form.get("go", "")
    if wish == "unflag":
        return _address(paper, "question", position=position)
    following = position - 1 if wish == "previous" else position + 1
    if wish == "list" or not 1 <= following <= paper.asked:
        return _address(paper, "overview")
    return _address(paper, "question", position=following)


def _too_late(paper: ExamPaper) -> str:
    flash(_("The exam had ended when this came. Your answers from before are kept and count."), "tell")
    return _address(paper, "result")


def _ask(
    place: Place,
    paper: ExamPaper,
    position: int,
    asked: Question | None,
    form: ExamAnswerForm | PressedForm,
) -> AnyResponse:
    kept = paper.answers.get(position)
    typed = form.fields if isinstance(form, ExamAnswerForm) and form.fields else kept.typed if kept else {}
    drawn = paper.drawn[position - 1]
    return page(
        "exams/question.html",
        form.status,
        form=form,
        paper=paper,
        asked=asked,
        parts=asking.shown_parts(asked, drawn.shown, typed) if asked else (),
        area=paper.titles[drawn.area],
        position=position,
        flagged=position in paper.flagged,
        answered=kept is not None,
        left=_seconds_left(paper),
        language_of_course=showing.language_of(paper, position),
        site_phone=place.site_phone,
    )


@exams.route(f"{SITTING}/hand-in", methods=["GET", "POST"])
@only("learner")
def hand_in(enrolment_id: int, sitting_id: int) -> AnyResponse:
    """What is still without an answer, and the button that ends the exam."""
    place, paper = _own_paper(enrolment_id, sitting_id)
    form = PressedForm()
    if form.sent():
        with form.refusals():
            operations.hand_in(place.enrolment_id, paper.id)
            return redirect(_address(paper, "result"), 303)
    if elsewhere := _way_out(paper):
        return redirect(elsewhere, 303)
    left = _seconds_left(paper)
    return page("exams/hand_in.html", form.status, form=form, paper=paper, left=left)


@exams.get(f"{SITTING}/result")
@only("learner")
def result(enrolment_id: int, sitting_id: int) -> AnyResponse:
    """The marks by area, and what to work on next."""
    place, paper = _own_paper(enrolment_id, sitting_id)
    if paper.under_way(now()):
        return redirect(_address(paper, "overview"), 303)
    marks = operations.outcome_of(paper)
    places = {each.course: each.enrolment_id for each in reversed(own_places(g.user))}
    return page(
        "exams/result.html",
        place=place,
        paper=paper,
        marks=marks,
        passed=is_passed(marks.mark, paper.pass_mark),
        areas=showing.areas_shown(paper, marks, places),
        cancelled=paper.cancelled_because is not None,
        by_time=paper.ended is None or paper.ended.way == "time",
        site_phone=place.site_phone,
    )
