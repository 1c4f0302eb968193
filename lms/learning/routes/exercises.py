"""Practical work of a module, as a learner reads it before doing it."""

from flask import Response, abort

from lms.core.gate import only
from lms.core.remembered import remembered_page
from lms.learning.routes import learning
from lms.learning.routes.lessons import module_of, own_place


@learning.get("/learning/<int:enrolment_id>/modules/<int:number>/exercises/<int:position>")
@only("learner")
def exercise(enrolment_id: int, number: int, position: int) -> Response:
    """What to do, the hints one opens when one wants, and what the trainer looks at."""
    place, course = own_place(enrolment_id)
    module = module_of(course, number)
    found = next((one for one in module.exercises if one.number == position), None) or abort(404)
    return remembered_page(
        "learning/exercise.html",
        numbers={"enrolment_id": enrolment_id},
        content={"course": course, "module": module, "exercise": found},
        site_phone=place.site_phone,
    )
