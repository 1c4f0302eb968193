"""For those who teach: the cohort as a grid, its lessons with their notes, and one learner's work."""

from flask import abort, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.models import Site
from lms.catalogue import queries as catalogue
from lms.catalogue.values import Course, Question
from lms.cohorts.access import cohort_for, enrolment_for, plannable_cohort_for
from lms.cohorts.models import Cohort
from lms.cohorts.prerequisites.queries import Override, needed_by, overrides_of
from lms.cohorts.prerequisites.wording import titles
from lms.core.clock import now
from lms.core.db import db
from lms.core.gate import AUTHORS, STAFF, only
from lms.core.pages import page
from lms.i18n import _
from lms.learning import asking, grading, hours, operations, queries, rules
from lms.learning.forms import ConfirmationForm
from lms.learning.policies.queries import extra_percent_of, policy_in
from lms.learning.practice.queries import most_missed_criteria, work_of_all
from lms.learning.routes import learning
from lms.learning.routes.lessons import module_of
from lms.learning.values import Sitting
from lms.learning.wording import what_is_left

LEARNER = "/cohorts/<int:cohort_id>/learners/<int:enrolment_id>"


def _cohort(cohort_id: int) -> tuple[Cohort, Course]:
    """A cohort one reaches and its course, or 404."""
    cohort = cohort_for(g.user, cohort_id) or abort(404)
    return cohort, catalogue.course_shown(cohort.course) or abort(404)


@learning.get("/cohorts/<int:cohort_id>/progress")
@only(*STAFF)
def cohort_progress(cohort_id: int) -> AnyResponse:
    """Learners by modules, and the questions missed most often."""
    cohort, course = _cohort(cohort_id)
    learners = queries.learners_of(cohort_id)
    return page(
        "learning/cohort_progress.html",
        cohort=cohort,
        course=course,
        learners=learners,
        minutes=hours.minutes_attended([learner.enrolment_id for learner in learners]),
        needed=rules.minutes_needed(course),
        watched=any(module.observed_exercises for module in course.modules),
        graded=any(module.graded_exercises for module in course.modules),
        missed_in_work=_missed_in_work(course, [one.enrolment_id for one in learners if not one.left]),
        missed=_still_asked(queries.most_missed(cohort_id), course),
        may_write=_may_write(),
    )


def _missed_in_work(course: Course, enrolment_ids: list[int]) -> list[dict[str, object]]:
    """The exercises whose criteria are missed most, each with the worst of them; asked only where there are
    any."""
    if not any(module.graded_exercises for module in course.modules):
        return []
    missed = most_missed_criteria(work_of_all(enrolment_ids))[: queries.MOST_MISSED]
    return [
        {"module": module, "exercise": exercise, "criterion": one}
        for one in missed
        if (module := course.module(one.module)) and (exercise := module.exercise(one.exercise))
    ]


def _sent_by(enrolment_id: int, course: Course) -> list[dict[str, object]]:
    """The exercises this person sent work for, or was given a mark for, in the order of the course."""
    works = work_of_all([enrolment_id]) if any(module.graded_exercises for module in course.modules) else {}
    return [
        {"module": module, "exercise": exercise, "work": work}
        for module in course.modules
        for exercise in module.graded_exercises
        if (work := works.get((enrolment_id, module.slug, exercise.slug)))
    ]


def _may_write() -> bool:
    """Whether this person writes questions."""
    return not g.user.roles.isdisjoint(AUTHORS)


def _still_asked(missed: list[queries.Missed], course: Course) -> list[dict[str, object]]:
    """Those questions that are in the course today, with their words."""
    return [
        {"module": module, "asked": asked, "missed": row.missed, "answers": row.answers}
        for row in missed
        if (module := course.module(row.module)) and (asked := module.question(row.question))
    ]


@learning.get("/cohorts/<int:cohort_id>/modules/<int:number>")
@only(*STAFF)
def taught_lesson(cohort_id: int, number: int) -> AnyResponse:
    """A module: the trainer's note, then the lesson and its words as learners read them."""
    cohort, course = _cohort(cohort_id)
    module = module_of(course, number)
    return page(
        "learning/taught_lesson.html",
        cohort=cohort,
        course=course,
        module=module,
        policy=policy_in(cohort_id, module),
        may_change_policy=bool(g.user.roles & set(CONFIRM)),
        may_write=_may_write(),
    )


