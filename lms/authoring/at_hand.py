"""The library of this application, and when it looks for what was published."""

from flask import Flask, current_app, request

from lms.authoring.library import Library
from lms.authoring.shelf import Shelf
from lms.catalogue import queries as catalogue
from lms.core.db import reads_only

_PLACE = "library"


def library() -> Library:
    """The library of the application at work."""
    return library_of(current_app)


def library_of(app: Flask) -> Library:
    """The library of an application."""
    found: Library = app.extensions[_PLACE]
    return found


def init_app(app: Flask) -> None:
    """Give the application its library; requests that only read, and the first one, look for what is new."""
    shelf = Shelf(app.config["SETTINGS"].instance / "courses")
    app.extensions[_PLACE] = Library(catalogue.in_force(), shelf)

    @app.before_request
    def look() -> None:
        if request.endpoint is not None and (reads_only() or library().must_look):
            library().look()

    app.extensions.setdefault("before_jobs", []).append(library_looks)


def library_looks() -> None:
    """Before a job: take up what was published."""
    library().look()
