"""Questions from and to other platforms: a file is shown as questions of ours, a bank is taken away."""

from base64 import b64encode
from collections.abc import Sequence

from flask import Response, abort, g
from werkzeug.wrappers import Response as AnyResponse

from lms.catalogue import queries as catalogue
from lms.catalogue.values import Course, Question
from lms.cohorts.access import cohort_for
from lms.core.errors import Refused
from lms.core.gate import AUTHORS, only, slow_first
from lms.core.pages import page
from lms.i18n import _, words
from lms.learning.forms import QuestionsFileForm
from lms.learning.marking import marking_of
from lms.learning.routes import learning
from lms.learning.routes.lessons import module_of

MODULE = "/cohorts/<int:cohort_id>/modules/<int:number>"


@learning.route("/questions/bring-in", methods=["GET", "POST"])
@only(*AUTHORS)
@slow_first
def bring_questions() -> AnyResponse:
    """Show the questions of a file as ours, with their marking, and what stays out. Nothing is kept."""
    form = QuestionsFileForm()
    shown: dict[str, object] = {}
    if form.sent():
        with form.refusals():
            shown = _brought(form.file.data.read())
    return page("learning/bring_questions.html", form.status, form=form, **shown)


def _brought(content: bytes) -> dict[str, object]:
    """What the page shows of a file."""
    from lms.catalogue.exchange import bank_writing, reading  # the checkers weigh 11 MB: only when needed

    language = "en" if words.language().code == "en" else "fr"
    carried = reading.read_questions_of(content, language)
    if not carried.questions and not carried.left_out:
        raise Refused(_("This file holds no question."))
    bank = bank_writing.write_bank(carried)
    packed = bank_writing.write_package(carried) if carried.drawings else bank.encode()
    return {
        "carried": carried,
        "questions": [(brought, marking_of(brought.question)) for brought in carried.questions],
        "bank": bank,
        "file": "questions.zip" if carried.drawings else "questions.yaml",
        "address": f"data:application/octet-stream;base64,{b64encode(packed).decode()}",
    }


def _course(cohort_id: int) -> Course:
    cohort = cohort_for(g.user, cohort_id) or abort(404)
    return catalogue.course(cohort.course) or abort(404)


@learning.get(f"{MODULE}/questions.gift")
@only(*AUTHORS)
def module_as_gift(cohort_id: int, number: int) -> AnyResponse:
    """The bank of a module, as GIFT."""
    module = module_of(_course(cohort_id), number)
    return _gift(module.questions, module.title, module.slug)


@learning.get(f"{MODULE}/questions.xml")
@only(*AUTHORS)
def module_as_xml(cohort_id: int, number: int) -> AnyResponse:
    """The bank of a module, as Moodle XML."""
    module = module_of(_course(cohort_id), number)
    return _xml(module.questions, module.title, module.slug)


@learning.get("/cohorts/<int:cohort_id>/questions.gift")
@only(*AUTHORS)
def course_as_gift(cohort_id: int) -> AnyResponse:
    """The banks of a whole course, as GIFT."""
    course = _course(cohort_id)
    return _gift(_all(course), course.title, course.slug)


@learning.get("/cohorts/<int:cohort_id>/questions.xml")
@only(*AUTHORS)
def course_as_xml(cohort_id: int) -> AnyResponse:
    """The banks of a whole course, as Moodle XML."""
    course = _course(cohort_id)
    return _xml(_all(course), course.title, course.slug)


def _all(course: Course) -> Sequence[Question]:
    return [question for module in course.modules for question in module.questions]


def _gift(questions: Sequence[Question], title: str, name: str) -> Response:
    from lms.catalogue.exchange.gift_writing import write_gift

    return _attached(write_gift(questions, title).text, f"{name}.gift.txt", "text/plain")


def _xml(questions: Sequence[Question], title: str, name: str) -> Response:
    from lms.catalogue.exchange.moodle_writing import write_moodle

    return _attached(write_moodle(questions, title).text, f"{name}.xml", "application/xml")


def _attached(text: str, name: str, kind: str) -> Response:
    response = Response(text, mimetype=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
