"""The pages of the preview. No database, nobody signs in: they are for the author's own machine."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Response, abort, request, url_for

from lms.authoring import showing
from lms.authoring.marking import marking
from lms.authoring.preview.desk import Desk
from lms.catalogue.reading import Reading
from lms.catalogue.values import REFERENCE, Course, Module
from lms.config import ROOT, Settings
from lms.core import static
from lms.core.pages import use_templates
from lms.core.web import HEADERS
from lms.i18n import web as language
from lms.learning import grading


def preview(desk: Desk, settings: Settings, hosts: tuple[str, ...]) -> Flask:
    """The server for one desk; under the names in `hosts` alone, so that no other page can ask it."""
    app = Flask("lms", root_path=str(ROOT), template_folder="templates", static_folder=None)
    use_templates(app, settings.compiled_templates)
    app.config["TRUSTED_HOSTS"] = list(hosts)
    static.serve(app, settings)
    language.init_app(app, settings.language)
    app.jinja_env.globals |= {"marking": marking, "remarks": grading.remarks}

    @app.after_request
    def end(response: Response) -> Response:
        response.headers.update(HEADERS)
        response.headers["Cache-Control"] = "no-store"
        return response

    _add_pages(app, desk)
    return app


def _add_pages(app: Flask, desk: Desk) -> None:
    pages = Pages(app, desk)
    app.add_url_rule("/", "courses", pages.courses)
    app.add_url_rule("/mark", "mark", pages.mark)
    app.add_url_rule("/<slug>", "course", pages.course)
    app.add_url_rule("/<slug>/mark", "course_mark", pages.mark)
    app.add_url_rule("/<slug>/modules/<int:number>", "module", pages.module)
    app.add_url_rule("/<slug>/modules/<int:number>/questions/<int:position>", "question", pages.question)


class Pages:
    """Each page of the preview."""

    def __init__(self, app: Flask, desk: Desk) -> None:
        self.app, self.desk = app, desk

    def mark(self, slug: str = "") -> Response:
        """What changes when a file does: the page asks for it every second."""
        return Response(self._mark(slug), mimetype="text/plain")

    def _mark(self, slug: str) -> str:
        if slug:
            self._known(slug)
            return self.desk.mark(slug)
        return " ".join(self.desk.slugs())

    def courses(self) -> str:
        """The courses of the folder."""
        return self._page("list", "", slugs=self.desk.slugs(), faults=())

    def course(self, slug: str) -> str:
        """A course: what is to correct, what could be better, its modules."""
        mark, reading, course = self._read(slug)
        return self._page("course", slug, mark, reading, course=course, advice=reading.advice)

    def module(self, slug: str, number: int) -> str:
        """A module: its note, its lesson, its exercises, each question with its marking."""
        mark, reading, course, module = self._module(slug, number)
        return self._page("module", slug, mark, reading, course=course, module=module)

    def question(self, slug: str, number: int, position: int) -> str:
        """One question, to try."""
        mark, reading, course, module = self._module(slug, number)
        tried = showing.tried(module, position, request.args.to_dict(flat=False))
        return self._page(
            "question",
            slug,
            mark,
            reading,
            course=course,
            module=module,
            position=position,
            tried=tried or abort(404),
            back=f"{self._addresses(slug)('module', number=number)}#question-{position}",
        )

    def _known(self, slug: str) -> None:
        if slug not in self.desk.slugs():
            abort(404)

    def _read(self, slug: str) -> tuple[str, Reading, Course | None]:
        self._known(slug)
        mark, reading = self.desk.reading(slug)
        courses = reading.catalogue.courses
        return mark, reading, showing.course_shown(courses[0], _language()) if courses else None

    def _module(self, slug: str, number: int) -> tuple[str, Reading, Course, Module]:
        mark, reading, course = self._read(slug)
        course = course or abort(404)
        return mark, reading, course, showing.module_numbered(course, number) or abort(404)

    def _page(
        self, name: str, slug: str, mark: str = "", reading: Reading | None = None, **values: Any
    ) -> str:
        course = reading.catalogue.courses[0] if reading and reading.catalogue.courses else None
        known = {
            "slug": slug,
            "mark": mark or self._mark(slug),
            "mark_address": url_for("course_mark", slug=slug) if slug else url_for("mark"),
            "faults": reading.faults if reading else (),
            "shown_in": _language(),
            "written_in": showing.languages_of(course) if course else [REFERENCE],
            "address": self._addresses(slug),
            "user": None,
        }
        template = self.app.jinja_env.get_template(f"authoring/preview/{name}.html")
        return template.render(**(known | values))

    def _addresses(self, slug: str) -> Callable[..., str]:
        """How pages that authors share lead on, here."""

        def address(name: str, **values: Any) -> str:
            return url_for(name, slug=slug, **(values | {showing.IN: _language()}))

        return address


def _language() -> str:
    return request.args.get(showing.IN, REFERENCE)
