"""Every page of every role: no script or style of its own, no form without its token and one-time key."""

import re

import pytest
from flask import Flask

from tests.factories import ROLES, Cast, Visitor
from tests.house.grounds import Grounds
from tests.house.test_doors import doors, sides

__all__ = ["sides"]  # a fixture

FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.S)
INLINE = re.compile(r"""<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc="/static/)""", re.I)
ASKS_ONLY = 'action="/verify/file"'
"""What is posted there changes nothing."""
CREATES_NOTHING = ('action="/sign-out"', 'action="/language"')


def careless(html: str) -> list[str]:
    """Opening tags of forms without their token, or without the key that makes a second sending harmless."""
    return [
        form[: form.index(">") + 1]
        for form in FORM.findall(html)
        if 'method="post"' in form
        and ASKS_ONLY not in form
        and (
            'name="csrf_token"' not in form
            or ('name="once"' not in form and not any(quiet in form for quiet in CREATES_NOTHING))
        )
    ]


def inline(html: str) -> list[str]:
    """What a strict policy would not run or show."""
    return INLINE.findall(html)


@pytest.mark.parametrize("role", ROLES)
def test_no_page_has_a_careless_form_or_anything_inline(
    app: Flask, cast: Cast, visit: Visitor, sides: tuple[Grounds, Grounds], role: str
) -> None:
    browser = visit(cast.ours.people[role])
    pages = [sides[0].address(app, rule) for rule, method in doors(app) if method == "GET"]
    answers = [browser.get(page) for page in pages]
    shown = [answer.text for answer in answers if answer.mimetype == "text/html"]
    assert sum(html.count('method="post"') for html in shown) > len(shown)
    assert not [fault for html in shown for fault in careless(html) + inline(html)]


@pytest.mark.parametrize(
    "planted",
    [
        '<form method="post" action="/sites/new"><input name="csrf_token" value="x"></form>',
        '<form method="post" action="/sites/new"><input name="once" value="x"></form>',
        '<form method="post" action="/sign-out"></form>',
    ],
)
def test_a_careless_form_is_caught(planted: str) -> None:
    assert careless(planted)


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
