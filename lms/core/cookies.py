"""The session cookie: its signature is checked once a process, then remembered."""

import time
from collections import OrderedDict
from threading import Lock
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature

MOST = 2000
"""Cookies remembered; beyond, the one met first goes."""


class RememberedCookies(SecureCookieSessionInterface):
    """Flask's own, sparing the signature of a cookie that was already found good.

    What is remembered is found by the whole cookie, signature included, and only until the cookie is too old.
    """

    def __init__(self) -> None:
        self.good: OrderedDict[str, tuple[float, dict[str, Any]]] = OrderedDict()
        self.changing = Lock()

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        cookie = request.cookies.get(self.get_cookie_name(app), "")
        found = self.good.get(cookie) or self._checked(app, cookie)
        if found is None or found[0] < time.time():
            return self.session_class()
        return self.session_class(found[1])

    def _checked(self, app: Flask, cookie: str) -> tuple[float, dict[str, Any]] | None:
        """(until when it is good, what it holds); none for a cookie that is not ours."""
        serializer = self.get_signing_serializer(app)
        if serializer is None or not cookie:
            return None
        try:
            held, signed = serializer.loads(cookie, return_timestamp=True)
        except BadSignature:
            return None
        found = (signed.timestamp() + app.permanent_session_lifetime.total_seconds(), held)
        if all(isinstance(part, str | int) for part in held.values()):  # what nobody can change in place
            with self.changing:
                self.good[cookie] = found
                if len(self.good) > MOST:
                    self.good.popitem(last=False)
        return found

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if session.modified or not session or self.should_set_cookie(app, session):
            super().save_session(app, session, response)
        elif "Cookie" not in response.headers.get("Vary", ""):
            response.vary.add("Cookie")
