"""Every sentence people read is marked for translation, and translated."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from jinja2 import Environment

from lms.config import ROOT
from lms.i18n import catalogues
from lms.i18n.languages import LANGUAGES, SOURCE
from lms.i18n.words import CATALOGUES
from tests.house.spoken import WORD, unmarked

TAG = re.compile(r"<[^>]*(>|$)|^[^<]*>", re.S)
SHOWN_ATTRIBUTE = re.compile(r'(?:alt|title|placeholder|aria-label)="([^"{]*)"')
NAMES_OF_OURS = {"Passerelle", "ensp", "nbsp", "PDF", "CSV", "FR", "EN"}
BUILT_UP = {
    "templates/components/button.html: button",
    "templates/components/button.html: block",
    "templates/components/field_words.html: hint",
    "templates/components/field_words.html: error",
}
"""Class names and ids put together outside a tag; nobody reads them."""


@cache
def spoken() -> list[tuple[str, int, str | tuple[str, ...]]]:
    """(file, line, sentence) of each sentence of code and templates."""
    return [(file, line, sentence) for file, line, sentence, _comments in catalogues.sentences(ROOT)]


def untranslated(code: str) -> list[str]:
    """Sentences of code and templates that the catalogue of `code` lacks."""
    catalogue = catalogues.read(CATALOGUES / f"{code}.po", code)
    missing = []
    for file, line, sentence in spoken():
        key = sentence if isinstance(sentence, str) else sentence[0]
        message = catalogue.get(key)
        if message is None or message.fuzzy or not all(forms(message)):
            missing.append(f"{file}:{line} {key!r}")
    return missing


def forms(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one a plural form."""
    return (
        tuple(map(str, message.string)) if isinstance(message.string, tuple) else (str(message.string or ""),)
    )


def unmarked_in_template(name: str, text: str) -> list[str]:
    """Words a template shows that are not marked for translation."""
    tokens = Environment(autoescape=True, extensions=["jinja2.ext.i18n"]).lex(text)
    shown = "\x00".join(value for _line, kind, value in tokens if kind == "data")
    texts = [*SHOWN_ATTRIBUTE.findall(shown), TAG.sub(" ", shown.replace("\x00", ""))]
    return [f"{name}: {word}" for part in texts for word in WORD.findall(part) if word not in NAMES_OF_OURS]


def unmarked_in_code(name: str, text: str) -> list[str]:
    """Sentences given as they are to something that speaks to people."""
    return [f"{name}:{line}" for line in unmarked(ast.parse(text))]


def templates() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield path.relative_to(ROOT).as_posix(), path.read_text()


def test_every_sentence_is_translated() -> None:
    codes = sorted(set(LANGUAGES) - {SOURCE})
    missing = [f"{code}: {place}" for code in codes for place in untranslated(code)]
    assert not missing, f"{len(missing)} sentences to translate; run `flask i18n update`\n" + "\n".join(
        missing[:20]
    )


@pytest.mark.parametrize("code", sorted(set(LANGUAGES) - {SOURCE}))
def test_a_translation_keeps_the_values_of_its_sentence(code: str) -> None:
    value = re.compile(r"%\(\w+\)s")
    for message in catalogues.read(CATALOGUES / f"{code}.po", code):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = set(value.findall(str(ids[-1])))
        for form in forms(message):
            kept = set(value.findall(form))
            assert kept <= wanted, message.id
            assert not form or wanted - kept <= {"%(n)s", "%(num)s"}, message.id
            assert "%" not in re.sub(r"%%|[\u202f\xa0]%", "", value.sub("", form)), form


def test_every_word_of_the_templates_is_marked() -> None:
    found = {fault for name, text in templates() for fault in unmarked_in_template(name, text)}
    assert found == BUILT_UP


def test_every_sentence_of_the_code_is_marked() -> None:
    sources = [(path.relative_to(ROOT).as_posix(), path.read_text()) for path in (ROOT / "lms").rglob("*.py")]
    assert not [fault for name, text in sources for fault in unmarked_in_code(name, text)]


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Hello you</p>",
        '<img alt="A house">',
        "{% if x %}Hello{% endif %}",
        '<p class="a">{{ x }} people</p>',
    ],
)
def test_an_unmarked_word_in_a_template_is_caught(planted: str) -> None:
    assert unmarked_in_template("planted.html", planted)


def test_a_marked_template_is_not_accused() -> None:
    marked = (
        '{#- Says hello. -#}<p class="quiet" data-x="{{ 1 }}" id="some-id">{{ _("Hello") }} · Passerelle</p>'
    )
    assert not unmarked_in_template("planted.html", marked)


@pytest.mark.parametrize(
    "planted",
    [
        'flash("Done.")',
        'raise Refused(f"No {x}.")',
        'raise Refused("No " + x)',
        'raise Refused("No {}".format(x), "name")',
        'raise Refused("No place." if full else _("No room."))',
        'StringField("Name")',
        'PasswordField("Your PIN")',
        'IntegerField(label="Seats")',
        'RadioField(_("Why"), description="One of these")',
        'SelectField(_("Kind"), choices=[("a", "A class"), ("b", _("A visit"))])',
        'SelectField(_("Kind"), choices=choices({"a": "A class"}.items()))',
        'KINDS = {"a": "A class"}\nSelectField(_("Kind"), choices=choices(KINDS.items()))',
        'Length(max=3, message="Too long")',
        'NumberRange(1, 3, "From 1 to 3")',
        'InputRequired("Please")',
        'raise ValidationError("No such day")',
        'field.errors = ["No such day"]',
        'field.errors = [*field.errors, "No such day"]',
        'form.code.errors.append("No such code")',
        'self._object("No such code")',
    ],
)
def test_an_unmarked_sentence_in_the_code_is_caught(planted: str) -> None:
    assert unmarked_in_code("planted.py", planted)


@pytest.mark.parametrize(
    "marked",
    [
        'raise Refused(_("No %(x)s", x="abc"), "name")',
        'flash(_("Done."), "good")',
        'SelectField(lazy("Kind"), [InputRequired(lazy("Choose."))], choices=[("abc", lazy("A"))])',
        'SelectField(lazy("Kind"), choices=choices(KINDS.items()), default="abc")',
        'AnyOf(("yes", "no"), lazy("Choose."))',
        'Regexp(r"[a-z]+", message=lazy("Check."))',
        'StringField(person.name, render_kw={"autocomplete": "off"})',
    ],
)
def test_a_marked_sentence_in_the_code_is_not_accused(marked: str) -> None:
    assert not unmarked_in_code("planted.py", marked)


def test_an_untranslated_sentence_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fr.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n')
    monkeypatch.setattr("tests.house.test_sentences.CATALOGUES", tmp_path)
    assert untranslated("fr")
