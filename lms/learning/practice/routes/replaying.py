"""Those who teach look again, step by step, at what a learner did in a simulator."""

from flask import Response, abort, g, url_for

from lms.catalogue import queries as catalogue
from lms.cohorts.access import cohort_for, enrolment_for
from lms.cohorts.queries import members
from lms.core.gate import STAFF, only
from lms.core.pages import page
from lms.learning.practice import queries
from lms.learning.practice.kinds.simulator import replayable
from lms.learning.practice.routes import practice


@practice.get("/work/<int:submission_id>/replay")
@only(*STAFF)
def replay(submission_id: int) -> Response:
    """A log that was sent, replayed in the world it was done in."""
    sent = queries.submission(submission_id) or abort(404)
    enrolment = enrolment_for(g.user, sent.enrolment_id) or abort(404)
    cohort = cohort_for(g.user, enrolment.cohort_id) or abort(404)
    course = catalogue.course_shown(cohort.course) or abort(404)
    module = course.module(sent.module) or abort(404)
    exercise = module.exercise(sent.exercise) or abort(404)
    if exercise.simulation is None:
        abort(404)
    person = next((one for one in members(cohort.id) if one.enrolment_id == sent.enrolment_id), None)
    return page(
        "practice/replay.html",
        exercise=exercise,
        person=person.name if person else "",
        facts=sent.verdict.facts,
        given=replayable(exercise.simulation, sent.verdict.facts, queries.events_of(submission_id)),
        address=url_for(
            "practice.learner_work",
            cohort_id=cohort.id,
            enrolment_id=sent.enrolment_id,
            number=module.number,
            position=exercise.number,
        ),
    )
