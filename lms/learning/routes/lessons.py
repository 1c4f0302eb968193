"""A learner's course and its lessons."""

from flask import Response, abort, g

from lms.catalogue import queries as catalogue
from lms.catalogue.values import Course, Module
from lms.cohorts.prerequisites.queries import overrides_of
from lms.cohorts.prerequisites.wording import titles
from lms.core.clock import now
from lms.core.db import reads_only
from lms.core.gate import only
from lms.core.pages import page
from lms.core.remembered import remembered_page
from lms.learning import access, certificates, hours
from lms.learning.exams.queries import may_sit
from lms.learning.next_step import step_in
from lms.learning.routes import learning
from lms.learning.rules import kilobytes_of_page, minutes_needed
from lms.learning.terms import terms_for
from lms.learning.values import Place
from lms.learning.wording import what_is_left


def own_place(enrolment_id: int) -> tuple[Place, Course]:
    """The signed-in learner's own place and its course in the language of the page, or 404.

    A request that writes has it to itself.
    """
    if not reads_only():
        access.hold(enrolment_id)
    place = access.own_place_for(g.user, enrolment_id) or abort(404)
    return place, catalogue.course_shown(place.course) or abort(404)


def module_of(course: Course, number: int) -> Module:
    """The module of that number, or 404."""
    return next((module for module in course.modules if module.number == number), None) or abort(404)


@learning.get("/learning/<int:enrolment_id>")
@only("learner")
def course_page(enrolment_id: int) -> Response:
    """The modules, where one stands in each, and what is left before the certificate."""
    place, course = own_place(enrolment_id)
    minutes = hours.minutes_attended([enrolment_id]).get(enrolment_id, 0)
    step = step_in(place, course, minutes, enrolment_id in certificates.certified_among([enrolment_id]))
    return page(
        "learning/course.html",
        place=place,
        course=course,
        step=step,
        exam_open=bool(course.exam and may_sit(enrolment_id, place.cohort_id, course.exam.attempts, now())),
        needed=minutes_needed(course),
        what_is_left=what_is_left(step.missing),
        watched=any(module.observed_exercises for module in course.modules),
        begun_without=_begun_without(enrolment_id) if course.prerequisites else "",
        site_phone=place.site_phone,
    )


def _begun_without(enrolment_id: int) -> str:
    """The courses this person was let begin without, in words; '' when there is none."""
    let_off = [asked for override in overrides_of(enrolment_id) for asked in override.missing]
    return titles(list(dict.fromkeys(let_off))) if let_off else ""


@learning.get("/learning/<int:enrolment_id>/modules/<int:number>")
@only("learner")
def lesson(enrolment_id: int, number: int) -> Response:
    """The lesson of a module, and one button to its quiz."""
    place, course = own_place(enrolment_id)
    module = module_of(course, number)
    return remembered_page(
        "learning/lesson.html",
        numbers={"enrolment_id": enrolment_id},
        content={"course": course, "module": module},
        standing=place.standing(module.slug).on_a_page,
        terms=terms_for(place, module, now()),
        kilobytes=kilobytes_of_page(module),
        site_phone=place.site_phone,
    )
