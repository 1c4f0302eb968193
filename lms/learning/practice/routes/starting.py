"""The file an exercise begins with, to download: for who does it and for those who teach it."""

from flask import Response, abort, current_app, request

from lms.core.gate import STAFF, only
from lms.learning.practice.kinds.office import LARGEST
from lms.learning.practice.operations import Task
from lms.learning.practice.routes import practice
from lms.learning.practice.routes.doing import EXERCISE, own_task
from lms.learning.practice.routes.looking import task_of

ROOM = 1024 * 1024
"""Bytes besides the largest document: one a little larger gets a sentence, not an error page."""


@practice.url_value_preprocessor
def room_for_a_document(endpoint: str | None, _values: dict[str, int] | None) -> None:
    """A document may be larger than what other forms send."""
    if endpoint == "practice.exercise":
        request.max_content_length = LARGEST + ROOM


@practice.get(f"{EXERCISE}/starter")
@only("learner")
def starter(enrolment_id: int, number: int, position: int) -> Response:
    """The file to begin with, for who does the exercise."""
    _, task = own_task(enrolment_id, number, position)
    return _sent(task)


@practice.get("/cohorts/<int:cohort_id>/modules/<int:number>/exercises/<int:position>/starter")
@only(*STAFF)
def cohort_starter(cohort_id: int, number: int, position: int) -> Response:
    """The same, for those who teach it."""
    _, task = task_of(cohort_id, number, position)
    return _sent(task)


def _sent(task: Task) -> Response:
    """The file, as it lies beside exercise.yaml; none where there is none, as in a course that was sent."""
    exercise, module = task.exercise, task.module
    folder = current_app.config["SETTINGS"].courses / task.course.slug / "modules"
    place = (
        folder / f"{module.number:02d}-{module.slug}" / "exercises" / f"{exercise.number:02d}-{exercise.slug}"
    )
    path = place / exercise.starter
    if not exercise.starter or not path.is_file():
        abort(404)
    response = Response(path.read_bytes(), mimetype="application/octet-stream")
    response.headers.set("Content-Disposition", "attachment", filename=exercise.starter)
    return response
