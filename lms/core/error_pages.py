"""What people see when something cannot be shown: plain words and a way back."""

import logging
from contextlib import suppress
from datetime import timedelta
from math import ceil
from typing import Any

from flask import Flask, Response, current_app, g, redirect, request
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from lms.core.db import db
from lms.core.errors import Refused
from lms.core.pages import came_from, page
from lms.core.web import answer_given_meanwhile

WITH_A_PAGE = {400, 403, 404, 409, 413, 429, 500}
log = logging.getLogger("passerelle.error")


class TooOften(HTTPException):
    """Asked again too soon; `wait` is how long until it is allowed."""

    code = 429

    def __init__(self, wait: timedelta) -> None:
        super().__init__()
        self.wait = wait


def init_app(app: Flask) -> None:
    """Answer every error with a page of ours."""
    app.register_error_handler(HTTPException, refused_by_http)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(IntegrityError, _clash)
    app.register_error_handler(Exception, _broken)
    app.log_exception = _log  # type: ignore[method-assign,assignment]  # Flask's own tells what was typed


def refused_by_http(error: HTTPException) -> Response:
    """Our page for an error of HTTP."""
    code = error.code or 500
    if code < 400:
        return error.get_response()  # type: ignore[return-value]  # a redirect of the router's
    if isinstance(error, MethodNotAllowed) and request.method == "GET":
        return redirect(_page_above(request.path), 303)  # type: ignore[return-value]  # a Response of ours
    shown = code if code in WITH_A_PAGE else 400 if code < 500 else 500
    answer = _error_page(shown, error)
    answer.status_code = code
    if isinstance(error, TooOften):
        answer.headers["Retry-After"] = str(int(error.wait.total_seconds()) + 1)
    return answer


def _page_above(path: str) -> str:
    """The nearest page above an address one only sends to: /sessions/7 for /sessions/7/split."""
    ours = current_app.create_url_adapter(request)
    while ours and path.count("/") > 1:
        path = path.rpartition("/")[0]
        with suppress(HTTPException):
            ours.match(path, method="GET")
            return path
    return "/"


def _error_page(code: int, error: HTTPException) -> Response:
    minutes = ceil(error.wait.total_seconds() / 60) if isinstance(error, TooOften) else 0
    said = {"request_id": g.get("request_id"), "minutes": minutes, "back": came_from()}
    return page(f"errors/{code}.html", code, **said)


def _refused(error: Refused) -> Response:
    return page("errors/409.html", 409, sentence=error.sentence, back=came_from())


def _clash(error: IntegrityError) -> Response:
    """Two people, or two clicks, at the same moment: the earlier answer if it was the same form."""
    again = answer_given_meanwhile()
    if again is not None:
        return again
    log.warning("clash", exc_info=error, extra={"facts": {"id": g.get("request_id")}})
    return page("errors/409.html", 409, sentence=None, back=came_from())


def _broken(error: Exception) -> Response:
    db.session.rollback()
    _log(error)
    if current_app.testing:
        raise error
    g.user = None
    return page("errors/500.html", 500, request_id=g.get("request_id"))


def _log(error: Any) -> None:
    """A line for an error; also for one met after the route, while the transaction ends."""
    facts = {"id": g.get("request_id"), "route": request.url_rule.rule if request.url_rule else None}
    log.error("request failed", exc_info=error, extra={"facts": facts})
