"""A learner does an exercise: reads it, tries, sends it, reads what is said of it."""

from collections.abc import Mapping
from typing import Any

from flask import Response, abort, flash, g, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.signing_in import on_own_device
from lms.catalogue import queries as catalogue
from lms.core.db import reads_only, write_from_here
from lms.core.gate import keeps_answer, only, slow_first
from lms.core.once import FIELD, new_key
from lms.core.pages import page
from lms.core.remembered import remembered_page
from lms.core.web import POLICY, keep_although_refused, policy
from lms.i18n import _
from lms.learning import access
from lms.learning.practice import operations, queries
from lms.learning.practice.forms import WorkForm
from lms.learning.practice.kinds import Kind, kind_of
from lms.learning.practice.operations import Task
from lms.learning.practice.routes import practice
from lms.learning.practice.work import Sent
from lms.learning.values import Place

EXERCISE = "/learning/<int:enrolment_id>/modules/<int:number>/exercises/<int:position>"


def own_task(enrolment_id: int, number: int, position: int) -> tuple[Place, Task]:
    """The signed-in learner's own place and an exercise of its course, or 404."""
    place = access.own_place_for(g.user, enrolment_id) or abort(404)
    course = catalogue.course_shown(place.course) or abort(404)
    module = next((one for one in course.modules if one.number == number), None) or abort(404)
    found = next((one for one in module.exercises if one.number == position), None) or abort(404)
    return place, Task(course, module, found)


@practice.route(EXERCISE, methods=["GET", "POST"])
@only("learner")
@keeps_answer
@slow_first
def exercise(enrolment_id: int, number: int, position: int) -> AnyResponse:
    """An exercise: what to do, hints, where to write; trying shows what it does, sending marks it."""
    place, task = own_task(enrolment_id, number, position)
    kind = kind_of(task.exercise)
    if kind is None:
        return _by_a_person(place, task)
    form = WorkForm()
    if not form.is_submitted():
        return _shown(place, task, kind, form)
    if not form.sent():
        return _shown(place, task, kind, form, written=form.work(g.user.id).text)
    return _sent(place, task, kind, form)


def _by_a_person(place: Place, task: Task) -> AnyResponse:
    """An exercise that a person looks at: there is nothing to send."""
    if request.method == "POST":
        return redirect(request.path, 303)
    return remembered_page(
        "practice/by_a_person.html",
        numbers={"enrolment_id": place.enrolment_id},
        content={"course": task.course, "module": task.module, "exercise": task.exercise},
        site_phone=place.site_phone,
    )


def _sent(place: Place, task: Task, kind: Kind, form: WorkForm) -> AnyResponse:
    """Try, begin again, or mark; what was written is kept in every case."""
    sent, outcome = form.work(g.user.id), None
    with form.refusals():
        operations.check_length(sent)
        if form.wish == "run":
            outcome = kind.run(task.exercise, sent)
        elif form.wish != "restart":
            return _marked(place, task, kind, sent)
    if sent.text and not form.errors.get("text"):
        write_from_here()
        keep_although_refused()
        operations.keep_draft(place.enrolment_id, task, sent.text)
    if form.wish == "restart" and not form.errors:
        return _shown(place, task, kind, form, begins_again=True)
    return _shown(place, task, kind, form, written=sent.text, typed=sent.typed, outcome=outcome)


def _marked(place: Place, task: Task, kind: Kind, sent: Sent) -> AnyResponse:
    verdict = kind.grade(task.exercise, sent)
    if reads_only():
        write_from_here()
    key = request.form.get(FIELD) or new_key()
    operations.submit(place.enrolment_id, task, sent, verdict, key)
    if verdict.done:
        _tell_once("good", _("Done: this exercise is yours."))
    return redirect(f"{request.path}#verdict", 303)


def _tell_once(category: str, sentence: str) -> None:
    """Flash a sentence; one that waits already, as its page was not opened yet, is not said twice."""
    if (category, sentence) not in map(tuple, session.get("_flashes", ())):
        flash(sentence, category)


def _shown(
    place: Place,
    task: Task,
    kind: Kind,
    form: WorkForm,
    written: str | None = None,
    typed: str | None = None,
    outcome: Mapping[str, Any] | None = None,
    begins_again: bool = False,
) -> Response:
    about = (place.enrolment_id, task.module.slug, task.exercise.slug)
    work = queries.work_of(*about)
    draft = queries.draft_of(*about) if written is None and not begins_again else written
    response = page(
        "practice/exercise.html",
        form.status,
        place=place,
        course=task.course,
        module=task.module,
        exercise=task.exercise,
        kind=kind,
        closed=kind.closed(),
        ready=kind.prepare(task.exercise, f"{g.user.id}"),
        form=form,
        work=work,
        said=work.last if outcome is None and not form.errors and not begins_again else None,
        begins_again=begins_again,
        outcome=outcome,
        written=draft,
        typed=typed,
        following=next((one for one in task.module.exercises if one.number > task.exercise.number), None),
        keeps=f"{g.user.id}:{request.path}" if on_own_device() else "",
        preview=url_for("practice.preview", **request.view_args or {}, new=int(begins_again) or None),
        site_phone=place.site_phone,
    )
    response.headers[POLICY] = policy(frame_src="'self'")
    return response
