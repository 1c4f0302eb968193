"""Looking at the courses there are, and into a package before it is published."""

from collections.abc import Callable
from typing import Any

from flask import Response, abort, current_app, request, url_for

from lms.authoring import queries, showing
from lms.authoring.at_hand import library
from lms.authoring.forms import PublishForm
from lms.authoring.operations import replaces_built_in
from lms.authoring.queries import Listed
from lms.authoring.routes import authoring
from lms.authoring.rules import gone
from lms.catalogue import queries as catalogue
from lms.catalogue.values import REFERENCE, Course, Module
from lms.core.gate import PLANNERS, only
from lms.core.pages import page

PACKAGE = "/courses/packages/<int:package_id>"


@authoring.get("/courses")
@only(*PLANNERS)
def list_courses() -> Response:
    """Every course that is taught with where it comes from, then every package."""
    listed, done = queries.packages(), queries.history()
    taught = {slug: stack[-1] for slug, stack in queries.standing(listed, done).items()}
    by_id = {each.id: each for each in listed}
    return page(
        "authoring/list.html",
        courses=[(course, by_id.get(taught.get(course.slug, 0))) for course in catalogue.courses()],
        packages=listed,
        taught=set(taught.values()),
        published={each.package_id for each in done},
        timezone=_timezone(),
    )


def package_and_course(package_id: int) -> tuple[Listed, Course]:
    """A package and the course in it, or 404."""
    package = queries.package(package_id) or abort(404)
    return package, library().course_of(package) or abort(404)


def package_page(package: Listed, course: Course, form: PublishForm | None = None) -> Response:
    """A package: what it holds, what was done with it, what can be done."""
    done = queries.history()
    stack = queries.standing(queries.packages(), done).get(package.slug, [])
    present = catalogue.course(package.slug)
    form = form or PublishForm()
    return page(
        "authoring/package.html",
        form.status,
        form=form,
        package=package,
        course=showing.course_shown(course, _language()),
        address=_addresses(package.id),
        done=[each for each in done if each.package_id == package.id],
        is_taught=bool(stack) and stack[-1] == package.id,
        may_withdraw=package.id in stack,
        replaces=replaces_built_in(package, library().built_in),
        gone=_gone(present, package),
        written_in=showing.languages_of(course),
        shown_in=_language(),
        timezone=_timezone(),
    )


def _timezone() -> str:
    """Packages belong to no site: their days are those of the installation."""
    return str(current_app.config["SETTINGS"].timezone)


def _gone(present: Course | None, package: Listed) -> list[str]:
    """The titles of the modules taught today that this package has no longer."""
    if present is None:
        return []
    titles = {module.slug: module.title for module in present.modules}
    return [titles[slug] for slug in gone(titles, package.modules)]


def _language() -> str:
    return request.args.get(showing.IN, REFERENCE)


def _addresses(package_id: int) -> Callable[..., str]:
    """How pages that authors share lead on, here."""

    def address(name: str, **values: Any) -> str:
        return url_for(f".package_{name}", package_id=package_id, **(values | {showing.IN: _language()}))

    return address


@authoring.get(PACKAGE)
@only(*PLANNERS)
def show_package(package_id: int) -> Response:
    """What a package holds, and what can be done with it."""
    return package_page(*package_and_course(package_id))


@authoring.get(f"{PACKAGE}/modules/<int:number>")
@only(*PLANNERS)
def package_module(package_id: int, number: int) -> Response:
    """A module: its note, its lesson, its exercises, every question with its marking."""
    package, course, module = _module(package_id, number)
    return page(
        "authoring/module.html",
        package=package,
        course=course,
        module=module,
        address=_addresses(package.id),
        written_in=showing.languages_of(course),
        shown_in=_language(),
    )


@authoring.get(f"{PACKAGE}/modules/<int:number>/questions/<int:position>")
@only(*PLANNERS)
def package_question(package_id: int, number: int, position: int) -> Response:
    """One question to try: what learners see, and what an answer earns."""
    package, course, module = _module(package_id, number)
    tried = showing.tried(module, position, request.args.to_dict(flat=False))
    return page(
        "authoring/question.html",
        course=course,
        module=module,
        position=position,
        tried=tried or abort(404),
        back=f"{_addresses(package.id)('module', number=number)}#question-{position}",
        shown_in=_language(),
    )


def _module(package_id: int, number: int) -> tuple[Listed, Course, Module]:
    package, course = package_and_course(package_id)
    shown = showing.course_shown(course, _language())
    return package, shown, showing.module_numbered(shown, number) or abort(404)
