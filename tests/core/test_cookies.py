"""The session cookie is checked once and remembered: what is remembered lets nobody in who should not be."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from lms.core import cookies
from tests.factories import Cast, Visitor


def signed_cookie(app: Flask, visit: Visitor, cast: Cast) -> str:
    """The cookie of a learner who was let in with it."""
    browser = visit(cast.learner)
    assert browser.get("/my-account").status_code == 200
    found = browser.client.get_cookie("session")
    assert found is not None
    return found.value


def lets_in(app: Flask, cookie: str) -> bool:
    client = app.test_client()
    client.set_cookie("session", cookie)
    return client.get("/my-account").status_code == 200


def test_a_cookie_met_before_still_lets_in(app: Flask, visit: Visitor, cast: Cast) -> None:
    cookie = signed_cookie(app, visit, cast)
    assert lets_in(app, cookie)
    assert lets_in(app, cookie)


@pytest.mark.parametrize(
    "change", [lambda c: c[:-5] + ("A" if c[-5] != "A" else "B") + c[-4:], lambda c: "x" + c]
)
def test_a_cookie_changed_by_one_sign_lets_nobody_in(
    app: Flask, visit: Visitor, cast: Cast, change: Callable[[str], str]
) -> None:
    cookie = signed_cookie(app, visit, cast)
    assert not lets_in(app, change(cookie))


def test_a_cookie_met_before_ends_with_its_time(
    app: Flask, visit: Visitor, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookie = signed_cookie(app, visit, cast)
    later = time.time() + timedelta(days=31).total_seconds()
    monkeypatch.setattr(time, "time", lambda: later)
    assert not lets_in(app, cookie)


def test_few_cookies_are_kept(
    app: Flask, visit: Visitor, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cookies, "MOST", 1)
    interface = app.session_interface
    assert isinstance(interface, cookies.RememberedCookies)
    interface.good.clear()
    assert lets_in(app, signed_cookie(app, visit, cast))
    assert len(interface.good) == 1
