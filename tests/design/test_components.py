"""The macros, rendered as a page would: what people see, hear and send."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from wtforms import IntegerField, RadioField, SelectChoice, StringField, validators
from wtforms.form import BaseForm

ROOT = Path(__file__).parents[2]


class Language:
    """The language of the page: written as its code."""

    code = "fr"

    def __str__(self) -> str:
        return self.code


def environment(**replaced: Any) -> Environment:
    """Templates with the globals of the application, reduced to what a macro needs."""
    env = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_callables(str, lambda one, many, n: one if n == 1 else many, newstyle=True)  # type: ignore[attr-defined]
    env.globals |= {
        "asset": lambda name: f"/static/{name}",
        "icon_lines": lambda _name: Markup("<path/>"),
        "language": Language,
        "direction": lambda: "ltr",
        "languages": lambda: [SimpleNamespace(code="ar", name="العربية", direction="rtl")],
        "user": None,
        "csrf_token": lambda: "a-token",
        "once_key": lambda: "a-key",
        "navigation_items": list,
        "this_page": lambda: "/",
        "url_for": lambda endpoint: f"/{endpoint}",
        "get_flashed_messages": lambda **_: [],
        **replaced,
    }
    return env


def render(body: str, *imported: str, **values: Any) -> str:
    """`body` with the macros it names imported, as HTML."""
    lines = [f'{{% from "components/{name}.html" import {name} %}}' for name in imported]
    return environment().from_string("".join(lines) + body).render(**values)


def a_form(**typed: str) -> BaseForm:
    form = BaseForm(
        {
            "name": StringField("Name", [validators.DataRequired("Write the name.")]),
            "gender": RadioField(
                "Gender", [validators.DataRequired("Choose.")], choices=[SelectChoice("f", "Woman")]
            ),
            "seats": IntegerField("Seats", [validators.Optional()]),
        }
    )
    form.process(data=typed)
    form.validate()
    return form


def test_a_field_that_is_wrong_is_tied_to_its_sentence() -> None:
    html = render("{{ field(form.name, hint='As they say it.') }}", "field", form=a_form())

    assert 'aria-describedby="name-hint name-error"' in html
    assert 'aria-invalid="true"' in html
    assert re.search(r'id="name-error">.*Write the name\.', html, re.DOTALL)
    assert "(required)" in html


def test_a_field_that_is_right_and_free_says_nothing_of_errors() -> None:
    html = render("{{ field(form.seats) }}", "field", form=a_form())

    assert "aria-" not in html
    assert "required" not in html


def test_the_summary_leads_to_each_wrong_field() -> None:
    form = a_form()
    summary = render("{{ error_summary(form) }}", "error_summary", form=form)
    fields = render("{% for one in form %}{{ field(one) }}{% endfor %}", "field", form=form)
    targets = re.findall(r'href="#([^"]+)"', summary)

    assert targets == ["name", "gender-0"]
    assert all(f'id="{target}"' in fields for target in targets)
    assert 'role="alert"' in summary


def test_no_summary_when_nothing_is_wrong() -> None:
    html = render("{{ error_summary(form) }}", "error_summary", form=a_form(name="Tesfay", gender="f"))

    assert html == ""


def test_a_form_carries_its_token_its_key_and_its_button() -> None:
    html = render('{% call form("/send", submit="Save") %}inside{% endcall %}', "form")

    assert 'name="csrf_token" value="a-token"' in html
    assert 'name="once" value="a-key"' in html
    assert re.search(r'<button class="button" type="submit"><span>Save</span>', html)
    assert "inside" in html


def test_ordering_sends_a_place_for_each_item_without_scripts() -> None:
    items = [SimpleNamespace(key=key, label=key, place=place) for place, key in enumerate("abc", start=1)]
    html = render('{{ ordering(name="q", items=items) }}', "ordering", items=items)

    assert re.findall(r'<select[^>]*name="([^"]+)"', html) == ["q-a", "q-b", "q-c"]
    assert re.findall(r'value="(\d)" selected', html) == ["1", "2", "3"]
    assert html.count('type="button" hidden') == 6


@pytest.mark.parametrize(("state", "word"), [("done", "done"), ("help", "needs help"), ("todo", "to do")])
def test_a_mark_is_a_word_and_a_shape_beside_its_colour(state: str, word: str) -> None:
    html = render("{{ mark(state) }}", "mark", state=state)

    assert word in html
    assert "<path" in html


def test_each_plank_says_its_name_and_state_to_those_who_listen() -> None:
    planks = [SimpleNamespace(label="Clavier", state="laid"), SimpleNamespace(label="E-mail", state="here")]
    html = render('{{ bridge(planks=planks, label="1 of 2") }}', "bridge", planks=planks)

    assert "Clavier – done" in html
    assert "E-mail – you are here" in html
    assert 'aria-label="1 of 2"' in html


def test_attendance_offers_three_answers_and_shows_the_recorded_one() -> None:
    html = render('{{ attendance_row(person="أحمد", name="p-1", value="absent") }}', "attendance_row")

    assert re.findall(r'value="(\w+)"', html) == ["present", "absent", "excused"]
    assert re.findall(r'value="(\w+)" checked', html) == ["absent"]
    assert "<bdi>أحمد</bdi>" in html


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, 1), (5, 5), (6, 4), (9, 4)])
def test_a_long_menu_keeps_what_does_not_fit_under_more(count: int, shown: int) -> None:
    items = [SimpleNamespace(label=str(n), address="#", icon="home", current=n == 0) for n in range(count)]
    html = render("{{ navigation(items=items) }}", "navigation", items=items)

    assert html.split("<details")[0].count("<a ") == shown
    assert html.count("<a ") == count
    assert ("More" in html) == (count > 5)


def test_a_figure_wider_than_its_bar_stays_inside() -> None:
    html = render('{{ figure(label="People", value="130", share=108, aim=100) }}', "figure")

    assert 'class="done" y="4" width="100"' in html


def test_what_people_typed_is_never_read_as_html() -> None:
    html = render("{{ person_chip(name='<script>') }}{{ button(label='<b>') }}", "person_chip", "button")

    assert "<script>" not in html
    assert "<b>" not in html


class Unreachable:
    """Stands for a user or a database that cannot be asked."""

    def __call__(self, *_: object) -> object:
        raise ConnectionError("the database is down")

    __getattr__ = __call__


def test_the_page_of_a_breakdown_needs_neither_user_nor_database() -> None:
    env = environment(
        **dict.fromkeys(
            ("user", "navigation_items", "this_page", "csrf_token", "languages", "url_for"), Unreachable()
        )
    )
    html = env.get_template("errors/500.html").render(request_id="7F3A-91C2")

    assert "7F3A-91C2" in html
    assert 'href="/"' in html


@pytest.mark.parametrize("back", ["", "/my-account"])
@pytest.mark.parametrize("code", [400, 403, 404, 409, 413, 429])
def test_every_error_page_has_one_title_and_a_way_back(code: int, back: str) -> None:
    html = environment().get_template(f"errors/{code}.html").render(back=back)

    assert html.count("<h1>") == 1
    assert "Back to the first page" in html


def test_too_many_tries_says_how_long_to_wait() -> None:
    page = environment().get_template("errors/429.html")

    assert "in 5 minutes." in page.render(minutes=5)
    assert "in a few minutes." in page.render()


def test_sign_out_is_offered_only_to_those_who_are_signed_in() -> None:
    signed_in = environment(user=SimpleNamespace(name="Amina", roles=["learner"]))

    assert "Sign out" in signed_in.get_template("errors/404.html").render()
    assert "Sign out" not in environment().get_template("errors/404.html").render()
