"""Whatever is sent to whatever form, it answers in the language of the page and in our own words."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import flask_wtf.file
import pytest
import wtforms
from flask import Flask
from wtforms import SelectField

from lms.catalogue.queries import courses
from lms.core.form_words import SAID
from lms.core.forms import Form
from lms.i18n import words

WRONG = ("", "?", "9" * 40, "x" * 20_000)
"""What is sent to each field: nothing, no such thing, far too much, far too long."""
LATIN = re.compile(r"\b(?!Passerelle|zip)\w*[a-z]{3}")
TO_PROGRAMMERS = ("Choices cannot be None.", "Invalid field name '%s'.")


def every_form(kind: type[Form] = Form) -> Iterator[type[Form]]:
    """Each form of the product; those made for one page are made of one of these."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("lms.") and "<locals>" not in each.__qualname__:
            yield each
            yield from every_form(each)


def made(kind: type[Form]) -> Form:
    """The form, as its page makes it; nothing is offered where the page says what is."""
    given: dict[str, Any] = {
        "rooms": (),
        "question": courses()[0].modules[0].questions[0],
        "evening": SimpleNamespace(session=SimpleNamespace(minutes=120)),
        "lines": (),
    }
    form = kind(
        **{name: given[name] for name in inspect.signature(kind.__init__).parameters if name in given}
    )
    for field in form:
        if isinstance(field, SelectField) and field.choices is None:
            field.choices = []
    return form


def answers(app: Flask, kind: type[Form], sent: str) -> list[list[str]]:
    """What the form says in English, French and Arabic when `sent` is what each of its fields holds."""
    with app.test_request_context(method="POST", data={"a field": "is sent"}):
        names = list(made(kind)._fields)
    said = []
    with app.test_request_context(method="POST", data=dict.fromkeys(names, sent)):
        for language in ("en", "fr", "ar"):
            words.use(language)
            form = made(kind)
            form.sent()
            said.append([str(sentence) for field in form for sentence in field.errors])
    return said


@pytest.mark.parametrize("sent", WRONG, ids=["nothing", "no-such-thing", "too-much", "too-long"])
def test_every_form_answers_in_the_language_of_the_page(shared_app: Flask, sent: str) -> None:
    said = 0
    for kind in every_form():
        english, french, arabic = answers(shared_app, kind, sent)
        assert len(english) == len(french) == len(arabic), kind
        assert all(english), f"{kind} says nothing"
        assert not {*english} & {*french} | {*english} & {*arabic} | {*french} & {*arabic}, kind
        said += len(english)
    assert said > 20


def test_no_field_is_called_by_its_name_in_code(shared_app: Flask) -> None:
    with shared_app.test_request_context():
        words.use("ar")
        labels = {str(field.label.text) for kind in every_form() for field in made(kind)}
    assert len(labels) > 100
    assert not [label for label in labels if LATIN.search(label)]


def spoken_by_wtforms() -> Iterator[str]:
    """Each sentence WTForms and Flask-WTF may say, read in their own files."""
    folder = Path(inspect.getfile(wtforms)).parent
    for path in (folder / "validators.py", *(folder / "fields").glob("*.py"), Path(flask_wtf.file.__file__)):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("gettext", "ngettext"):
                yield from (str(arg.value) for arg in node.args if isinstance(arg, ast.Constant))


def test_each_sentence_of_wtforms_is_one_of_ours() -> None:
    spoken = set(spoken_by_wtforms()) - set(TO_PROGRAMMERS)
    assert spoken == set(SAID)
