"""Every page of every role: nothing inline, no form without its token and one-time key, none that forgets."""

import re

import pytest
from flask import Flask

from lms.config import ROOT
from tests.factories import ROLES, Cast, Visitor
from tests.house.grounds import Grounds
from tests.house.test_doors import doors, open_to, sides

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


JINJA = re.compile(r"\{[%{](.*?)[%}]\}")
SIGNS = re.compile(r'[<>"]')
CONTROL = re.compile(r"<input\b[^>]*>|<(textarea|select)\b.*?</\1>", re.S)
SHOWS_BACK = (
    (re.compile(r'type="(?:file|hidden)"'), re.compile("")),
    (re.compile(r'type="(?:radio|checkbox|\[)'), re.compile(r" checked\b")),
    (re.compile("<select"), re.compile(r" selected\b")),
    (re.compile("<textarea"), re.compile(r">\s*\[")),
    (re.compile("<input"), re.compile(r'\svalue="\[')),
)
"""How each kind of control that a template writes by hand says what was chosen or typed in it."""


def controls(template: str) -> list[str]:
    """The controls with a name a template writes by hand; [if this], [that], for what Jinja puts there."""
    plain = JINJA.sub(lambda part: "[" + SIGNS.sub(" ", part[1]) + "]", template)
    return [found[0] for found in CONTROL.finditer(plain) if re.search(r'\sname="', found[0])]


def forgetful(template: str) -> list[str]:
    """Those of them that come back empty when their form does."""
    return [
        control
        for control in controls(template)
        if not next(shows for kind, shows in SHOWS_BACK if kind.search(control)).search(control)
    ]


def test_no_control_written_by_hand_forgets_what_was_typed() -> None:
    written = {path: path.read_text() for path in (ROOT / "templates").rglob("*.html")}
    assert sum(len(controls(text)) for text in written.values()) > 8
    assert not {str(path): found for path, text in written.items() if (found := forgetful(text))}


@pytest.mark.parametrize(
    "planted",
    [
        '<input class="control" name="words" maxlength="200">',
        '<input type="radio" name="heard" value="{{ option.data }}">',
        '<textarea name="reason" rows="2"></textarea>',
        '<select name="a">{% if n > 2 %}<option value="{{ n }}">{{ n }}</option>{% endif %}</select>',
    ],
)
def test_a_control_that_forgets_is_caught(planted: str) -> None:
    assert forgetful(planted)


def inline(html: str) -> list[str]:
    """What a strict policy would not run or show."""
    return INLINE.findall(html)


FREE_TEXT = re.compile(r"""<textarea|<input(?![^>]*\stype="(?:hidden|radio|checkbox|date|time|number)")""")
A_CODE = re.compile(r'<input[^>]*\sname="code"[^>]*>')
"""The number of a document or of a sheet of paper: it names nobody, and is made to stand in an address."""
NAMED_IN_ADDRESS = re.compile(rf"""(?:action|href)="[^"]*(?:{"|".join(ROLES)})(?:%20|\+| )[12]\b""")
"""People of the cast are called by their role and their side."""


def tattling(html: str) -> list[str]:
    """Forms that put what is written of people in an address, where it is kept; such addresses."""
    asking = [form for form in FORM.findall(html) if 'method="post"' not in form]
    return [form for form in asking if FREE_TEXT.search(A_CODE.sub("", form))] + NAMED_IN_ADDRESS.findall(
        html
    )


@pytest.mark.parametrize(
    "planted",
    [
        '<form method="get" action="/people"><input type="search" name="q"></form>',
        '<form><input name="q"></form>',
        '<a href="/people?q=learner%201">',
    ],
)
def test_a_name_in_an_address_is_caught(planted: str) -> None:
    assert tattling(planted)


@pytest.mark.parametrize("role", ROLES)
def test_no_page_has_a_careless_form_or_anything_inline(
    app: Flask, cast: Cast, visit: Visitor, sides: tuple[Grounds, Grounds], role: str
) -> None:
    browser = visit(cast.ours.people[role])
    opened = [rule for rule, method in doors(app) if method == "GET" and role in open_to(app, rule)]
    refused = [rule for rule, method in doors(app) if method == "GET" and role not in open_to(app, rule)]
    answers = [browser.get(sides[0].address(app, rule)) for rule in opened + refused[:1]]
    shown = [answer.text for answer in answers if answer.mimetype == "text/html"]
    assert sum(html.count('method="post"') for html in shown) > len(shown)
    assert not [fault for html in shown for fault in careless(html) + inline(html) + tattling(html)]


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
