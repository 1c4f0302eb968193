"""A request from end to end: its transaction, its checks, its headers, its line in the log."""

import logging
import secrets
import time
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, abort, g, has_request_context, request
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import ORMExecuteState, Session
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import BaseConverter, IntegerConverter

from lms.config import Settings
from lms.core import gate, once
from lms.core.cookies import RememberedCookies
from lms.core.db import begin_writing, db, end_writing, only_read, reads_only, write_from_here
from lms.core.uploads import FormRequest

READING = {"GET", "HEAD", "OPTIONS"}
POLICY = "Content-Security-Policy"
HEADERS = {
    POLICY: (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
YEAR = 365 * 24 * 3600


def policy(**changed: str) -> str:
    """The policy of a page that needs another one than all: `frame_src="'self'"` is added or put instead."""
    parts = dict(part.split(" ", 1) for part in HEADERS[POLICY].split("; "))
    return "; ".join(f"{name} {value}" for name, value in (parts | _named(changed)).items())


def _named(changed: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in changed.items()}


csrf = CSRFProtect()
log = logging.getLogger("passerelle.request")


class RowNumber(IntegerConverter):
    """A number in an address; one that no database counts to names nothing."""

    regex = r"\d{1,9}"


class Token(BaseConverter):
    """A secret that stands in an address: whoever was given it may enter. Made by `token_urlsafe(24)`."""

    regex = "[A-Za-z0-9_-]{32}"


def start(app: Flask, settings: Settings) -> None:
    """Register what comes first in each request; call before the gate."""
    app.config |= {
        "MAX_CONTENT_LENGTH": settings.max_upload_kb * 1024,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.public_url.startswith("https://"),
        "WTF_CSRF_ENABLED": True,
        "WTF_CSRF_CHECK_DEFAULT": False,
        "WTF_CSRF_TIME_LIMIT": None,
    }
    app.request_class = FormRequest
    app.session_interface = RememberedCookies()
    app.ensure_sync = _is_sync  # type: ignore[method-assign]
    csrf.init_app(app)
    app.url_map.converters |= {"int": RowNumber, "token": Token}
    app.wsgi_app = _with_headers(app.wsgi_app, app.config["SESSION_COOKIE_SECURE"])  # type: ignore[assignment, method-assign]
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]

    @app.before_request
    def begin() -> None:
        g.started = time.perf_counter()
        g.request_id = secrets.token_hex(6)
        if request.method in READING or gate.begins_slowly(app, request.endpoint):
            only_read()
        else:
            begin_writing()


def _is_sync(func: Callable[..., Any]) -> Callable[..., Any]:
    """No view is a coroutine: Flask need not ask ten times a request."""
    return func


def _with_headers(pages: WSGIApplication, secure: bool) -> WSGIApplication:
    """`pages` with the headers that are the same on every answer."""
    always = list(HEADERS.items())
    if secure:
        always.append(("Strict-Transport-Security", f"max-age={YEAR}"))

    def served(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable[[bytes], object]:
            own = {name for name, _value in headers if name == POLICY}
            return start_response(status, headers + [pair for pair in always if pair[0] not in own], *error)

        return pages(environ, start)

    return served


def finish(app: Flask) -> None:
    """Register what comes after the gate, and the end of the request."""

    @app.before_request
    def check_form() -> Response | None:
        if request.method in READING or request.endpoint is None:
            return None
        if _holds_a_nul():
            abort(400)
        if gate.changes_nothing(app, request.endpoint):
            return None
        if app.config["WTF_CSRF_ENABLED"] and not gate.needs_no_token(app, request.endpoint):
            csrf.protect()
        return once.answer_again()

    @app.after_request
    def end(response: Response) -> Response:
        response = _end_transaction(response)
        response.headers["X-Request-Id"] = g.request_id
        _log(response)
        return response


def _holds_a_nul() -> bool:
    """Whether a field holds the one sign PostgreSQL keeps nowhere; no person types it."""
    return any("\0" in value for values in request.form.lists() for value in values[1])


def keep_although_refused() -> None:
    """Commit this request even if its answer is a refusal: the refusal is itself a fact to keep."""
    g.keep = True


def _end_transaction(response: Response) -> Response:
    """Commit a writing request that was done; roll back all else. The only place that ends one."""
    done = response.status_code < 400 or g.pop("keep", False)
    if request.method in READING:
        return response  # nothing to end: the session is closed with the request
    if not done:  # perhaps because the same form, sent twice at once, was done a moment ago
        return answer_given_meanwhile() or response
    if reads_only():
        write_from_here()
    try:
        once.remember(response)
        end_writing()
    except IntegrityError:
        again = answer_given_meanwhile()
        if again is None:
            raise
        return again
    return response


def answer_given_meanwhile() -> Response | None:
    """Rolls back; then the answer the same form got a moment ago in another process, if it did."""
    db.session.rollback()
    again = once.answer_again() if once.unanswered() else None
    db.session.rollback()
    return again


@event.listens_for(Session, "before_flush")
def _reading_never_writes(_session: Session, *_: object) -> None:
    if has_request_context() and request.method in READING:
        raise RuntimeError(f"{request.endpoint} writes during a {request.method}")


@event.listens_for(Session, "do_orm_execute")
def _reading_sends_no_writing_statement(state: ORMExecuteState) -> None:
    """On SQLite a read that turns into a write is refused at once when another process writes."""
    if state.is_insert or state.is_update or state.is_delete:
        _reading_never_writes(state.session)


def _log(response: Response) -> None:
    """One line of JSON a request: the route's pattern, never the address or anything a person typed."""
    rule = request.url_rule.rule if request.url_rule else None
    milliseconds = round((time.perf_counter() - g.started) * 1000, 1)
    facts = {"id": g.request_id, "method": request.method, "route": rule}
    log.info("request", extra={"facts": facts | {"status": response.status_code, "ms": milliseconds}})