@learning.get(LEARNER)
@only(*STAFF)
def learner_progress(cohort_id: int, enrolment_id: int) -> AnyResponse:
    """One learner: every attempt, what they got wrong, what is left before the certificate."""
    cohort, course, found = _learner(cohort_id, enrolment_id)
    minutes = hours.minutes_attended([enrolment_id]).get(enrolment_id, 0)
    missing = rules.what_is_missing(
        found.marks, minutes, course, found.checked, found.observed, found.exercises_done
    )
    return page(
        "learning/learner.html",
        cohort=cohort,
        course=course,
        learner=found,
        minutes=minutes,
        ways=hours.minutes_by_way(enrolment_id),
        needed=rules.minutes_needed(course),
        what_is_left=what_is_left(missing),
        attempts=[_told(sitting, course) for sitting in queries.sittings_of(enrolment_id)],
        sent=_sent_by(enrolment_id, course),
        timezone=db.session.get_one(Site, cohort.site_id).timezone,
        watched=any(module.observed_exercises for module in course.modules),
        overrides=_overrides(enrolment_id, course),
        needed_first=_still_needed(enrolment_id, cohort),
        may_confirm=course.completion.trainer_check and bool(g.user.roles & set(CONFIRM)),
        may_change_person=plannable_cohort_for(g.user, cohort_id) is not None,
        may_record_exits=bool(g.user.roles & set(CONFIRM)),
        extra_percent=extra_percent_of(enrolment_id),
    )


def _learner(cohort_id: int, enrolment_id: int) -> tuple[Cohort, Course, queries.Learner]:
    """A cohort one reaches, its course and a learner of it, or 404."""
    cohort, course = _cohort(cohort_id)
    enrolment = enrolment_for(g.user, enrolment_id)
    if enrolment is None or enrolment.cohort_id != cohort_id:
        abort(404)
    return cohort, course, queries.learner_under(enrolment_id) or abort(404)


def _overrides(enrolment_id: int, course: Course) -> list[tuple[str, Override]]:
    """(courses in words, override) of each time somebody was let begin without."""
    found = overrides_of(enrolment_id) if course.prerequisites else []
    return [(titles(override.missing), override) for override in found]


def _still_needed(enrolment_id: int, cohort: Cohort) -> str:
    """The courses asked for first that this person has not done and was not let off, in words."""
    enrolment = enrolment_for(g.user, enrolment_id)
    return titles(needed_by([enrolment.person_id], cohort)[enrolment.person_id]) if enrolment else ""


def _told(sitting: Sitting, course: Course) -> dict[str, object]:
    """An attempt as the page tells it."""
    module = catalogue.module_begun(course, sitting.module, sitting.version)
    finished = sitting.is_over(now())
    wrong = [answer for answer in sitting.answers.values() if answer.credit < 1]
    questions = [(answer, module.question(answer.question) if module else None) for answer in wrong]
    return {
        "sitting": sitting,
        "title": module.title if module else sitting.module,
        "language": module.language if module else course.language,
        "mark": rules.shown_mark(sitting.mark) if finished else None,
        "passed": finished and rules.is_passed(sitting.mark, course.completion.pass_mark),
        "wrong": [_compared(asked, answer.given) for answer, asked in questions if asked],
        "unanswered": len(sitting.drawn) - len(sitting.answers) if finished else 0,
        "gone": sum(asked is None for _answer, asked in questions),
    }


def _compared(asked: Question, given: tuple[str, ...]) -> dict[str, object]:
    """What was answered, beside what is right."""
    right = asking.words_of(asked, grading.right(asked))
    return {"asked": asked, "given": asking.words_of(asked, given), "right": right}


CONFIRM = ("trainer", "coordinator", "administrator")
"""Those whose word counts as the trainer's agreement."""


@learning.post(f"{LEARNER}/confirmation")
@only(*CONFIRM)
def confirm(cohort_id: int, enrolment_id: int) -> AnyResponse:
    """Give, or take back, the trainer's word that they saw this person do it."""
    _learner(cohort_id, enrolment_id)
    form = ConfirmationForm()
    if not form.sent():
        abort(400)
    if form.seen.data == "yes":
        operations.confirm_skills(g.user, enrolment_id)
        flash(_("Your agreement is noted."), "good")
    else:
        operations.withdraw_confirmation(g.user, enrolment_id)
        flash(_("Your agreement is taken back."), "tell")
    return redirect(url_for(".learner_progress", **request.view_args or {}), 303)
