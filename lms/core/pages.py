"""Pages: a template and its values become an answer. Nothing is read from the database on the way."""

from typing import Any

from flask import Response, current_app, g, request


def page(template: str, status: int = 200, **values: Any) -> Response:
    """`template` filled with `values` and the person who is signed in. No cache keeps it."""
    html = current_app.jinja_env.get_template(template).render(user=g.get("user"), **values)
    response = Response(html, status, mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    return response


def this_page() -> str:
    """The address to come back to: the page shown, or the first one after a form."""
    return request.full_path.rstrip("?") if request.method == "GET" else "/"
