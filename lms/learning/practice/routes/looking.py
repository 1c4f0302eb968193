"""Those who teach look at the work of a cohort, of a learner, and say otherwise where the machine errs."""

from collections import Counter
from dataclasses import dataclass

from flask import Response, abort, flash, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.models import Site
from lms.catalogue import queries as catalogue
from lms.cohorts.access import cohort_for, enrolment_for
from lms.cohorts.models import Cohort
from lms.cohorts.queries import Member, members
from lms.core.db import db
from lms.core.gate import STAFF, keeps_answer, only
from lms.core.once import FIELD, new_key
from lms.core.pages import page
from lms.i18n import _
from lms.learning.practice import keeping, operations, queries
from lms.learning.practice.forms import OverrideForm
from lms.learning.practice.kinds import kind_of
from lms.learning.practice.operations import Task
from lms.learning.practice.routes import practice

MARK = ("trainer", "coordinator", "administrator")
"""Those whose mark replaces the machine's."""
WORK = "/cohorts/<int:cohort_id>/learners/<int:enrolment_id>/modules/<int:number>/exercises/<int:position>"


def task_of(cohort_id: int, number: int, position: int) -> tuple[Cohort, Task]:
    """A cohort one reaches and an exercise of its course that the machine grades, or 404."""
    cohort = cohort_for(g.user, cohort_id) or abort(404)
    course = catalogue.course_shown(cohort.course) or abort(404)
    module = next((one for one in course.modules if one.number == number), None) or abort(404)
    found = next((one for one in module.graded_exercises if one.number == position), None) or abort(404)
    return cohort, Task(course, module, found)


@practice.get("/cohorts/<int:cohort_id>/work")
@only(*STAFF)
def cohort_work(cohort_id: int) -> Response:
    """The exercises of a cohort's course: how many did each, and what is missed most."""
    cohort = cohort_for(g.user, cohort_id) or abort(404)
    course = catalogue.course_shown(cohort.course) or abort(404)
    here = [member for member in members(cohort_id) if member.left_on is None]
    work = queries.work_of_all([member.enrolment_id for member in here])
    return page(
        "practice/cohort.html",
        cohort=cohort,
        course=course,
        people=here,
        done=Counter((module, slug) for (_who, module, slug), one in work.items() if one.done),
        missed={(one.module, one.exercise): one for one in queries.most_missed_criteria(work)},
    )


@practice.get("/cohorts/<int:cohort_id>/modules/<int:number>/exercises/<int:position>")
@only(*STAFF)
def cohort_exercise(cohort_id: int, number: int, position: int) -> Response:
    """One exercise: where each person of the cohort stands in it."""
    cohort, task = task_of(cohort_id, number, position)
    here = [member for member in members(cohort_id) if member.left_on is None]
    work = queries.work_of_all([member.enrolment_id for member in here])
    about = (task.module.slug, task.exercise.slug)
    return page(
        "practice/cohort_exercise.html",
        cohort=cohort,
        task=task,
        people=[(one, work.get((one.enrolment_id, *about), queries.NOTHING_SENT)) for one in here],
        missed=queries.missed_in(work, *about),
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """A learner of a cohort one reaches, an exercise, and what they sent for it."""

    cohort: Cohort
    task: Task
    person: Member
    work: queries.Work


def _desk(cohort_id: int, enrolment_id: int, number: int, position: int) -> Desk:
    """What lies before who looks at a learner's work, or 404."""
    cohort, task = task_of(cohort_id, number, position)
    enrolment = enrolment_for(g.user, enrolment_id)
    if enrolment is None or enrolment.cohort_id != cohort_id:
        abort(404)
    person = next((one for one in members(cohort_id) if one.enrolment_id == enrolment_id), None) or abort(404)
    work = queries.work_of(enrolment_id, task.module.slug, task.exercise.slug)
    return Desk(cohort, task, person, work)


@practice.get(WORK)
@only(*STAFF)
def learner_work(cohort_id: int, enrolment_id: int, number: int, position: int) -> AnyResponse:
    """All a learner sent for an exercise, each with its verdict."""
    return _laid_out(_desk(cohort_id, enrolment_id, number, position), OverrideForm())


@practice.post(WORK)
@only(*MARK)
@keeps_answer
def mark_work(cohort_id: int, enrolment_id: int, number: int, position: int) -> AnyResponse:
    """Say otherwise than the machine, or instead of it, and why."""
    desk, form = _desk(cohort_id, enrolment_id, number, position), OverrideForm()
    if form.sent():
        with form.refusals():
            last = desk.work.last
            judgement = form.judgement(last.id if last else None, desk.work.percent or 0)
            operations.override(
                g.user, enrolment_id, desk.task, judgement, request.form.get(FIELD) or new_key()
            )
            flash(_("Your mark is noted."), "good")
            return redirect(request.path, 303)
    return _laid_out(desk, form)


def _laid_out(desk: Desk, form: OverrideForm) -> Response:
    return page(
        "practice/learner.html",
        form.status,
        desk=desk,
        kind=kind_of(desk.task.exercise),
        form=form,
        may_mark=bool(g.user.roles & set(MARK)),
        zone=db.session.get_one(Site, desk.cohort.site_id).timezone,
    )


@practice.get(f"{WORK}/files/<int:submission_id>")
@only(*STAFF)
def sent_file(cohort_id: int, enrolment_id: int, number: int, position: int, submission_id: int) -> Response:
    """The file a learner sent, to be opened by whoever teaches them."""
    work = _desk(cohort_id, enrolment_id, number, position).work
    found = next((one for one in work.submissions if one.id == submission_id), None) or abort(404)
    content = keeping.kept(found.file_digest) if found.file_digest else None
    if content is None:
        abort(404)
    response = Response(content, mimetype="application/octet-stream")
    response.headers.set("Content-Disposition", "attachment", filename=found.file_name or "travail")
    response.headers["Cache-Control"] = "no-store"
    return response
