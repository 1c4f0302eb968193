"""A learner's own page as a browser shows it, where it can do nothing: no script, no network, no form."""

from flask import Response, request

from lms.catalogue.practice import Exercise
from lms.core.gate import only
from lms.core.pages import answer, page
from lms.core.web import POLICY, policy
from lms.learning.practice.queries import draft_of
from lms.learning.practice.routes import practice
from lms.learning.practice.routes.doing import EXERCISE, own_task

FENCED = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "form-action 'none'; frame-ancestors 'self'; base-uri 'none'"
)
"""What the page of a learner may do: have styles, and drawings it brings itself."""


@practice.get(f"{EXERCISE}/preview")
@only("learner")
def preview(enrolment_id: int, number: int, position: int) -> Response:
    """The page as it was written last; as its author begins it where nothing was, or for `new`."""
    place, task = own_task(enrolment_id, number, position)
    anew = "new" in request.args
    written = None if anew else draft_of(place.enrolment_id, task.module.slug, task.exercise.slug)
    return fenced(_begun(task.exercise) if written is None else written)


def _begun(exercise: Exercise) -> str:
    return exercise.code.starter if exercise.code and exercise.code.language == "html" else ""


def fenced(html: str) -> Response:
    """`html` that somebody wrote, shown inside a fence."""
    response = answer(html.encode("utf-8", "replace"))
    response.headers[POLICY] = FENCED
    return response


@practice.get("/preview-frame")
@only("learner")
def preview_frame() -> Response:
    """The frame in which a page shows while it is written: ours, and holding a fence of its own."""
    response = page("practice/preview_frame.html")
    response.headers[POLICY] = policy(
        style_src="'self' 'unsafe-inline'", img_src="data:", connect_src="'none'", frame_ancestors="'self'"
    )
    return response
