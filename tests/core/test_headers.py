"""Every answer tells the browser to run and show only what is ours."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.factories import Visitor


@pytest.mark.parametrize("path", ["/sign-in", "/nowhere", "/healthz", "/sites"])
def test_answers_of_every_kind_carry_the_headers(visit: Visitor, path: str) -> None:
    headers = visit().get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]


def test_behind_https_cookies_and_pages_stay_there(make_app: Callable[..., Flask]) -> None:
    app = make_app(public_url="https://passerelle.example")
    answer = app.test_client().get("/sign-in", base_url="https://passerelle.example")
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    assert "Secure" in answer.headers["Set-Cookie"]
