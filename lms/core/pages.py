"""Pages: a template and its values become an answer. Nothing is read from the database on the way."""

import hashlib
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request
from flask.templating import Environment
from jinja2 import FileSystemBytecodeCache
from werkzeug.exceptions import HTTPException

from lms.config import ROOT


class Templates(Environment):
    """Jinja with one dictionary of globals for all templates: a chain of two is felt at every import."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals themselves, unless a template brings its own."""
        return super().make_globals(d) if d else self.globals


def use_templates(app: Flask, folder: Path) -> None:
    """Let `app` fill our templates, kept in `folder` once compiled, for all processes and starts.

    Constants are folded with the filters they pass through: other filters, another folder.
    """
    filters = b"".join(path.read_bytes() for path in sorted((ROOT / "lms" / "i18n").glob("*.py")))
    folder /= hashlib.sha256(filters).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    app.jinja_environment = Templates
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(folder))


def load_all(app: Flask) -> None:
    """Load every template now, for all processes that part from this one."""
    for name in app.jinja_env.list_templates(extensions=("html",)):
        app.jinja_env.get_template(name)


def page(template: str, status: int = 200, **values: Any) -> Response:
    """`template` filled with `values` and the person who is signed in. No cache keeps it."""
    return answer(render(template, **values), status)


def render(template: str, **values: Any) -> str:
    """The HTML of `template` filled with `values` and the person who is signed in."""
    return current_app.jinja_env.get_template(template).render(user=g.get("user"), **values)


def answer(html: str | bytes, status: int = 200) -> Response:
    """`html` as an answer that no cache keeps."""
    response = Response(html, status, mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    return response


def this_page() -> str:
    """The address to come back to: the page shown, that of the form that was sent, or the first one."""
    return request.full_path.rstrip("?") if request.method == "GET" else came_from() or "/"


def came_from() -> str:
    """The page of ours whose form was sent, '' where that is not known: a browser tells it, and may lie."""
    try:
        told = urlsplit(request.referrer or "")
        if told.netloc != request.host:
            return ""
        current_app.create_url_adapter(request).match(told.path, "GET")  # type: ignore[union-attr]  # in a request
    except (HTTPException, ValueError):
        return ""
    return told._replace(scheme="", netloc="", fragment="").geturl()
