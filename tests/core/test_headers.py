"""Every answer tells the browser to run and show only what is ours."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from lms import create_app
from lms.config import Settings
from tests.factories import ROLES, Cast, Visitor
from tests.house.test_doors import Grounds, doors, sides

__all__ = ["sides"]  # a fixture

INLINE = re.compile(r"""<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc="/static/)""", re.I)


def inline(html: str) -> list[str]:
    """What a strict policy would not run or show."""
    return INLINE.findall(html)


@pytest.mark.parametrize("role", ROLES)
def test_no_page_holds_a_script_or_style_of_its_own(
    app: Flask, cast: Cast, visit: Visitor, sides: tuple[Grounds, Grounds], role: str
) -> None:
    browser = visit(cast.ours.people[role])
    for rule, method in doors(app):
        if method == "GET" and rule.endpoint != "accounts.still_here":
            answer = browser.get(sides[0].address(app, rule))
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
            assert "unsafe" not in policy
            assert answer.mimetype != "text/html" or not inline(answer.text), rule.rule


@pytest.mark.parametrize(
    "planted",
    [
        "<script>alert(1)</script>",
        '<script src="https://elsewhere.example/x.js"></script>',
        '<p style="color: red">',
        "<style>p {}</style>",
        '<button onclick="x()">',
        '<a href="javascript:x()">',
    ],
)
def test_a_planted_script_or_style_is_caught(planted: str) -> None:
    assert inline(planted)


@pytest.mark.parametrize("path", ["/sign-in", "/nowhere", "/healthz", "/sites"])
def test_answers_of_every_kind_carry_the_headers(visit: Visitor, path: str) -> None:
    headers = visit().get(path).headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]


def test_behind_https_cookies_and_pages_stay_there(settings: Settings) -> None:
    app = create_app(replace(settings, public_url="https://passerelle.example"))
    answer = app.test_client().get("/sign-in", base_url="https://passerelle.example")
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    assert "Secure" in answer.headers["Set-Cookie"]
